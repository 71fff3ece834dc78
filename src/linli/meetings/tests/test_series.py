"""A series: planned at once, moved or called off from a day on; what is past stays as it was."""

from datetime import date, time, timedelta

import pytest

from linli.kernel.clock import local, now, today, travel
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.testing import statements
from linli.kernel.testing.asking import last, refused, words_to
from linli.meetings import acts, queries, testing
from linli.meetings.models import Meeting, MeetingBody
from linli.meetings.states import State


@pytest.fixture
def weekly(town):
    return planned(town)


def planned(town, rule="FREQ=WEEKLY;COUNT=5", **said):
    begins = said.pop("begins_at", testing.at())
    given = {
        "body": town.place.community.pk, "kind": "activity", "title": "合唱", "begins_at": begins,
        "ends_at": begins + timedelta(hours=2),
    }  # fmt: skip
    return acts.plan_series(town.ann, rule=rule, **{**given, **said}).noun


def of(series):
    return list(Meeting.objects.filter(series=series).order_by("begins_at"))


def test_a_series_is_planned_with_an_entry_for_each(town, weekly):
    found = of(weekly)
    assert len(found) == 5 and {local(one.begins_at).hour for one in found} == {14}
    assert [one.begins_at - found[0].begins_at for one in found] == [timedelta(weeks=n) for n in range(5)]
    assert {last(one).kind for one in found} == {"meetings.meeting.planned"}
    assert MeetingBody.objects.filter(meeting__series=weekly).count() == 5
    with statements(16):
        planned(town, rule="FREQ=DAILY;COUNT=40")


def test_a_series_leaves_days_out_and_refuses_too_many_and_what_cannot_be_read(town):
    begins = testing.at()
    out = (local(begins) + timedelta(weeks=1)).date()
    assert len(of(planned(town, but=[out]))) == 4
    for rule in ("FREQ=DAILY;COUNT=61", "FREQ=DAILY", "FREQ=NEVER", "nonsense"):
        with refused():
            planned(town, rule=rule)
    with refused():
        planned(town, begins_at=now() - timedelta(days=1))
    with refused(NotYours):
        acts.plan_series(
            town.bea, body=town.place.community.pk, rule="FREQ=DAILY;COUNT=2", kind="activity", title="x",
            begins_at=begins, ends_at=begins + timedelta(hours=1),
        )  # fmt: skip


def test_a_series_on_the_31st_and_on_29_february_takes_the_months_that_have_it(town):
    begins = testing.at().replace(year=2028, month=1, day=31)
    days = [
        local(one.begins_at).date() for one in of(planned(town, "FREQ=MONTHLY;COUNT=3", begins_at=begins))
    ]
    assert days == [date(2028, 1, 31), date(2028, 3, 31), date(2028, 5, 31)]
    leap = testing.at().replace(year=2028, month=2, day=29)
    found = of(planned(town, "FREQ=DAILY;COUNT=2", begins_at=leap))
    assert [local(one.begins_at).date() for one in found] == [date(2028, 2, 29), date(2028, 3, 1)]


def test_the_form_makes_the_rule_from_choices(town):
    typed = {
        "kind": "activity", "title": "合唱", "body": str(town.place.community.pk), "day": "2030-01-08", "at": "09:00",
        "until": "10:00", "often": "FREQ=MONTHLY;BYDAY={nth}", "times": "3", "but": "2030-02-12",
    }  # fmt: skip
    series = acts.plan_series.submit(town.ann, None, typed).noun
    assert series.rule == "FREQ=MONTHLY;BYDAY=2TU;COUNT=3"
    assert [local(one.begins_at).date() for one in of(series)] == [date(2030, 1, 8), date(2030, 3, 12)]


def test_moving_a_series_leaves_the_past_alone_and_tells_those_who_come(town, weekly):
    first, second, third = of(weekly)[:3]
    acts.notice(town.ann, third)
    testing.registered(third, town.bob)
    with travel(second.begins_at + timedelta(hours=1)):
        acts.move_series(town.ann, weekly, since=local(now()).date(), days=1, at=time(10))
        found = of(weekly)
        assert (found[0].begins_at, found[1].begins_at) == (first.begins_at, second.begins_at)
        assert local(found[2].begins_at) == local(third.begins_at).replace(hour=10) + timedelta(days=1)
        assert len(words_to(town.bob)) == 2


def test_moving_a_series_in_the_past_is_refused(town, weekly):
    with refused(NotNow) as said:
        acts.move_series(town.ann, weekly, since=today() - timedelta(days=1), days=1)
    assert said.value.field == "since"
    with refused(NotYours):
        acts.move_series(town.bea, weekly, since=today(), days=1)
    with refused(NotNow):
        acts.move_series(town.ann, weekly, since=today() + timedelta(days=400), days=1)


def test_a_series_is_called_off_from_a_day_on(town, weekly):
    since = local(of(weekly)[2].begins_at).date()
    acts.end_series(town.ann, weekly, since=since, reason="改期")
    states = [one.state for one in of(weekly)]
    assert states == [State.DRAFTED] * 2 + [State.CANCELLED] * 3
    with refused(NotNow):
        acts.end_series(town.ann, weekly, since=since, reason="改期")
    with refused(NotYours):
        acts.end_series(town.bea, weekly.pk, since=today(), reason="x")
    assert queries.of_series(weekly, since) == []
