"""Seats with a waiting list: who has one, who is next, what a hold is worth when it has run out."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.seats import SeatState, hold_until, place_in, settle

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Row:
    pk: int
    state: str = SeatState.WAITING
    seat: int | None = None
    order: datetime = NOON
    held_until: datetime | None = None


def test_a_free_seat_goes_to_the_first_in_the_line():
    rows = [Row(1, SeatState.TAKEN, 1), Row(3, order=NOON + HOUR), Row(2, order=NOON)]
    line = settle(rows, 2, NOON)
    assert [(one.pk, seat) for one, seat in line.offered] == [(2, 2)]
    assert line.free == []


def test_nobody_jumps_the_line_and_free_seats_are_told():
    line = settle([Row(1)], 3, NOON)
    assert [(one.pk, seat) for one, seat in line.offered] == [(1, 1)]
    assert line.free == [2, 3]


def test_a_hold_that_ran_out_goes_to_the_next_and_its_holder_to_the_end():
    late = Row(1, SeatState.HELD, 1, NOON - HOUR, NOON)
    line = settle([late, Row(2)], 1, NOON)
    assert line.lapsed == [late]
    assert [one.pk for one, _seat in line.offered] == [2]


def test_a_hold_that_ran_out_is_offered_again_where_nobody_else_waits():
    late = Row(1, SeatState.HELD, 1, NOON - HOUR, NOON)
    assert [one.pk for one, _seat in settle([late], 1, NOON).offered] == [1]


def test_a_hold_that_runs_is_kept():
    held = Row(1, SeatState.HELD, 1, NOON, NOON + HOUR)
    assert settle([held, Row(2)], 1, NOON).offered == []


def test_a_hold_is_short_when_it_begins_soon():
    assert hold_until(NOON, NOON + 100 * HOUR, 24 * HOUR) == NOON + 24 * HOUR
    assert hold_until(NOON, NOON + 2 * HOUR, 24 * HOUR) == NOON + HOUR
    assert hold_until(NOON, NOON - HOUR, 24 * HOUR) == NOON


def test_one_is_told_ones_place_in_the_line():
    rows = [Row(1, SeatState.TAKEN, 1), Row(5, order=NOON), Row(4, order=NOON + HOUR)]
    assert place_in(rows, rows[2]) == 2


ROWS = st.lists(
    st.tuples(st.sampled_from(["waiting", "held", "taken"]), st.integers(0, 9), st.integers(-3, 3)),
    max_size=12,
)


@given(ROWS, st.integers(0, 8))
def test_never_more_than_the_limit_and_never_a_seat_twice(drawn, limit):
    rows, seat = [], 0
    for pk, (state, order, until) in enumerate(drawn, 1):
        numbered = state != "waiting"
        seat += numbered
        held = NOON + until * HOUR if state == "held" else None
        rows.append(Row(pk, state, seat if numbered else None, NOON + order * HOUR, held))
    line = settle(rows, limit, NOON)
    kept = [one.seat for one in rows if one.seat and one not in line.lapsed]
    given_out = kept + [number for _one, number in line.offered]
    assert len(set(given_out)) == len(given_out)
    assert all(number <= limit for _one, number in line.offered)
    waiting = [one for one in rows if one.state == "waiting"] + line.lapsed
    assert len(line.offered) == min(len(waiting), max(0, limit - len([n for n in kept if n <= limit])))
