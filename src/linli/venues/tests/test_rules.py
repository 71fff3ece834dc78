"""Hours, buffers, grids, lines and series: decisions without a database."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.clock import ZONE
from linli.kernel.refusals import Refused
from linli.venues import rules
from linli.venues.rules import Busy, Limits, Line


def at(*parts):
    return datetime(*parts, tzinfo=ZONE)


EASY = Limits(0, 0, 30, 30, 240, 0, 60, 3)
ALWAYS = date(2020, 1, 1)


def weekday(day):
    return day.weekday() < 5


def test_a_saturday_worked_in_exchange_has_the_hours_of_working_days():
    lines = [Line("worked", 540, 1080, ALWAYS), Line("rest", 600, 960, ALWAYS)]
    saturday = date(2026, 2, 14)  # worked for the Spring Festival
    span = rules.windows(
        lines, saturday, saturday + timedelta(1), lambda day: day == saturday or weekday(day)
    )
    assert span == [(at(2026, 2, 14, 9), at(2026, 2, 14, 18))]
    assert rules.windows(lines, saturday, saturday + timedelta(1), weekday) == [
        (at(2026, 2, 14, 10), at(2026, 2, 14, 16))
    ]


def test_a_weekday_goes_before_a_kind_of_day():
    lines = [Line("every", 540, 1080, ALWAYS), Line("0", 840, 900, ALWAYS)]
    assert rules.windows(lines, date(2026, 3, 2), date(2026, 3, 3), weekday) == [
        (at(2026, 3, 2, 14), at(2026, 3, 2, 15))
    ]


def test_hours_over_midnight_over_the_year_and_the_leap_day_are_one_span():
    lines = [Line("every", 18 * 60, 26 * 60, ALWAYS)]
    found = rules.windows(lines, date(2027, 12, 31), date(2028, 1, 2), weekday)
    assert (at(2027, 12, 31, 18), at(2028, 1, 1, 2)) in found
    assert rules.windows(lines, date(2028, 2, 29), date(2028, 3, 1), weekday)[0][1] == at(2028, 2, 29, 2)


def test_hours_hold_from_day_to_day():
    lines = [Line("every", 540, 600, ALWAYS, date(2026, 3, 1)), Line("every", 660, 720, date(2026, 3, 2))]
    found = rules.windows(lines, date(2026, 3, 1), date(2026, 3, 3), weekday)
    assert [one[0].hour for one in found] == [9, 11]


@pytest.mark.parametrize(
    "text, lines",
    [
        ("工作日 9:00-18:00", [("worked", 540, 1080)]),
        (
            "周六、周日 9:00-12:00，14:00-17:00",
            [("5", 540, 720), ("5", 840, 1020), ("6", 540, 720), ("6", 840, 1020)],
        ),
        ("周一至周三 8:30至11:30", [("0", 510, 690), ("1", 510, 690), ("2", 510, 690)]),
        ("每天 18:00-次日2:00", [("every", 1080, 1560)]),
        ("Daily 0:00-24:00", [("every", 0, 1440)]),
        ("Fri - Sun 20:00-1:00", [("4", 1200, 1500), ("5", 1200, 1500), ("6", 1200, 1500)]),
    ],
)
def test_hours_are_read_as_people_write_them(text, lines):
    found = rules.read_hours(text, ALWAYS)
    assert [(one.on, one.begins, one.ends) for one in found] == lines
    assert rules.read_hours(rules.write_hours(found), ALWAYS) == sorted(found, key=found.index)


@pytest.mark.parametrize(
    "text", ["工作日", "周八 9:00-10:00", "每天 9-10点", "每天 9:70-10:00", "每天 25:00-26:00", "x"]
)
def test_hours_that_cannot_be_read_are_refused_with_the_line(text):
    with pytest.raises(Refused) as refused:
        rules.read_hours("工作日 9:00-18:00\n" + text, ALWAYS)
    assert "2" in str(refused.value.message)


def test_buffers_are_two_sided_and_may_overlap():
    busy = Busy((at(2026, 3, 2, 9), at(2026, 3, 2, 10)), (at(2026, 3, 2, 9), at(2026, 3, 2, 10, 30)))
    soon = (at(2026, 3, 2, 10), at(2026, 3, 2, 11))
    later = (at(2026, 3, 2, 10, 30), at(2026, 3, 2, 11))
    assert rules.stands_against(busy, soon, soon)
    assert not rules.stands_against(busy, later, (at(2026, 3, 2, 10), later[1]))


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(
    lambda pair: (
        at(2026, 3, 2) + timedelta(minutes=30 * pair[0]),
        at(2026, 3, 2) + timedelta(minutes=30 * sum(pair)),
    )
)


@given(spans, spans, st.integers(0, 90), st.integers(0, 90))
def test_the_rule_is_the_same_whoever_came_first(a, b, before, after):
    mine = Limits(before, after, 30, 30, 240, 0, 60, 3)
    yours = Limits(after, before, 30, 30, 240, 0, 60, 3)
    one, two = rules.around(a, mine), rules.around(b, yours)
    assert rules.stands_against(Busy(a, one), b, two) == rules.stands_against(Busy(b, two), a, one)


@given(st.lists(spans, max_size=5), st.lists(spans, max_size=5))
def test_what_is_left_and_what_was_taken_never_meet(have, gone):
    left = rules.minus(rules.merged(have), gone)
    assert all(a[1] <= b[0] or a[0] >= b[1] for a in left for b in gone)
    assert sum((b - a for a, b in left), timedelta()) <= sum(
        (b - a for a, b in rules.merged(have)), timedelta()
    )


def test_slots_lie_on_the_grid_and_stop_before_the_next_booking():
    hours = [(at(2026, 3, 2, 9), at(2026, 3, 2, 12))]
    taken = [Busy((at(2026, 3, 2, 10), at(2026, 3, 2, 11)), (at(2026, 3, 2, 10), at(2026, 3, 2, 11)))]
    found = rules.free_slots(hours, taken, EASY, at(2026, 3, 2, 9, 10))
    assert [(f"{one.begins:%H:%M}", one.minutes) for one in found] == [
        ("09:30", 30),
        ("11:00", 60),
        ("11:30", 30),
    ]


@pytest.mark.parametrize(
    "ask, field",
    [
        (lambda: rules.refuse_past(at(2026, 3, 1), at(2026, 3, 2)), "start"),
        (lambda: rules.refuse_length((at(2026, 3, 2, 9), at(2026, 3, 2, 9)), EASY), "minutes"),
        (lambda: rules.refuse_length((at(2026, 3, 2, 9), at(2026, 3, 2, 9, 15)), EASY), "minutes"),
        (lambda: rules.refuse_length((at(2026, 3, 2, 9), at(2026, 3, 2, 14)), EASY), "minutes"),
        (lambda: rules.refuse_length((at(2026, 3, 2, 23), at(2026, 3, 3, 1)), EASY), "minutes"),
        (lambda: rules.refuse_beside_grid((at(2026, 3, 2, 9, 10), at(2026, 3, 2, 10)), EASY), "start"),
        (lambda: rules.refuse_when(at(2026, 5, 2, 9), EASY, at(2026, 3, 2, 23)), "day"),
        (lambda: rules.refuse_outside((at(2026, 3, 2, 9), at(2026, 3, 2, 10)), []), "day"),
        (lambda: rules.refuse_cap(3, 3), None),
    ],
)
def test_each_rule_says_what_to_do_at_its_field(ask, field):
    with pytest.raises(Refused) as refused:
        ask()
    assert refused.value.field == field and str(refused.value.message)


def test_days_ahead_count_from_the_beginning_of_today_and_notice_from_the_moment():
    limits = Limits(0, 0, 30, 30, 240, 120, 1, 3)
    rules.refuse_when(at(2026, 3, 3, 23), limits, at(2026, 3, 2, 0, 1))
    with pytest.raises(Refused):
        rules.refuse_when(at(2026, 3, 2, 10), limits, at(2026, 3, 2, 8, 1))


def test_over_midnight_is_lent_only_where_the_venue_says_so():
    night = (at(2027, 12, 31, 22), at(2028, 1, 1, 1))
    rules.refuse_length(night, Limits(0, 0, 30, 30, 240, 0, 60, 3, over_midnight=True))
    rules.refuse_length((at(2026, 3, 2, 22), at(2026, 3, 3, 0)), EASY)  # until 24:00 is the same day
    with pytest.raises(Refused):
        rules.refuse_length(night, EASY)


def test_a_series_keeps_the_wall_clock_and_skips_what_does_not_exist():
    first = at(2026, 1, 31, 19)
    found = rules.occurrences(rules.rule_of("MONTHLY", first, date(2026, 6, 30)), first, 60)
    assert [one.month for one in found] == [1, 3, 5]
    leap = at(2028, 2, 29, 19)
    again = rules.occurrences(rules.rule_of("NTH", leap, date(2028, 4, 30)), leap, 60)
    assert [(one.month, one.day) for one in again] == [(2, 29), (3, 28), (4, 25)]


def test_a_series_of_too_many_dates_is_refused():
    first = at(2026, 1, 1, 9)
    with pytest.raises(Refused):
        rules.occurrences(rules.rule_of("DAILY", first, date(2027, 1, 1)), first, 60)


def test_stretches_begin_every_so_many_days():
    dates = [at(2026, 1, 5, 9) + timedelta(weeks=n) for n in range(6)]
    assert [one.day for one in rules.stretch_begins(dates, 28)] == [5, 5, 5, 5, 2, 2]


def test_who_had_fewer_hours_in_the_quarter_comes_first_then_who_asked_first():
    rows = [SimpleNamespace(pk=n, order=at(2026, 3, n), person_id=n, body_id=None) for n in (1, 2, 3)]
    hours = {("person", 1): 4, ("person", 3): 0}
    assert [one.pk for one in rules.in_order(rows, hours)] == [2, 3, 1]


@pytest.mark.parametrize(
    "day, first, after",
    [((2026, 12, 31, 23, 59), (2026, 10, 1), (2027, 1, 1)), ((2028, 2, 29), (2028, 1, 1), (2028, 4, 1))],
)
def test_a_quarter_has_three_months(day, first, after):
    assert rules.quarter_of(at(*day)) == rules.Quarter(at(*first), at(*after))


def test_a_request_is_answered_by_the_end_of_the_next_working_day():
    friday = at(2026, 3, 6, 15)
    assert rules.working_days_later(friday, 1, weekday) == at(2026, 3, 10)
    assert rules.late_before(at(2026, 3, 10, 9), 1, weekday) == at(2026, 3, 9)
