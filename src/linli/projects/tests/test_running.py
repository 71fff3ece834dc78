"""Begun, changed, explained, done or not done with the reason; handed on when its leader is no more."""

from datetime import timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, today, travel
from linli.kernel.forms import Invalid
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.organisations import acts as organisations
from linli.organisations.testing import a_body
from linli.projects import acts, testing
from linli.projects.models import Line
from linli.projects.states import LineKind


def plan(town, project, **told):
    given = {
        "title": project.title, "about": project.about, "ends_on": project.ends_on, "reason": "居民想先修路", **told,
    }  # fmt: skip
    return acts.replan(town.may, project, **given).noun


def test_it_is_begun_by_who_leads_it_after_it_was_adopted(town):
    assert testing.doing(town).begun_at
    with pytest.raises(NotNow):
        acts.begin(town.may, testing.proposed(town))
    with pytest.raises(NotYours):
        acts.begin(town.nina, testing.adopted(town))


def test_another_plan_keeps_its_reason_in_public_and_is_told(town):
    project = testing.doing(town, needs=[testing.a_need(town).pk])
    changed = plan(town, project, title="三号院停车和路面", ends_on=testing.in_days(120))
    assert (changed.title, changed.ends_on) == ("三号院停车和路面", testing.in_days(120))
    assert Line.objects.get(kind=LineKind.CHANGED).text == "居民想先修路"
    assert "计划有变动" in testing.words_to(town.bob)[-1]


def test_a_plan_leaves_no_milestone_behind_its_end(town):
    project = testing.adopted(town)
    testing.a_milestone(town, project, 80)
    with pytest.raises(Refused, match="画线完成"):
        plan(town, testing.fresh(project), ends_on=testing.in_days(60))
    with pytest.raises(Refused, match="过去"):
        plan(town, testing.fresh(project), ends_on=testing.in_days(-3))


def test_what_is_over_is_not_changed_any_more(town):
    with pytest.raises(NotNow):
        plan(town, testing.done(town))
    with pytest.raises(NotNow):
        acts.say(town.may, testing.done(town), kind="explained", text="说明")
    with pytest.raises(NotNow):
        acts.tie(town.may, testing.done(town), text="定了")


def test_what_is_said_of_it_is_kept_by_its_kind(town):
    project = testing.doing(town)
    acts.say(town.may, project, kind="explained", text="先改管线，所以晚两周。")
    assert Line.objects.get().kind == LineKind.EXPLAINED
    with pytest.raises(Invalid):
        acts.say.submit(town.may, testing.fresh(project), {"kind": "secret", "text": "x"})


def test_a_decision_is_tied_in_words_that_everybody_may_read(town):
    project = testing.adopted(town)
    acts.tie(town.may, project, text="居民代表会议同意错时共用")
    assert Line.objects.get().text == "居民代表会议同意错时共用"
    with pytest.raises(Invalid):
        acts.tie.submit(town.may, testing.fresh(project), {})


def test_it_is_done_with_what_came_of_it_and_everybody_is_asked(town):
    project = testing.done(town, needs=[testing.a_need(town).pk])
    assert (project.state, project.result) == ("done", "画出车位三十个。")
    assert "已完成，请说说怎么样" in testing.words_to(town.bob)[-1]
    with pytest.raises(Invalid):
        acts.finish.submit(town.may, testing.doing(town), {"result": ""})


def test_it_is_not_done_while_a_milestone_is_open(town):
    project = testing.doing(town)
    testing.a_milestone(town, project)
    with pytest.raises(NotNow, match="画线完成"):
        acts.finish(town.may, testing.fresh(project), result="好了")


def test_not_done_says_why_to_everybody_who_asked(town):
    project = testing.doing(town, needs=[testing.a_need(town).pk], wants=[testing.a_want(town).pk])
    given_up = acts.give_up(town.may, project, reason="地权不清").noun
    assert (given_up.state, given_up.reason) == ("not_done", "地权不清")
    assert "没有办成" in testing.words_to(town.bob)[-1] and "没有办成" in testing.words_to_body(town.unit)[-1]
    with pytest.raises(NotYours):
        acts.give_up(town.uma, testing.doing(town), reason="x")


def test_when_its_leader_is_dissolved_the_heir_leads_it_and_those_who_asked_are_told(town):
    heir = a_body("resident_unit", "青桐路中学(示例)", town.place.street)
    unit = a_body("resident_unit", "旧影院(示例)", town.place.street)
    need = testing.a_need(town)
    project = acts.gather(
        town.sue, lead=unit.pk, title="停车", about="错时共用", ends_on=testing.in_days(60), needs=[need.pk]
    ).noun  # fmt: skip
    with pytest.raises(Refused, match="牵头的项目"):
        organisations.dissolve_body(CLOCK, unit)
    organisations.dissolve_body(CLOCK, unit, heir=heir.pk)
    project = testing.fresh(project)
    assert project.body_id == heir.pk and project.state == "adopted"
    assert "由另一个单位牵头" in testing.words_to(town.bob)[-1]
    assert testing.words_to_body(heir)[-1] == "现由您处牵头：停车"


def test_handed_on_it_stays_where_it_was_and_who_helped_may_lead(town):
    project = testing.adopted(town, helpers=[town.unit.pk])
    done = acts.hand_on(CLOCK, project, to=town.unit.pk)
    assert (done.noun.body_id, done.noun.helpers, done.noun.state) == (town.unit.pk, [], "adopted")
    assert (
        done.entry.kind == "projects.project.handed_on"
        and done.entry.facts["from"] == town.place.community.pk
    )


def test_ended_projects_hold_nobody_back(town):
    unit = a_body("resident_unit", "旧影院(示例)", town.place.street)
    project = testing.proposed(town, town.sue, lead=unit.pk)
    acts.decline(town.sue, project, reason="不办")
    assert organisations.dissolve_body(CLOCK, unit).noun.ended_on


def test_a_hard_matter_is_listed_once_and_carried_over_with_the_reason(town):
    project = testing.doing(town, needs=[testing.a_need(town).pk])
    project = acts.list_hard(town.may, project, year=2026).noun
    with pytest.raises(NotNow):
        acts.list_hard(town.may, project, year=2027)
    with pytest.raises(Refused):
        acts.carry_over(town.may, project, year=2026, reason="同一年")
    project = acts.carry_over(town.may, project, year=2027, reason="地权还没有谈妥").noun
    assert project.hard == [{"year": 2026, "reason": ""}, {"year": 2027, "reason": "地权还没有谈妥"}]
    assert "明年接着办" in testing.words_to(town.bob)[-1]


def test_it_refuses_a_list_of_a_far_year_and_what_is_over(town):
    with pytest.raises(Refused):
        acts.list_hard(town.may, testing.doing(town), year=2031)
    with pytest.raises(NotNow):
        acts.carry_over(town.may, testing.doing(town), year=2027, reason="不在清单上")
    with pytest.raises(NotNow):
        acts.list_hard(town.may, testing.done(town), year=today().year)


def test_late_is_counted_when_it_is_done(town):
    project = testing.doing(town)
    with travel(now() + timedelta(days=100)):
        assert acts.finish(town.may, project, result="晚了").entry.amounts["late"] == 1
