"""M60 责任分解: a clause has an owner and a day; it goes down level by level, each sees its own and the sum."""

import pytest

from linli.needs import testing as needs
from linli.tasks import testing
from linli.tasks.models import Task


@pytest.fixture
def levels(town):
    return testing.a_town(town)


def test_a_clause_goes_down_level_by_level_and_its_progress_is_counted(levels, browser):
    town, at = levels, levels.place
    dan = browser(town.dan)
    dan.get("/desk/tasks/new/")
    dan.send(
        "", title="答复居民诉求", source="区工作要点", clause="第三条", to=[str(at.street.pk)],
        helpers=[str(town.water.pk)], due_on=testing.in_days(60).isoformat(), list_item="协助 3",
        basis="条例第二十条", people="2",
        gauge="needs.need.replied", target="40",
    )  # fmt: skip
    clause = Task.objects.get()
    sue = browser(town.sue)
    sue.get(clause.get_absolute_url())
    assert "区水务局" in sue.text and "第三条" in sue.text
    sue.act("accepted")
    sue.get(clause.get_absolute_url()).follow("/pass/")
    sue.send("", title="答复居民诉求", to=[str(at.community.pk), str(at.other.pk)], target="20", people="1")
    parts = Task.objects.filter(above=clause).order_by("id")
    assert [part.body_id for part in parts] == [at.community.pk, at.other.pk]
    needs.replied(town)  # somebody answers a resident, and nobody reports a number
    sue.get(clause.get_absolute_url())
    assert "1 / 40" in sue.text and "1 / 20" in sue.text and "下级 2 份中已完成 0 份" in sue.text
    ann = browser(town.ann)
    ann.get(parts[0].get_absolute_url())
    assert "1 / 20" in ann.text
    ann.get(parts[1].get_absolute_url(), status=404)  # each level sees its own


def test_nobody_owes_in_a_circle_and_nothing_is_lost_from_the_form(levels, browser):
    town = levels
    task = testing.acts.accept(town.wes, testing.sent(town, by=town.dan, to=town.water)).noun
    told = {"title": "排水", "due_on": task.due_on, **testing.GROUND, "people": 1}
    testing.acts.pass_on(town.wes, task, to=[town.housing.pk], **told)
    part = testing.acts.accept(town.hugo, Task.objects.get(above=task)).noun
    hugo = browser(town.hugo)
    hugo.get(f"/desk/tasks/{part.pk}/pass/")
    hugo.send("", status=422, title="排水管", to=[str(town.water.pk)])
    assert "责任转一圈" in hugo.text and hugo.value("title") == "排水管"
