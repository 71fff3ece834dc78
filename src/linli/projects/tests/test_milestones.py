"""Milestones: within the project and ahead; missed is read off the day; moved with a reason that stays."""

from datetime import timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, travel
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotFound, NotNow, NotYours, Refused
from linli.kernel.testing import statements
from linli.projects import acts, testing
from linli.projects.reactions import tell_missed
from linli.projects.views import words


def later(days):
    return travel(now() + timedelta(days=days))


def test_it_is_set_and_everybody_reads_it(town):
    one = testing.a_milestone(town, testing.adopted(town))
    assert words.milestone(one)["words"] == "计划2026年11月22日前完成。"
    last = Entry.objects.get(kind="projects.milestone.set")
    assert last.facts["due_on"] == "2026-11-22" and last.organisation == town.place.community.pk


@pytest.mark.parametrize("days", [-1, 91])
def test_it_refuses_a_day_that_is_past_or_after_the_end(town, days):
    project = testing.adopted(town)
    with pytest.raises(Refused) as no:
        testing.a_milestone(town, project, days)
    assert no.value.field == "due_on"
    assert testing.a_milestone(town, project, 90) and testing.a_milestone(town, project, 0)


def test_it_refuses_others_what_is_over_and_what_one_may_not_see(town):
    project = testing.adopted(town)
    told = {"project": project.pk, "title": "画线", "due_on": testing.in_days(5)}
    with pytest.raises(NotYours):
        acts.set_milestone(town.nina, **told)
    with pytest.raises(NotFound):
        acts.set_milestone(town.nina, **{**told, "project": testing.proposed(town).pk})
    acts.give_up(town.may, project, reason="没有经费")
    with pytest.raises(NotNow):
        acts.set_milestone(town.may, **told)


def test_reached_is_told_to_who_asked(town):
    project = testing.doing(town, needs=[testing.a_need(town).pk])
    one = testing.a_milestone(town, project)
    with statements(14):
        acts.reach(town.may, one, note="三十个车位")
    assert "完成了一个节点" in testing.words_to(town.bob)[-1]
    assert words.milestone(testing.fresh(one))["words"] == "2026年11月2日按时完成。"
    with pytest.raises(NotNow):
        acts.reach(town.may, one)


def test_it_waits_until_the_project_is_adopted(town):
    one = testing.a_milestone(town, testing.proposed(town))
    with pytest.raises(NotNow):
        acts.reach(town.may, one)


def test_missed_shows_by_its_day_alone_and_with_the_reason_once_it_is_given(town):
    one = testing.a_milestone(town, testing.doing(town, needs=[testing.a_need(town).pk]))
    with pytest.raises(NotNow):
        acts.explain(town.may, one, reason="还没到")
    with later(21):
        told = words.milestone(testing.fresh(one))
        assert told["status"]["shape"] == "late" and told["unexplained"]
        assert told["words"] == "应在2026年11月22日前完成，已过去1天，还没有完成。"
        acts.explain(town.may, one, reason="管线要先改")
        told = words.milestone(testing.fresh(one))
        assert told["why"] == "管线要先改" and not told["unexplained"]
        assert "没有按时完成一个节点的原因" in testing.words_to(town.bob)[-1]


def test_those_who_asked_hear_once_that_it_was_missed(town):
    one = testing.a_milestone(town, testing.doing(town, needs=[testing.a_need(town).pk]))
    assert tell_missed() == 0
    with later(21):
        assert (tell_missed(), tell_missed()) == (1, 0)
        assert "没有按时完成一个节点" in testing.words_to(town.bob)[-1]
        with pytest.raises(NotNow):
            acts.tell_missed(CLOCK, one)
        with pytest.raises(NotYours):
            acts.tell_missed(town.may, one)
        acts.move(town.may, testing.fresh(one), due_on=testing.in_days(5), reason="管线要先改")
    with later(30):
        assert tell_missed() == 1, "another day that was promised has passed"


def test_moving_it_keeps_each_day_with_its_reason(town):
    one = testing.a_milestone(town, testing.adopted(town))
    one = acts.move(town.may, one, due_on=testing.in_days(30), reason="等施工队").noun
    one = acts.move(town.may, one, due_on=testing.in_days(40), reason="下雪").noun
    told = words.milestone(testing.fresh(one))
    assert told["moves"] == [
        "由2026年11月22日改到2026年12月2日：等施工队", "由2026年12月2日改到2026年12月12日：下雪",
    ]  # fmt: skip
    assert one.first_due == testing.in_days(20)
    with later(35):
        reached = acts.begin(town.may, testing.fresh(one.project)) and acts.reach(town.may, one).noun
        assert "比最初的计划晚15天" in words.milestone(reached)["words"]


@pytest.mark.parametrize(("days", "part"), [(20, "已经"), (-3, "过去"), (91, "结束")])
def test_it_refuses_to_move_it_to_a_day_that_cannot_be(town, days, part):
    one = testing.a_milestone(town, testing.adopted(town))
    with pytest.raises(Refused, match=part):
        acts.move(town.may, one, due_on=testing.in_days(days), reason="想改")


def test_one_that_is_no_longer_needed_says_why(town):
    one = acts.drop(town.may, testing.a_milestone(town, testing.adopted(town)), reason="已另行施工").noun
    assert (one.state, one.why) == ("dropped", "已另行施工") and not one.is_missed
    with pytest.raises(NotNow):
        acts.move(town.may, one, due_on=testing.in_days(9), reason="又要了")
