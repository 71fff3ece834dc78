"""It took place, or nobody came."""

from datetime import timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import travel
from linli.kernel.refusals import NotYours, Refused
from linli.venues import acts, reactions
from linli.venues.acts.using import was_missed
from linli.venues.testing import as_now, booked, on


@pytest.fixture
def over(house):
    return booked(house.bob, house.room, on(1, 9), 90)


def test_it_counts_hours_and_people_from_here(house, over):
    with travel(on(1, 11)):
        done = acts.use_booking(house.bob, over, came=12)
    assert done.entry.amounts == {"hours": 1.5, "people": 12, "use.meeting": 1, "by.self": 1}
    assert as_now(over).came == 12


def test_it_refuses_before_it_began_and_without_people(house, over):
    with pytest.raises(NotYours):
        acts.use_booking(house.ann, over, came=12)
    with travel(on(1, 11)), pytest.raises(Refused):
        acts.use_booking(house.ann, over, came=0)


def test_it_is_missed_when_nobody_says_anything_in_time(house, over):
    with travel(over.ends + timedelta(days=2)):
        assert not was_missed(over) and reactions.let_miss() == 0
        with pytest.raises(NotYours):
            acts.miss_booking(CLOCK, over)
    with travel(over.ends + timedelta(days=3, minutes=1)):
        assert was_missed(over) and reactions.let_miss() == 1
        assert as_now(over).state == "missed"
        with pytest.raises(NotYours):
            acts.use_booking(house.bob, over, came=3)
        assert acts.use_booking(house.ann, over, came=3).noun.state == "used"


def test_it_waits_for_staff_who_saw_that_nobody_came(house, over):
    with travel(over.ends):
        assert acts.miss_booking(house.ann, over).entry.amounts == {"hours_missed": 1.5}
