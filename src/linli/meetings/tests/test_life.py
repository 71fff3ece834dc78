"""The calendar of a branch: generated from the frequency rules, seen in its gaps by the branch itself alone."""

from datetime import date, datetime, time, timedelta

import pytest

from linli.kernel import reference
from linli.kernel.actors import Actor
from linli.kernel.clock import ZONE, local, today, travel
from linli.kernel.queries import visible
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.rulebook.models import Rule
from linli.kernel.testing.asking import refused
from linli.meetings import acts, queries, rules, testing
from linli.meetings.models import Gap, Meeting, Rhythm
from linli.meetings.rules.life import Turn
from linli.meetings.states import LIFE, Kind

MAY = datetime(2026, 5, 18, 9, tzinfo=ZONE)


def states(kind, months, turns=(), on=MAY.date(), reasons=None, since=None):
    return [one.state for one in rules.cells(kind, months, 2026, turns, on, reasons or {}, since)]


def test_periods_begin_in_january_and_cover_the_year():
    assert rules.period_of(date(2026, 5, 18), 3) == (date(2026, 4, 1), date(2026, 7, 1))
    assert rules.period_of(date(2026, 12, 31), 1) == (date(2026, 12, 1), date(2027, 1, 1))
    assert rules.period_of(date(2028, 2, 29), 12) == (date(2028, 1, 1), date(2029, 1, 1))


def test_a_quarter_is_held_planned_missing_or_still_to_come():
    turns = [Turn(date(2026, 2, 3), True), Turn(date(2026, 6, 30), False)]
    assert states("x", 3, turns) == ["held", "planned", "coming", "coming"]
    assert states("x", 3) == ["missing", "missing", "coming", "coming"]
    assert states("x", 3, [Turn(date(2026, 5, 2), False)]) == [
        "missing",
        "missing",
        "coming",
        "coming",
    ]  # never noted
    assert states("x", 3, reasons={date(2026, 1, 1): "换届"})[0] == "explained"
    assert states("x", 3, since=date(2026, 4, 2)) == ["missing", "coming", "coming"]


def test_what_is_missing_is_proposed_on_the_fixed_day_and_never_in_the_past():
    cell = rules.cells("x", 3, 2026, [], MAY.date(), {}, None)[1]
    assert rules.propose(cell, 25, MAY.date()) == date(2026, 5, 25)
    assert rules.propose(cell, 5, MAY.date()) == date(2026, 6, 5)
    assert rules.propose(cell, None, MAY.date()) == date(2026, 5, 25)
    assert rules.propose(cell, None, date(2026, 6, 29)) == date(2026, 6, 30)
    february = rules.cells("x", 1, 2026, [], date(2026, 2, 1), {}, None)[1]
    assert rules.propose(february, 31, date(2026, 2, 1)) == date(2026, 2, 28)


@pytest.fixture
def branch(town):
    with travel(MAY):
        yield town.branch


def line(body, kind, year=2026):
    return next(one for one in queries.year_of(body.pk, year) if one.kind == kind)


def test_it_follows_the_rulebook(branch):
    assert {one.kind: len(one.cells) for one in queries.year_of(branch.pk, 2026)} == {
        "branch_general": 4, "branch_committee": 12, "party_group": 12, "party_lesson": 4, "themed_day": 12,
        "organisation_life": 1, "review": 1, "heart_talk": 1,
    }  # fmt: skip
    Rule.objects.filter(code="meetings.every.party_lesson").update(value=1)
    reference.touch("rulebook")
    assert len(line(branch, Kind.PARTY_LESSON).cells) == 12


def test_one_click_plans_what_is_missing_once(town, branch):
    acts.plan_missing(town.bea)
    found = list(Meeting.objects.order_by("kind"))
    assert {one.kind for one in found} == set(LIFE) and {one.body_id for one in found} == {branch.pk}
    assert all(local(one.begins_at).date() > today() for one in found)
    with refused():
        acts.plan_missing(town.bea)
    assert {cell.state for cell in line(branch, Kind.THEMED_DAY).cells[4:5]} == {"planned"}


def test_the_rest_of_the_year_can_be_planned_too(town, branch):
    acts.plan_missing(town.bea, rest=True)
    assert Meeting.objects.filter(kind=Kind.THEMED_DAY).count() == 8  # May to December
    with refused():
        acts.plan_missing(town.bea, rest=True)


def test_the_fixed_day_and_what_is_not_for_it_are_respected(town, branch):
    acts.set_rhythm(town.bea, kind=Kind.THEMED_DAY, day=31, at=time(19, 30), where="活动室")
    acts.set_rhythm(town.bea, kind=Kind.BRANCH_COMMITTEE, applies=False, reason="党员不足七人,不设支委会")
    acts.plan_missing(town.bea, rest=True)
    days = [
        local(one.begins_at) for one in Meeting.objects.filter(kind=Kind.THEMED_DAY).order_by("begins_at")
    ]
    assert [(one.month, one.day, one.hour) for one in days][:3] == [(5, 31, 19), (6, 30, 19), (7, 31, 19)]
    assert not Meeting.objects.filter(kind=Kind.BRANCH_COMMITTEE).exists()
    acts.set_rhythm(town.bea, kind=Kind.THEMED_DAY, day=5)
    assert Rhythm.objects.filter(kind=Kind.THEMED_DAY).count() == 1


def test_setting_refuses_without_a_reason_and_others(town, branch):
    with refused() as said:
        acts.set_rhythm(town.bea, kind=Kind.REVIEW, applies=False)
    assert said.value.field == "reason"
    with refused(NotYours):
        acts.set_rhythm(town.bob, kind=Kind.REVIEW)
    with refused(NotYours):
        acts.plan_missing(Actor())


def test_the_branch_says_why_and_nobody_else_reads_it(town, branch):
    acts.explain(town.bea, kind=Kind.BRANCH_GENERAL, first=date(2026, 1, 1), reason="书记住院")
    acts.explain(town.bea, kind=Kind.BRANCH_GENERAL, first=date(2026, 1, 1), reason="书记病休")
    assert line(branch, Kind.BRANCH_GENERAL).cells[0].reason == "书记病休"
    assert visible("meetings.gap", town.bea).count() == 1
    for other in (town.ann, town.sec, town.sue, town.dora, town.bob):
        assert not visible("meetings.gap", other).exists()
    for first in (date(2026, 1, 2), date(2026, 7, 1)):
        with refused(Refused):
            acts.explain(town.bea, kind=Kind.BRANCH_GENERAL, first=first, reason="x")
    with refused(NotYours):
        acts.explain(town.bob, kind=Kind.BRANCH_GENERAL, first=date(2026, 1, 1), reason="x")
    assert Gap.objects.count() == 1


def test_an_organisation_that_is_no_party_organisation_has_no_such_calendar(town):
    assert queries.year_of(town.place.community.pk, 2026) == [] and queries.has_life(town.school.pk) == ()
    with travel(MAY), refused():
        acts.plan_missing(town.ann)


def test_what_is_called_off_counts_as_nothing_and_a_joint_one_for_each_branch(town, branch):
    begins = datetime(2026, 5, 30, 15, tzinfo=ZONE)
    meeting = testing.planned(town, by=town.bea, kind="themed_day", begins_at=begins)
    assert line(branch, Kind.THEMED_DAY).cells[4].state == "planned"
    acts.cancel(town.bea, meeting, reason="下雨")
    assert line(branch, Kind.THEMED_DAY).cells[4].state == "missing"
    other = testing.held(town, kind="themed_day", begins_at=begins, together=[branch.pk])
    with travel(MAY + timedelta(days=20)):
        assert line(branch, Kind.THEMED_DAY).cells[4].turns[0].noun == other


def test_nothing_is_missing_before_its_gatherings_were_kept_here(town, branch):
    assert queries.kept_from(branch.pk) == MAY.date()
    testing.planned(
        town, by=town.bea, kind="themed_day", begins_at=datetime(2026, 3, 9, 15, tzinfo=ZONE), held=True
    )
    assert queries.kept_from(branch.pk) == date(2026, 3, 9)
    lines = {one.kind: one.cells for one in queries.year_of(branch.pk, 2026, queries.kept_from(branch.pk))}
    assert lines[Kind.THEMED_DAY][0].first == date(2026, 3, 1)
