"""What holds of every deadline, whatever its start, term, pauses and extensions."""

import random
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.clock import ZONE, Calendar, Day, Extension, Pause, Term, local, reckon
from linli.kernel.clock.days import days_in_months, days_of
from linli.kernel.clock.table import seed

CALENDAR = Calendar(Day(d.date, d.is_workday, d.name, d.name_zh) for d in seed())
FIRST = datetime(2024, 1, 1, tzinfo=ZONE)
NOW = datetime(2026, 6, 1, 12, tzinfo=ZONE)

starts = st.timedeltas(timedelta(0), timedelta(days=1035)).map(lambda since: FIRST + since)
sizes = {"hour": 400, "calendar_day": 60, "working_day": 40, "month": 6}
terms = st.sampled_from(sorted(sizes)).flatmap(
    lambda unit: st.builds(Term, st.integers(1, sizes[unit]), st.just(unit))
)
lengths = st.timedeltas(timedelta(0), timedelta(days=20))
pauses = st.builds(lambda begin, length: Pause(begin, begin + length), starts, lengths)


@st.composite
def cases(draw):
    """A start with pauses near it, so that most of them matter."""
    start, term = draw(starts), draw(terms)
    after = draw(
        st.lists(st.tuples(st.timedeltas(timedelta(days=-5), timedelta(days=60)), lengths), max_size=4)
    )
    near = [Pause(start + begin, start + begin + length) for begin, length in after]
    more = [Extension(t, told_at=start) for t in draw(st.lists(terms, max_size=2))]
    return start, term, near, more


def at(start, term, near=(), more=(), now=NOW):
    return reckon(start, term, CALENDAR, near, more, now=now)


@given(cases(), st.timedeltas(timedelta(days=-5), timedelta(days=60)), lengths)
def test_a_pause_never_makes_it_earlier(case, after, length):
    start, term, near, more = case
    another = Pause(start + after, start + after + length)
    assert at(start, term, [*near, another], more).at >= at(start, term, near, more).at


@given(cases(), terms)
def test_an_extension_adds_time_and_keeps_the_first_due_in_sight(case, extra):
    start, term, near, more = case
    before = at(start, term, near, more)
    after = at(start, term, near, [*more, Extension(extra, told_at=start)])
    assert after.at > before.at
    assert after.first_at == before.first_at == at(start, term).at
    assert after.parts[: len(before.parts)] == before.parts


@given(cases(), st.randoms(use_true_random=False))
def test_the_same_entries_in_any_order_give_the_same_due(case, chance: random.Random):
    start, term, near, more = case
    shuffled = chance.sample(near, len(near))
    one, other = at(start, term, near, more), at(start, term, shuffled, more)
    assert (one.at, one.first_at, one.stopped, one.provisional) == (
        other.at,
        other.first_at,
        other.stopped,
        other.provisional,
    )
    assert one == at(start, term, near, more)


@given(cases())
def test_a_longer_term_and_a_later_start_never_end_earlier(case):
    start, term, near, more = case
    longer = Term(term.number + 1, term.unit)
    assert at(start, longer, near, more).at >= at(start, term, near, more).at
    assert at(start + timedelta(hours=5), term).at >= at(start, term).at


@given(cases())
def test_the_day_by_day_walk_comes_to_the_same_end(case):
    start, term, near, more = case
    due = at(start, term, near, more)
    counted = [step.number for step in due.steps if step.counted]
    goals = []
    for part in due.parts:
        if part.term.unit != "hour":
            began = local(part.began - timedelta(microseconds=bool(part.extension))).date()
            months = part.term.unit == "month"
            goals += range(1, 1 + (days_in_months(began, part.term.number) if months else part.term.number))
    assert counted == goals
    if due.parts[-1].term.unit != "hour":
        assert due.steps[-1].date == due.last_day
        assert due.steps[-1].why in ("counted", "makeup", "last")


@given(cases())
def test_a_last_day_is_worked_and_not_paused(case):
    due = at(*case)
    if due.parts[-1].term.unit != "hour":
        assert CALENDAR.is_workday(due.last_day)
        assert not any(first <= due.last_day <= last for first, last in days_of(due.stopped))


@given(starts, st.integers(1, 400), st.lists(pauses, max_size=3))
def test_hours_are_the_time_that_passed_less_the_time_stopped(start, hours, near):
    due = at(start, Term(hours, "hour"), near)
    stopped = sum((min(end, due.at) - begin for begin, end in due.stopped if begin < due.at), timedelta())
    assert due.at - start.astimezone(due.at.tzinfo) == timedelta(hours=hours) + stopped


@given(cases(), st.timedeltas(timedelta(0), timedelta(days=30)), lengths)
def test_what_a_standing_clock_foretells_comes_true_if_it_runs_again(case, begins, lasts):
    start, term, near, more = case
    begin = start + begins
    now = begin + lasts
    open_due = at(start, term, [*near, Pause(begin, None)], more, now=now)
    resumed = at(start, term, [*near, Pause(begin, now)], more, now=now)
    assert open_due.if_resumed == resumed.at
    assert open_due.paused == (begin < at(start, term, near, more).at)
