from datetime import timedelta

import pytest
from django.db import transaction

from linli.kernel.actors import NOBODY
from linli.kernel.clock import travel
from linli.kernel.refusals import Refused
from linli.venues import acts, queries
from linli.venues.tests.lent import MONDAY, a_house, a_visit, wednesday


@pytest.fixture
def house(db):
    with travel(MONDAY):
        yield a_house()


def test_it_gives_a_code_to_somebody_without_an_account(house):
    booking = a_visit(house, name="老李")
    assert booking.state == "confirmed" and booking.person_id is None
    assert queries.by_slip(booking.slip_code.lower().replace("-", "")) == booking
    assert queries.by_slip("ABCD-EFGH-JKLM") is None


def test_the_slip_opens_the_booking_to_who_shows_it(house):
    booking = a_visit(house)
    assert booking not in queries.bookings_seen(NOBODY)
    assert booking in queries.bookings_seen(NOBODY.holding(("venues.booking", booking.pk)))
    assert booking not in queries.bookings_seen(house.bob)
    assert (
        acts.cancel_booking(
            NOBODY.holding(("venues.booking", booking.pk)), booking, reason="plans", note=""
        ).noun.state
        == "cancelled"
    )


def test_whoever_has_an_account_needs_no_slip(house):
    booking = a_visit(house, house.bob)
    assert booking.person_id == house.bob.person_id and not hasattr(booking, "slip_code")


def test_the_same_request_with_the_same_key_tells_the_same_code(house):
    slot = wednesday().isoformat()
    first = acts.take_hour(house.ann, venue=house.hour, slot=slot, key="a")
    again = acts.take_hour(house.ann, venue=house.hour, slot=slot, key="a")
    assert again.repeated and again.noun.slip_code == first.noun.slip_code


def test_it_refuses_a_slot_that_somebody_has(house):
    a_visit(house)
    with pytest.raises(Refused), transaction.atomic():
        a_visit(house)
    with pytest.raises(Refused), transaction.atomic():
        acts.take_hour(NOBODY, venue=house.hour, slot=(wednesday() + timedelta(minutes=10)).isoformat())


@pytest.mark.parametrize("slot", ["", "morgen", "2027-03-03T14:00:00", "9999-99-99T00:00:00+08:00"])
def test_it_refuses_what_is_no_slot(house, slot):
    with pytest.raises(Refused), transaction.atomic():
        acts.take_hour(NOBODY, venue=house.hour, slot=slot)


def test_it_refuses_a_day_on_which_nobody_receives_and_a_room(house):
    for venue, slot in ((house.hour, wednesday() + timedelta(days=1)), (house.hall, wednesday())):
        with pytest.raises(Refused), transaction.atomic():
            acts.take_hour(NOBODY, venue=venue, slot=slot.isoformat())


def test_a_day_that_falls_away_has_no_slots(house):
    day = wednesday()
    before = queries.slots_of(house.hour, day.date(), 8)
    assert [len(one.free) for one in before] == [6, 6]
    acts.close_place(
        house.ann,
        site=house.site,
        venue=house.hour,
        begins=day,
        ends=day + timedelta(hours=3),
        reason="代表开会",
    )
    assert [one.day for one in queries.slots_of(house.hour, day.date(), 8)] == [
        (day + timedelta(days=7)).date()
    ]
