"""M01 六有: an organisation's yearly portrait fills itself from the journal; each figure opens what is behind it."""

import re

import pytest

from linli.kernel.clock import today
from linli.kernel.portraits import PARTS, Said, part
from linli.needs import acts, testing
from linli.organisations import acts as organisations
from linli.organisations.testing import holding
from linli.people.testing import person


def portrait(body):
    return f"/bodies/{body.pk}/portrait/{today().year}/"


def lines(visitor):
    """What the page says: label → (value, address)."""
    return {
        line["label"]: line for section in visitor.response.context["sections"] for line in section["lines"]
    }


@pytest.fixture
def busy(town):
    """A year's work, as staff did it; nobody typed a report."""
    for satisfied in ("yes", "basically", "no"):
        acts.rate(
            town.bob, testing.replied(town), contacted=True, solved=satisfied != "no", satisfied=satisfied
        )
    acts.publish(town.sue, testing.closed(town), title="楼道灯", text="楼道灯已修", reply="已换好")
    return town


def test_its_six_sections_are_there_in_order_and_residents_head_them(busy, browser):
    page = browser(busy.sue).get(portrait(busy.place.street))
    titles = [
        "坚强有力的领导班子", "本领过硬的骨干队伍", "功能实用的服务场所", "形式多样的服务载体", "健全完善的制度机制",
        "群众满意的服务业绩",
    ]  # fmt: skip
    found = [page.text.index(title) for title in titles]
    assert found == sorted(found) and page.text.index("居民的评价") < found[0]
    solved = next(one for one in page.response.context["rates"] if one["label"] == "解决率")
    assert (solved["value"], solved["n"]) == ("人数太少，不算百分比", 4)


def test_nothing_is_typed_and_a_new_act_is_there_at_once(busy, browser):
    visitor = browser(busy.sue).get(portrait(busy.place.street))
    before = lines(visitor)["收到诉求"]["value"]
    assert not [form for form in visitor.page.forms if form.names - {"post", "back", "language", "next"} and
                "portrait" in form.action]  # fmt: skip
    testing.raised(busy)
    after = lines(visitor.get(portrait(busy.place.street)))["收到诉求"]["value"]
    assert (before, after) == ("4 件", "5 件")


def test_each_figure_opens_the_entries_behind_it_and_their_sum_is_the_figure(busy, browser):
    visitor = browser(busy.sue).get(portrait(busy.place.street))
    context = visitor.response.context
    told = [line for line in lines(visitor).values() if "/records/entries/" in line["url"]]
    told += [{"value": str(rate["n"]), "url": rate["url"]} for rate in context["rates"]]
    assert len(told) >= 6
    for line in told:
        behind = visitor.get(line["url"])
        figure = int(re.match(r"[\d,]+", line["value"])[0].replace(",", ""))
        assert behind.response.context["total"] == figure, line
        rows = behind.response.context["rows"]
        assert sum(row["quantity"] if row["quantity"] is not None else 1 for row in rows) == figure, line


def test_what_is_missing_is_said_kindly(town, browser):
    page = browser(town.sue).get(portrait(town.place.street))
    assert "这几项还没有记录" in page.text and "办事地址" in page.text
    organisations.change_body(
        _administrator(town), town.place.street, name=town.place.street.name, desk_address="东华门大街1号"
    )
    assert lines(page.get(portrait(town.place.street)))["办事地址"]["value"] == "东华门大街1号"


def _administrator(town):
    return holding(person("Guan Lizhe"), town.place.city, "administrator")


def test_another_capability_gives_its_part_by_declaring_it(busy, browser):
    @part("places", "tests.halls", order=20)
    def halls(actor, body, first, until):
        return [
            Said("可借的场地", 3, "/seals/"),
            Said("无障碍", None, hint="…"),
            Said("内部", 9, staff_only=True),
        ]

    try:
        staff = lines(browser(busy.sue).get(portrait(busy.place.street)))
        assert (staff["可借的场地"]["value"], staff["内部"]["value"]) == (3, 9)
    finally:
        del PARTS["tests.halls"]


def test_it_stands_beside_its_own_past_and_beside_nobody_else(busy, browser):
    page = browser(busy.sue).get(portrait(busy.place.community))
    assert "上一年" in page.text and busy.place.other.name not in page.text
    assert "排名" not in page.text and "名次" not in page.text


def test_it_prints(busy, browser):
    page = browser(busy.sue).get(portrait(busy.place.street))
    assert "审核人" in page.text and "records/records.css" in page.response.content.decode()


def test_everybody_sees_it_when_the_year_is_over(busy, browser):
    running = browser().get(portrait(busy.place.street))
    assert "这一年还没有结束" in running.text and "4 件" not in running.text
    over = running.get(f"/bodies/{busy.place.street.pk}/portrait/{today().year - 1}/")
    assert "坚强有力的领导班子" in over.text and not over.sees_link("/records/entries/")


def test_the_page_of_the_organisation_leads_there(busy, browser):
    visitor = browser(busy.sue).get(f"/bodies/{busy.place.street.pk}/").follow("/portrait/")
    visitor.follow("/months/").follow("/course/").follow("/indicators/")
    assert browser().get(f"/bodies/{busy.place.street.pk}/").sees_link("/portrait/")
