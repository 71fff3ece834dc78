"""The waiting line: fair over a quarter, one held place at a time, no timer."""

from datetime import datetime, timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import ZONE, travel
from linli.kernel.refusals import NotNow
from linli.venues import acts, queries, reactions
from linli.venues.testing import as_now, booked, on

MONDAY = datetime(2027, 2, 1, 8, tzinfo=ZONE)


@pytest.fixture
def line(house):
    """Bob has the room; Cat, who had hours in the quarter, asked to wait before Dan, who had none."""
    with travel(MONDAY):
        first = booked(house.bob, house.room, on(7, 9))
        booked(house.cat, house.room, on(2, 9), 120)
        cat = booked(house.cat, house.room, on(7, 9), waits=True)
    with travel(MONDAY + timedelta(hours=1)):
        dan = booked(house.dan, house.room, on(7, 9), waits=True)
        yield first, cat, dan


def test_who_had_fewer_hours_comes_first(house, line):
    first, cat, dan = line
    assert queries.place_in_line(dan) == (1, 0) and queries.place_in_line(cat) == (2, 2)
    acts.cancel_booking(house.bob, first, reason="plans")
    assert (as_now(dan).state, as_now(cat).state) == ("held", "waiting")


def test_an_unanswered_place_lapses_when_somebody_reads_and_goes_to_the_next(house, line):
    first, cat, dan = line
    acts.cancel_booking(house.bob, first, reason="plans")
    with travel(as_now(dan).answer_by + timedelta(minutes=1)):
        assert queries.busy(house.room.leaves, on(0, 0), on(30, 0))[1:] == []
        with pytest.raises(NotNow):
            acts.take_place(house.dan, dan)
        booked(house.bob, house.east, on(1, 9))  # whatever happens at the site settles it
        assert (as_now(dan).state, as_now(dan).reason, as_now(cat).state) == ("lapsed", "unanswered", "held")


def test_the_clock_only_does_it_sooner(house, line):
    first, cat, dan = line
    acts.cancel_booking(house.bob, first, reason="plans")
    assert reactions.let_fall() == 0
    with travel(as_now(dan).answer_by + timedelta(minutes=1)):
        assert reactions.let_fall() == 1
    assert as_now(cat).state == "held"


def test_a_place_is_offered_to_nobody_while_it_is_taken(house, line):
    _first, cat, _dan = line
    with pytest.raises(NotNow):
        acts.offer_place(CLOCK, cat)


def test_what_waits_or_asks_past_its_time_falls_away(house, line):
    _first, cat, _dan = line
    with pytest.raises(NotNow):
        acts.lapse_booking(CLOCK, cat)
    with travel(cat.begins + timedelta(minutes=1)):
        assert reactions.let_fall() == 2
    assert (as_now(cat).state, as_now(cat).reason) == ("lapsed", "past")
