"""Another time, under the same rules."""

import pytest

from linli.kernel.clock import local
from linli.kernel.refusals import Refused
from linli.venues import acts
from linli.venues.acts.telling import Clash
from linli.venues.testing import as_now, booked, on


def move(actor, booking, begins, minutes=60):
    wall = local(begins)
    return acts.reschedule_booking(
        actor, booking, day=wall.date(), start=wall.time().replace(tzinfo=None), minutes=minutes
    )


def test_it_moves_and_frees_the_time_before(house):
    booking = booked(house.bob, house.room, on(2, 9))
    waiting = booked(house.cat, house.room, on(2, 9), waits=True)
    move(house.bob, booking, on(2, 9, 30))
    assert as_now(booking).begins == on(2, 9, 30) and as_now(waiting).state == "waiting"
    move(house.bob, booking, on(2, 14))
    assert as_now(waiting).state == "held"


def test_it_may_overlap_itself_but_nobody_else(house):
    booking = booked(house.bob, house.room, on(2, 9), 120)
    move(house.bob, booking, on(2, 10), 120)
    booked(house.cat, house.room, on(2, 14))
    with pytest.raises(Clash):
        move(house.bob, booking, on(2, 13), 90)
    assert as_now(booking).begins == on(2, 10) and booking.takings.count() == 2


def test_it_refuses_the_past_and_closed_hours(house):
    booking = booked(house.bob, house.room, on(2, 9))
    for begins in (on(-1, 9), on(2, 23)):
        with pytest.raises(Refused):
            move(house.bob, booking, begins)


def test_it_goes_back_to_be_looked_at_where_somebody_looks(house):
    booking = booked(house.bob, house.hall, on(2, 9))
    acts.approve_booking(house.ann, booking)
    assert move(house.bob, booking, on(3, 9)).noun.state == "requested"
    assert not booking.takings.exists()
    assert move(house.ann, booking, on(3, 10)).noun.state == "requested"
