"""Cancelling: the time is free at once, and goes to who waits."""

from datetime import timedelta

import pytest

from linli.kernel.clock import travel
from linli.kernel.refusals import NotYours
from linli.venues import acts, queries
from linli.venues.testing import as_now, booked, on


def test_it_frees_the_time_for_the_next_in_the_line(house):
    booking = booked(house.bob, house.room, on(3, 9))
    next_one = booked(house.cat, house.room, on(3, 9), waits=True)
    acts.cancel_booking(house.bob, booking, reason="plans")
    held = as_now(next_one)
    assert held.state == "held" and held.answer_by > on(0, 0)
    assert acts.take_place(house.cat, held).noun.state == "confirmed"


def test_it_counts_hours_in_the_line_only_when_it_comes_late(house):
    early, late = booked(house.bob, house.room, on(3, 9)), booked(house.bob, house.room, on(1, 9))
    waiting = booked(house.bob, house.east, on(5, 9))
    acts.cancel_booking(house.bob, early, reason="plans")
    with travel(on(1, 8)):
        done = acts.cancel_booking(house.bob, late, reason="illness")
    assert done.entry.amounts == {"late": 1}
    hours = queries.hours_in_quarter([waiting])
    assert hours.get(("person", house.bob.person_id)) == 2 or on(5, 9).month not in (on(1, 9).month,)


def test_it_refuses_once_it_has_begun(house):
    booking = booked(house.bob, house.room, on(1, 9))
    with travel(on(1, 9) + timedelta(minutes=1)), pytest.raises(NotYours):
        acts.cancel_booking(house.bob, booking, reason="plans")


def test_it_waits_for_nobody_else(house):
    with pytest.raises(NotYours):
        acts.cancel_booking(house.cat, booked(house.bob, house.room, on(1, 9)), reason="plans")
