"""Deadlines: the worked examples, a table of cases, what is left, and the explanation."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from linli.kernel.clock import (
    ZONE,
    Calendar,
    Day,
    Extension,
    Pause,
    Soon,
    Term,
    explain,
    left,
    reckon,
    sentence,
)
from linli.kernel.clock.table import seed
from linli.kernel.refusals import Refused

CALENDAR = Calendar(Day(d.date, d.is_workday, d.name, d.name_zh) for d in seed())
SOON = Soon(working_days=1, hours=4)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def wall(text: str) -> datetime:
    """An instant as the wall clock in Beijing shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def due(start, number, unit, pauses=(), extensions=(), now="2026-01-01T00:00"):
    return reckon(wall(start), Term(number, unit), CALENDAR, pauses, extensions, now=wall(now))


def extension(number, unit):
    return Extension(Term(number, unit), told_at=wall("2026-09-29T09:00"), reason="parts ordered")


@pytest.mark.parametrize(
    ("start", "number", "unit", "last"),
    [
        ("2026-09-24T10:00", 5, "working_day", "2026-10-09"),  # worked example 5
        ("2026-02-10T10:00", 10, "working_day", "2026-03-02"),  # two Saturdays worked
        ("2026-09-26T10:00", 7, "calendar_day", "2026-10-08"),  # worked example 6: rolls over the holiday
        ("2026-09-24T00:00", 5, "working_day", "2026-10-09"),  # the hour of the start day is of no matter
        ("2026-09-24T23:59", 5, "working_day", "2026-10-09"),
        ("2026-10-08T09:00", 1, "working_day", "2026-10-09"),
        ("2026-10-09T09:00", 1, "working_day", "2026-10-10"),  # a Saturday worked
        ("2026-10-10T09:00", 1, "working_day", "2026-10-12"),
        ("2026-10-03T09:00", 1, "working_day", "2026-10-08"),  # starts on a holiday
        ("2026-03-02T09:00", 5, "calendar_day", "2026-03-09"),  # would end on a Saturday
        ("2026-02-09T09:00", 5, "calendar_day", "2026-02-14"),  # ends on a Saturday that is worked
        ("2026-01-31T09:00", 1, "month", "2026-02-28"),  # a shorter month; 02-28 is worked
        ("2026-03-31T09:00", 1, "month", "2026-04-30"),
        ("2026-09-03T09:00", 1, "month", "2026-10-08"),
        ("2025-11-28T09:00", 3, "month", "2026-02-28"),
        ("2026-07-15T09:00", 12, "month", "2027-07-15"),
    ],
)
def test_a_term_in_days_ends_at_24_00_of(start, number, unit, last):
    found = due(start, number, unit)
    assert found.last_day == date.fromisoformat(last)
    assert found.at == wall(last + "T00:00") + timedelta(days=1)
    assert found.at.tzinfo is UTC
    assert found.first_at == found.at


def test_hours_run_through_nights_and_holidays():
    assert due("2026-09-30T22:30", 24, "hour").at == wall("2026-10-01T22:30")


def test_the_year_after_the_table_is_provisional_instead_of_an_error():
    assert CALENDAR.is_workday(date(2027, 1, 4))  # worked example 7
    assert CALENDAR.provisional(2027)
    found = due("2026-12-30T10:00", 3, "working_day")
    assert (found.last_day, found.provisional) == (date(2027, 1, 5), True)
    assert not due("2026-12-28T10:00", 3, "working_day").provisional
    assert not due("2026-12-31T10:00", 24, "hour").provisional, "hours need no calendar"


@pytest.mark.parametrize(
    ("begin", "end", "last"),
    [
        ("2026-03-03T09:00", "2026-03-03T09:05", "2026-03-10"),  # a part of a day takes the day
        ("2026-03-03T09:00", "2026-03-04T00:00", "2026-03-10"),  # 24:00 does not touch the next day
        ("2026-03-03T23:59", "2026-03-04T00:01", "2026-03-11"),
        ("2026-03-02T12:00", "2026-03-02T15:00", "2026-03-09"),  # the start day is not counted anyway
        ("2026-03-07T00:00", "2026-03-08T12:00", "2026-03-09"),  # nor is the weekend
        ("2026-03-09T17:00", "2026-03-09T18:00", "2026-03-10"),  # on the last day
        ("2026-03-10T08:00", "2026-03-20T18:00", "2026-03-09"),  # after the end
        (
            "2026-03-05T08:00",
            "2026-03-04T18:00",
            "2026-03-09",
        ),  # one that ends before it begins takes no time
    ],
)
def test_a_pause_takes_the_days_it_touches(begin, end, last):
    found = due("2026-03-02T10:00", 5, "working_day", [Pause(wall(begin), wall(end), "waiting")])
    assert found.last_day == date.fromisoformat(last)
    assert found.first_at == wall("2026-03-10T00:00"), "the first due day stays known"


def test_a_pause_moves_hours_by_the_time_it_took_and_overlaps_count_once():
    pauses = [
        Pause(wall("2026-03-02T12:00"), wall("2026-03-02T14:00")),
        Pause(wall("2026-03-02T13:00"), wall("2026-03-02T15:00")),
    ]
    found = due("2026-03-02T10:00", 24, "hour", pauses, now="2026-03-05T00:00")
    assert found.at == wall("2026-03-03T13:00")
    assert found.paused_for == timedelta(hours=3)


def test_while_paused_without_end_nothing_is_due_but_the_day_can_be_foretold():
    waiting = [Pause(wall("2026-03-03T09:00"), None, "waiting for the requester")]
    found = due("2026-03-02T10:00", 5, "working_day", waiting, now="2026-03-05T09:00")
    assert (found.at, found.paused, found.paused_since) == (None, True, wall("2026-03-03T09:00"))
    assert found.last_day == date(2026, 3, 12)
    assert found.paused_for == timedelta(days=2)


def test_a_pause_begun_after_the_end_does_not_hide_that_it_is_overdue():
    late = [Pause(wall("2026-03-12T09:00"), None)]
    found = due("2026-03-02T10:00", 5, "working_day", late, now="2026-03-13T09:00")
    assert not found.paused
    assert left(found, wall("2026-03-13T09:00"), CALENDAR, SOON).state == "overdue"


def test_a_pause_that_begins_at_the_very_end_comes_too_late():
    waiting = [Pause(wall("2026-03-10T00:00"), None)]
    found = due("2026-03-02T10:00", 5, "working_day", waiting, now="2026-03-12T09:00")
    assert (found.paused, found.at) == (False, wall("2026-03-10T00:00"))


def test_an_extension_counts_from_the_last_day_and_keeps_the_first_in_sight():
    found = due("2026-09-14T10:00", 15, "calendar_day", extensions=[extension(15, "calendar_day")])
    assert found.first_at == wall("2026-09-30T00:00")
    assert found.last_day == date(2026, 10, 14)
    hours = due("2026-09-14T10:00", 15, "calendar_day", extensions=[extension(12, "hour")])
    assert hours.at == wall("2026-09-30T12:00")
    days = due("2026-09-14T10:00", 2, "hour", extensions=[extension(1, "working_day")])
    assert days.last_day == date(2026, 9, 15)


@pytest.mark.parametrize(
    ("number", "unit"),
    [
        (0, "hour"),
        (-1, "working_day"),
        (10**9, "calendar_day"),
        (121, "month"),
        (1.5, "hour"),
        (1, "week"),
        (1, ""),
    ],
)
def test_it_refuses_an_absurd_term(number, unit):
    with pytest.raises(Refused, match="time limit"):
        Term(number, unit)


@pytest.mark.parametrize("unit", ["hour", "calendar_day", "working_day", "month"])
def test_it_refuses_what_would_end_after_the_last_day_of_all(unit):
    with pytest.raises(Refused, match="9999"):
        due("9999-12-30T10:00", 100, unit)


def test_a_start_without_a_time_zone_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="aware"):
        reckon(
            wall("2026-03-02T00:00").replace(tzinfo=None),
            Term(1, "hour"),
            CALENDAR,
            now=wall("2026-03-02T00:00"),
        )


@pytest.mark.parametrize(
    ("number", "unit", "now", "state", "words"),
    [
        (5, "working_day", "2026-03-05T10:00", "ok", "2 working days left (March 9)"),
        (5, "working_day", "2026-03-06T10:00", "soon", "1 working day left (March 9)"),
        (5, "working_day", "2026-03-08T10:00", "soon", "1 working day left (March 9)"),
        (5, "working_day", "2026-03-09T23:59", "soon", "Due today before 24:00"),
        (5, "working_day", "2026-03-10T00:00", "overdue", "1 working day overdue (March 9)"),
        (4, "working_day", "2026-03-07T09:00", "overdue", "1 day overdue (March 6)"),  # on a Saturday
        (5, "working_day", "2026-03-12T09:00", "overdue", "3 working days overdue (March 9)"),
        (7, "calendar_day", "2026-03-04T10:00", "ok", "5 days left (March 9)"),
        (7, "calendar_day", "2026-03-11T10:00", "overdue", "2 days overdue (March 9)"),
        (24, "hour", "2026-03-02T10:00", "ok", "24 hours left (March 3 10:00)"),
        (24, "hour", "2026-03-03T06:30", "soon", "3 hours left (10:00)"),
        (24, "hour", "2026-03-03T09:59", "soon", "1 minute left (10:00)"),
        (24, "hour", "2026-03-03T10:00", "overdue", "1 minute overdue (10:00)"),
        (24, "hour", "2026-03-04T11:00", "overdue", "25 hours overdue (March 3 10:00)"),
        (24, "hour", "2026-03-09T11:00", "overdue", "6 days overdue (March 3 10:00)"),
        (14, "hour", "2026-03-02T23:00", "soon", "1 hour left (March 2)"),  # ends at midnight
        (1, "month", "2025-12-31T10:00", "ok", "92 days left (April 2, 2026)"),
    ],
)
def test_what_is_left_in_words(number, unit, now, state, words):
    found = left(due("2026-03-02T10:00", number, unit), wall(now), CALENDAR, SOON)
    assert (found.state, sentence(found)) == (state, words)


def test_what_is_left_of_nothing_and_of_a_clock_that_stands_still():
    now = wall("2026-03-05T10:00")
    found = due(
        "2026-03-02T10:00", 5, "working_day", [Pause(wall("2026-03-03T09:00"), None)], now="2026-03-05T10:00"
    )
    assert sentence(left(None, now, CALENDAR, SOON)) == "No time limit"
    assert left(found, now, CALENDAR, SOON).state == "paused"
    assert sentence(left(found, now, CALENDAR, SOON)) == "The clock stands still since March 3"


def test_every_day_is_explained():
    lines = explain(due("2026-10-06T10:00", 3, "working_day"))
    assert lines == [
        "It began on Oct. 6, 2026 10:00 with a time limit of 3 working days.",
        "Oct. 6, 2026: the day it starts is not counted",
        "Oct. 7, 2026: National Day, not counted",
        "Oct. 8, 2026: day 1",
        "Oct. 9, 2026: day 2",
        "Oct. 10, 2026: day 3 (a weekend worked in exchange, National Day)",
        "It is due on Oct. 10, 2026 24:00.",
    ]


def test_pauses_extensions_and_the_moved_end_are_explained():
    pauses = [Pause(wall("2026-09-30T09:00"), wall("2026-09-30T10:00"), "asked the requester")]
    found = due("2026-09-28T10:00", 2, "calendar_day", pauses, [extension(1, "hour")])
    lines = explain(found)
    assert lines == [
        "It began on Sept. 28, 2026 10:00 with a time limit of 2 calendar days.",
        "Sept. 28, 2026: the day it starts is not counted",
        "Sept. 29, 2026: day 1",
        "Sept. 30, 2026: the clock stood still, not counted: asked the requester",
        "Oct. 1, 2026: day 2",
        "Oct. 2, 2026: not a working day, so the end moves on",
        "Oct. 3, 2026: not a working day, so the end moves on",
        "Oct. 4, 2026: not a working day, so the end moves on",
        "Oct. 5, 2026: not a working day, so the end moves on",
        "Oct. 6, 2026: not a working day, so the end moves on",
        "Oct. 7, 2026: not a working day, so the end moves on",
        "Oct. 8, 2026: the next working day is the last day",
        "Extended by 1 hour; the requester was told on Sept. 29, 2026 09:00: parts ordered",
        "Hours run through nights and holidays.",
        "It is due on Oct. 9, 2026 01:00.",
        "Without pauses and extensions it would have been due on Sept. 30, 2026 24:00.",
    ]


def test_a_standing_clock_and_a_provisional_day_are_explained():
    waiting = [Pause(wall("2026-12-30T12:00"), None, "waiting for the requester")]
    hours = due("2026-12-30T10:00", 24, "hour", waiting, now="2026-12-30T15:00")
    days = due("2026-12-30T10:00", 3, "working_day")
    assert explain(hours)[2:] == [
        "The clock stood still from Dec. 30, 2026 12:00 to now: waiting for the requester",
        "The clock stands still since Dec. 30, 2026 12:00; the due day is fixed once it runs again.",
        "Were it to run again now, it would be due on Dec. 31, 2026 13:00.",
        "Without pauses and extensions it would have been due on Dec. 31, 2026 10:00.",
    ]
    assert explain(days)[-1] == "The official calendar of that year is not out yet; the day is provisional."
    assert sentence(left(days, wall("2026-12-30T11:00"), CALENDAR, SOON)).endswith(
        "(Jan. 5, 2027), provisional"
    )
