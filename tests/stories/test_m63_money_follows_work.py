"""M63 费随事转, X05 准入: work comes with item, basis and means, or is declined in one click, seen above."""

import pytest

from linli.tasks import testing
from linli.tasks.models import Task


@pytest.fixture
def levels(town):
    return testing.a_town(town)


def test_without_money_it_is_declined_in_one_click_and_seen_above(levels, browser):
    town = levels
    sue = browser(town.sue)
    sue.get("/desk/tasks/new/")
    sue.send(
        "", title="清点小区树木", to=[str(town.place.community.pk)], due_on=testing.in_days(20).isoformat()
    )
    task = Task.objects.get()
    ann = browser(town.ann)
    ann.get("/desk/tasks/")
    assert "缺：清单事项、法律依据、人员或经费" in ann.text
    ann._send_form(
        next(form for form in ann.page.forms if "task.declined" in form.action), {}
    )  # the one click
    task.refresh_from_db()
    assert task.state == "declined"
    for above in (town.sue, town.dora):
        seen = browser(above).get("/desk/tasks/unfunded/")
        assert "多福巷社区居民委员会 退回给 东华门街道办事处" in seen.text and "没有附上" in seen.text
    browser(town.nina).get(task.get_absolute_url(), status=404)


def test_money_comes_before_the_work_and_stands_beside_it_in_public(levels, browser):
    town = levels
    task = testing.accepted(town, **testing.PAID)
    ann = browser(town.ann)
    ann.get(task.get_absolute_url())
    assert not ann.offers("begun") and "等经费到位" in ann.text
    assert "清点小区树木" in browser(town.sue).get("/desk/tasks/unfunded/").text
    browser(town.sue).get(task.get_absolute_url()).act(
        "paid", transferred_on=testing.in_days(0).isoformat(), slip="A-17"
    )
    ann.get(task.get_absolute_url()).act("begun")
    ann.act("reported", note="共 214 棵。")
    browser(town.sue).get(task.get_absolute_url()).act("checked")
    assert "清点小区树木" not in browser(town.sue).get("/desk/tasks/unfunded/").text
    assert "8,000" in browser().get("/ledgers/tasks.sent_down/").text.replace("8000", "8,000")


def test_with_its_ground_and_means_there_is_nothing_to_decline(levels, browser):
    ann = browser(levels.ann)
    ann.get(testing.founded(levels).get_absolute_url())
    assert not ann.offers("declined")
