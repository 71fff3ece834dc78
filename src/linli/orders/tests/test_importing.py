"""A table of offers is brought in: first what would change, then the change; bad lines are left out and told."""

import io
import time

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from linli.kernel.bringing import NEW, REFUSED
from linli.kernel.clock import now, travel
from linli.kernel.clock.days import DAY
from linli.kernel.delivery.models import Delivery
from linli.kernel.evidence import shelf
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.testing.together import at_once
from linli.orders import acts, queries, testing
from linli.orders.models import Offer
from linli.orders.rules.importing import HEADINGS
from linli.orders.tests.asking import told
from linli.organisations.testing import a_body
from linli.people.models import Person

HEAD = "名称,类别,服务对象,提供单位,所在社区,地点,人数上限,费用(元),收费依据,结束日期\n"
MANY, BAD, SECONDS = 10_000, 300, 60


@pytest.fixture(autouse=True)
def shelf_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def rows(text, head=HEAD):
    return queries.read_offers((head + text).encode())


def verdicts(lines):
    return [line.verdict for line in lines]


@pytest.fixture
def table(market):
    at = market.place.community.pk
    return rows(
        f"周末开放操场,文化体育,有孩子的家庭,,{at},学校操场,40,0,,\n"
        f"礼堂出借,places,,,{at},学校礼堂,200,80,场地管理办法第六条,\n"
        f",文化体育,,,{at},,,,,\n怪事,飞天,,,{at},,,,,\n收钱,文化体育,,,{at},,,50,,\n"
        f"过期,文化体育,,,{at},,,,,2020-01-01\n火星,文化体育,,,火星社区,,,,,\n多人,文化体育,,,{at},,很多,,,\n"
        f"谁家,文化体育,外星人,,{at},,,,,\n周末开放操场,文化体育,,,{at},,,,,\n"
    )


def test_the_preview_changes_nothing_and_says_what_is_wrong_by_line(market, table):
    lines = queries.preview_offers(market.uma, table)
    assert verdicts(lines) == ["new", "new", *["refused"] * 8]
    assert [line.at for line in lines if line.verdict == REFUSED] == list(range(4, 12))
    assert len({str(line.reason) for line in lines if line.verdict == REFUSED}) == 8
    assert not Offer.objects.exists()


def test_it_brings_in_the_good_lines_with_one_entry_each(market, table):
    acts.import_offers(market.uma, table)
    entries = Entry.objects.filter(kind=acts.import_offer.kind, via="import")
    assert [one.amounts for one in entries] == [{"published": 1}] * 2
    hall = Offer.objects.get(title="礼堂出借")
    assert (hall.state, hall.body, hall.theme, hall.most, hall.fee) == (
        "published",
        market.unit,
        "places",
        200,
        80,
    )
    assert [
        one.offer.title for one in queries.found_offers(market.place.community.pk, queries.Wish(q="礼堂"))
    ] == ["礼堂出借"]


def test_who_looks_for_such_a_thing_is_told_once(market, table):
    want = testing.wanted(market)
    acts.import_offers(market.uma, table)
    (word,) = [one for one in told(body=market.place.community) if "周末开放操场" in one]
    offer = Offer.objects.get(title="周末开放操场")
    assert Delivery.objects.get(subject=word).link == offer.get_absolute_url() and want.state == "open"


def test_the_same_file_again_adds_nothing(market, table):
    acts.import_offers(market.uma, table)
    before = Entry.objects.count()
    assert {*verdicts(acts.import_offers(market.uma, table))} == {"unchanged", "refused"}
    assert Entry.objects.count() == before and Offer.objects.count() == 2


def test_what_was_taken_off_since_does_not_come_back_by_itself(market, table):
    acts.import_offers(market.uma, table)
    acts.withdraw_offer(market.uma, Offer.objects.get(title="礼堂出借"), reason="礼堂大修")
    lines = acts.import_offers(market.uma, table)
    assert verdicts(lines)[:2] == ["unchanged", "unchanged"] and lines[1].reason
    assert Offer.objects.filter(state="published").count() == 1


def test_what_differs_is_said_better_and_who_ordered_is_told(market, table):
    acts.import_offers(market.uma, table)
    testing.placed(market, offer=Offer.objects.get(title="周末开放操场"))
    (line,) = acts.import_offers(
        market.uma, rows(f"周末开放操场,文化体育,,,{market.place.community.pk},东操场,60,0,,\n")
    )
    assert (line.verdict, line.changes) == ("changed", ["place_words", "whom", "most"])
    assert Offer.objects.get(title="周末开放操场").place_words == "东操场"
    assert "周末开放操场" in told(market.bob)[0]


def test_what_was_paused_is_on_the_menu_again(market, table):
    acts.import_offers(market.uma, table)
    acts.pause_offer(market.uma, Offer.objects.get(title="礼堂出借"))
    assert acts.import_offers(market.uma, table)[1].changes == ["state"]
    assert Offer.objects.get(title="礼堂出借").state == "published"


def test_the_street_brings_drafts_for_those_that_speak_for_themselves_and_tells_them_once(market):
    at = market.place.community.pk
    text = "".join(f"开放{n}号教室,places,,{market.unit.pk},{at},,,,,\n" for n in range(3))
    lines = acts.import_offers(market.sue, rows(text))
    assert verdicts(lines) == ["new"] * 3
    assert {*Offer.objects.values_list("state", flat=True)} == {"drafted"}
    assert len(told(body=market.unit)) == 1
    again = acts.import_offers(market.sue, rows(text.replace(",,,,,\n", ",大楼,,,,\n")))
    assert verdicts(again) == ["refused"] * 3  # what is in their menu is theirs to change
    draft = Offer.objects.order_by("id").first()
    assert acts.publish_offer(market.uma, draft).noun.state == "published"


def test_it_refuses_strangers_what_lies_outside_and_other_tables(market):
    with pytest.raises(NotYours):
        acts.import_offers(market.bob, [])
    with pytest.raises(NotYours):
        acts.import_offer(
            market.bob, offer=Offer(body=market.unit, at=market.place.community, title="x", theme="law")
        )
    far = a_body("resident_unit", "别区学校", market.place.city)
    (line,) = queries.preview_offers(market.uma, rows(f"借操场,culture,,{far.pk},,,,,,\n"))
    assert line.verdict == REFUSED
    with pytest.raises(Refused) as refused:
        queries.read_offers("名称,人数\n操场,3\n".encode())
    assert refused.value.field == "file"


def desk_of(actor):
    client = Client()
    client.force_login(Person.objects.get(pk=actor.person_id))
    return client


def test_its_page_shows_first_and_does_then_and_gives_the_template(market, table):
    desk = desk_of(market.uma)
    book = desk.get("/desk/orders/menu/template/")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(book.streaming_content))).get_sheet_by_index(0)
    assert sheet.to_python()[0] == [words[0] for words in HEADINGS.values()]
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    page = made.add_worksheet()
    page.write_row(0, 0, sheet.to_python()[0])
    page.write_row(1, 0, ["周末开放操场", "文化体育"])
    page.write_row(2, 0, ["", "文化体育", "没有名称的一行"])
    made.close()
    sent = SimpleUploadedFile("offers.xlsx", file.getvalue())
    preview = desk.post("/desk/orders/menu/bring/", {"file": sent})
    assert preview.status_code == 200 and not Offer.objects.exists() and "第 3 行" in preview.content.decode()
    done = desk.post("/desk/orders/menu/bring/", {"rows": preview.context["rows"]})
    assert done.status_code == 200 and Offer.objects.get().title == "周末开放操场"
    assert desk.post("/desk/orders/menu/bring/", {"rows": "forged"}).status_code == 422
    assert desk_of(market.bob).get("/desk/orders/menu/bring/").status_code == 404


def test_what_was_previewed_too_long_ago_is_asked_for_again(market):
    desk = desk_of(market.uma)
    sent = SimpleUploadedFile("offers.csv", (HEAD + "借操场,culture,,,,,,,,\n").encode())
    word = desk.post("/desk/orders/menu/bring/", {"file": sent}).context["rows"]
    with travel(now() + 2 * DAY):
        assert shelf.sweep() == 1
    answer = desk.post("/desk/orders/menu/bring/", {"rows": word})
    assert answer.status_code == 422 and "file" in answer.context["form"].errors
    assert not Offer.objects.exists()


def test_ten_thousand_lines_with_three_hundred_bad_ones(market):
    """Through the page's own steps: read, preview, do. Each bad line is named; the others are found."""
    at = market.place.community.pk
    each = MANY // BAD
    text = "".join(
        f"{'' if n % each == 0 and n < BAD * each else f'第{n}号便民服务'},convenience,,,{at},{n}号楼,{n % 90 + 1},,,\n"
        for n in range(MANY)
    )
    desk, began = desk_of(market.uma), time.perf_counter()
    preview = desk.post(
        "/desk/orders/menu/bring/", {"file": SimpleUploadedFile("万行.csv", (HEAD + text).encode())}
    )
    shown, applied = (
        time.perf_counter(),
        desk.post("/desk/orders/menu/bring/", {"rows": preview.context["rows"]}),
    )
    took = time.perf_counter() - began
    print(f"{MANY:,} lines, {BAD} bad: shown in {shown - began:.1f} s, all in after {took:.1f} s")
    lines, page = applied.context["lines"], applied.content.decode()
    assert (
        applied.status_code == 200
        and "第 2 行" in page
        and "第 9869 行" in page
        and applied.context["unshown"] == MANY - 500
    )
    bad = [line.at for line in lines if line.verdict == REFUSED]
    assert bad == [2 + n * each for n in range(BAD)]
    assert Offer.objects.filter(state="published").count() == MANY - BAD
    assert Entry.objects.filter(kind=acts.import_offer.kind).count() == MANY - BAD
    assert NEW not in verdicts(acts.import_offers(market.uma, rows(text)))
    found = queries.found_offers(at, queries.Wish(q="第4321号"))
    assert [one.offer.title for one in found] == ["第4321号便民服务"]
    assert took < SECONDS


@pytest.mark.django_db(transaction=True)
def test_the_same_file_twice_at_one_moment_adds_it_once():
    market = testing.a_market()
    told_in = rows("".join(f"第{n}号服务,law,,,{market.place.community.pk},,,,,\n" for n in range(20)))
    at_once([lambda: acts.import_offers(market.uma, told_in)] * 4)
    assert Offer.objects.count() == 20
