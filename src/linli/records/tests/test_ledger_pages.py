"""Who sees which ledger, which columns, of which organisations; filters, totals, and what is told when it is much."""

from datetime import timedelta

import pytest
from django.test import Client

from linli.kernel.clock import today
from linli.kernel.ledgers import LEDGERS, Column, Ledger
from linli.kernel.testing import statements
from linli.needs import acts, testing
from linli.records.tests import house


@pytest.fixture
def town(db):
    return testing.a_town()


@pytest.fixture
def at(town):
    """A browser of somebody in a new post."""

    def open_for(body, *held):
        return house.reader(body, *held)[1]

    return open_for


def rows_of(browser, address):
    response = browser.get(address)
    assert response.status_code == 200
    return house.table_of(response.content.decode())[0]


def page(browser, address, status=200):
    response = browser.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_a_ledger_is_there_for_posts_with_its_permission(at, town):
    testing.raised(town)
    assert len(rows_of(at(town.place.street, "needs.read"), "/desk/ledgers/needs.handled/")) == 1
    page(at(town.place.street, "records.read"), "/desk/ledgers/needs.handled/", 404)
    assert Client().get("/desk/ledgers/needs.handled/").url.startswith("/account/login/")
    page(at(town.place.street, "needs.read"), "/desk/ledgers/no.such/", 404)


def test_it_shows_the_organisations_below_and_no_others(at, town):
    testing.dispatched(town)
    other, own = at(town.place.other, "needs.read"), at(town.place.community, "needs.read")
    assert rows_of(own, "/desk/ledgers/needs.handled/") and not rows_of(other, "/desk/ledgers/needs.handled/")
    page(other, f"/desk/ledgers/needs.handled/?body={town.place.community.pk}", 404)
    page(own, f"/desk/ledgers/needs.handled/?body={town.place.street.pk}", 404)
    above = at(town.place.district, "needs.read")
    assert rows_of(above, f"/desk/ledgers/needs.handled/?body={town.place.community.pk}")
    assert not rows_of(above, f"/desk/ledgers/needs.handled/?body={town.place.other.pk}")


def test_columns_with_words_of_people_are_not_there_for_others(at, town):
    testing.raised(town, text="哨兵文字漏水", address="哨兵胡同1号")
    plain, full = (
        at(town.place.street, "needs.read"),
        at(town.place.street, "needs.read", "needs.read_contact"),
    )
    assert "哨兵" in page(full, "/desk/ledgers/needs.handled/")
    for way in ("", "print/"):
        assert "哨兵" not in page(plain, f"/desk/ledgers/needs.handled/{way}")
    for format in ("csv", "json"):
        content = house.taken(plain.get(f"/desk/ledgers/needs.handled/take/{format}/")).decode()
        assert "哨兵" not in content and town.place.street.name in content
    assert "哨兵" not in plain.get("/api/queries/records.ledger?ledger=needs.handled").content.decode()


def test_contacts_stand_in_no_ledger():
    """A contact is read one by one, for a purpose that leaves an entry; never by the hundred."""
    titles = {column.code for ledger in LEDGERS.values() for column in ledger.columns}
    assert titles.isdisjoint({"contact", "reporter", "phone_of_reporter"})


def test_public_ledgers_are_for_everybody_without_small_counts_of_people(town):
    need = acts.publish(town.sue, testing.closed(town), title="楼道灯", text="灯坏了。", reply="已换。").noun
    everybody = Client()
    rows = rows_of(everybody, "/ledgers/needs.digests/")
    assert [cell for cell in rows[0] if "少于" in cell] == ["少于5"]
    assert f"/needs/digest/{need.pk}/" in page(everybody, "/ledgers/needs.digests/")
    assert "少于5" in house.taken(everybody.get("/ledgers/needs.digests/take/csv/")).decode()
    assert (
        '"people": "少于5"'
        in everybody.get("/api/queries/records.ledger?ledger=needs.digests").content.decode()
    )
    page(everybody, "/ledgers/needs.handled/", 404)
    page(everybody, "/ledgers/")


def test_through_the_public_door_staff_see_only_what_is_public(at, town):
    browser = at(town.place.street, "needs.read")
    page(browser, "/ledgers/needs.handled/", 404)
    assert "needs.handled" not in page(browser, "/ledgers/")
    assert "needs.handled" in page(browser, "/desk/ledgers/")


def test_without_a_post_the_desk_leads_to_the_open_ledgers(town):
    assert Client().get("/desk/ledgers/").headers["Location"] == "/ledgers/"


def test_days_and_choices_narrow_it(at, town):
    testing.raised(town, kind="consult")
    testing.raised(town)
    browser = at(town.place.street, "needs.read")
    assert len(rows_of(browser, "/desk/ledgers/needs.handled/?kind=consult")) == 1
    tomorrow = today() + timedelta(days=1)
    assert rows_of(browser, f"/desk/ledgers/needs.handled/?first={tomorrow}&last={tomorrow}") == []
    assert len(rows_of(browser, f"/desk/ledgers/needs.handled/?first={today()}&last={today()}")) == 2


@pytest.mark.parametrize(
    "asked",
    ["first=2026-13-99", "first=2026-11-20&last=2026-11-01", "kind=none", "after=x~y", "after=~~~", "no=x", "dates=q"],
)  # fmt: skip
def test_what_cannot_be_is_told_and_the_usual_stands_in_its_place(at, town, asked):
    testing.raised(town)
    browser = at(town.place.street, "needs.read")
    assert len(rows_of(browser, f"/desk/ledgers/needs.handled/?{asked}")) == 1


def test_a_wrong_day_is_told_at_its_field_and_kept(at, town):
    html = page(
        at(town.place.street, "needs.read"), "/desk/ledgers/needs.handled/?first=2026-11-20&last=2026-11-01"
    )
    assert "结束日期早于开始日期" in html and 'value="2026-11-01"' in html


def test_days_are_written_as_the_reader_chooses(at, town):
    testing.raised(town)
    browser = at(town.place.street, "needs.read")
    assert f"{today().year}年{today().month}月{today().day}日" in page(
        browser, "/desk/ledgers/needs.handled/?dates=zh"
    )
    assert f"{today():%Y-%m-%d}" in page(browser, "/desk/ledgers/needs.handled/")


def test_pages_go_on_where_the_one_before_ended_with_totals_of_page_and_whole(at, town):
    house.worth("records.ledger.page", 2)
    for _nth in range(5):
        testing.raised(town)
    browser = at(town.place.street, "needs.read")
    html = page(browser, "/desk/ledgers/needs.handled/")
    rows, (of_page, of_all) = house.table_of(html)
    assert [row[0] for row in rows] == ["1", "2"]
    assert "2" in of_page and "5" in of_all
    onward = html.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    rows, _feet = house.table_of(page(browser, f"/desk/ledgers/needs.handled/{onward}"))
    assert [row[0] for row in rows] == ["3", "4"]


def test_a_whole_that_is_long_is_not_counted_and_says_so(at, town):
    house.worth("records.ledger.counted", 2)
    for _nth in range(3):
        testing.raised(town)
    html = page(at(town.place.street, "needs.read"), "/desk/ledgers/needs.handled/")
    assert "共有 2 行以上" in html
    assert len(house.table_of(html)[1]) == 1, "only the total of the page"
    answer = (
        at(town.place.street, "needs.read").get("/api/queries/records.ledger?ledger=needs.handled").json()
    )
    assert (answer["n"], answer["n_is_least"], answer["totals"]) == (2, True, None)


def test_a_long_print_is_referred_to_the_file(at, town):
    house.worth("records.ledger.printed", 1)
    testing.raised(town), testing.raised(town)
    assert "Excel" in page(at(town.place.street, "needs.read"), "/desk/ledgers/needs.handled/print/", 422)


def test_print_has_sheets_with_totals_and_lines_to_sign(at, town):
    house.worth("records.ledger.sheet", 3)
    testing.closed(town), testing.closed(town), testing.closed(town)
    html = page(at(town.place.street, "needs.board"), "/desk/ledgers/needs.rated/print/")
    assert (
        html.count("<table") == 2
        and html.count('class="page-sum"') == 2
        and html.count('class="whole-sum"') == 1
    )
    assert all(word in html for word in ("填表人", "审核人", "负责人", "第 2 页，共 2 页"))


def test_a_wide_ledger_is_printed_in_bands_that_each_begin_with_the_number(at, town):
    need = testing.raised(town)
    html = page(
        at(town.place.street, "needs.read", "needs.read_contact"), "/desk/ledgers/needs.handled/print/"
    )
    assert html.count("<table") == html.count(f">{need.number}</a>") > 2


@pytest.mark.parametrize("code", sorted(LEDGERS))
def test_a_page_asks_little_whatever_its_rows(db, code):
    home = house.a_house()
    home.browser.get(f"/desk/ledgers/{code}/")
    with statements(10):
        assert home.browser.get(f"/desk/ledgers/{code}/").status_code == 200


def test_every_row_of_a_ledger_leads_to_what_it_is_about(at, town):
    need = testing.raised(town)
    browser = at(town.place.street, "needs.read")
    assert f'href="/desk/needs/{need.pk}/"' in page(browser, "/desk/ledgers/needs.handled/")
    assert browser.get(f"/desk/needs/{need.pk}/").status_code == 200


def test_the_api_pages_and_tells_which_ledgers_there_are(at, town):
    for _nth in range(3):
        testing.raised(town)
    browser = at(town.place.street, "needs.read")
    listed = browser.get("/api/queries/records.ledgers").json()["rows"]
    assert "needs.handled" in {one["ledger"] for one in listed}
    ask = "/api/queries/records.ledger?ledger=needs.handled&limit=2"
    first = browser.get(ask).json()
    second = browser.get(f"{ask}&after={first['more']}").json()
    assert len({row["number"] for row in first["rows"] + second["rows"]}) == 3 and not second["more"]
    assert browser.get(f"{ask}&after=nonsense").status_code == 422
    assert browser.get(f"{ask}&narrowed=kind%3Dnone").status_code == 422
    assert browser.get("/api/queries/records.ledger?ledger=people.readings").status_code == 404
    paths = browser.get("/api/openapi.json").json()["paths"]
    assert "/api/queries/records.ledger" in paths and "/api/acts/records.export.asked" in paths


def test_a_ledger_for_everyone_is_public_and_its_small_counts_have_no_total():
    how = {"code": "x", "title": "x", "source": "x", "rows": lambda *_of: None}
    count = Column(code="n", title="n", value=len, total=True, field="n", people=True)
    with pytest.raises(ValueError, match="only a public ledger"):
        Ledger(**how, level="P2", permission="", columns=())
    with pytest.raises(ValueError, match="withheld"):
        Ledger(**how, level="P0", permission="", columns=(count,))
    with pytest.raises(ValueError, match="what the database sums"):
        Ledger(
            **how, level="P0", permission="", columns=(Column(code="n", title="n", value=len, total=True),)
        )
