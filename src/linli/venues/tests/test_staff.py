"""Staff book for others, and keep a place out of use."""

from dataclasses import replace
from datetime import timedelta

import pytest

from linli.kernel.clock import now
from linli.kernel.refusals import NotYours, Refused
from linli.venues import acts
from linli.venues.acts.telling import Clash
from linli.venues.models import Booking
from linli.venues.testing import as_now, booked, on


def note(actor, venue, begins, **said):
    how = {"use": "meeting", "people": 8, **said}
    return acts.book_by_staff(
        actor, venue=venue, day=begins.date(), start=begins.time(), minutes=60, **how
    ).noun


def test_it_books_at_once_for_a_caller_without_an_account(house):
    booking = note(house.ann, house.hall, on(1, 9), name="赵大爷", contact="13800138000")
    assert (booking.state, booking.by, booking.person_id) == ("confirmed", "behalf", None)
    assert as_now(booking).contact.open("call_back") == "13800138000"


def test_it_books_at_the_counter_in_the_name_of_who_stands_there(house):
    at_counter = replace(house.ann, behalf_id=house.bob.person_id)
    assert note(at_counter, house.room, on(1, 9)).person_id == house.bob.person_id
    assert booked(at_counter, house.room, on(1, 11)).by == "behalf"


def test_it_books_for_a_body_or_for_the_house_itself(house):
    other = house.place.other
    assert note(house.ann, house.room, on(1, 9), body=other).body_id == other.pk
    assert note(house.ann, house.room, on(1, 11)).by == "staff"


def test_it_refuses_staff_of_elsewhere_and_what_is_taken(house):
    note(house.ann, house.room, on(1, 9))
    with pytest.raises(Clash):
        note(house.ann, house.room, on(1, 9, 30))
    with pytest.raises(NotYours):
        note(house.bob, house.room, on(1, 12))


def block(house, begins, ends, venue=None):
    return acts.block(house.ann, venue=venue or house.room, begins=begins, ends=ends, purpose="粉刷")


def test_a_block_keeps_everybody_out_whatever_the_hours(house):
    done = block(house, on(1, 22), on(3, 6))
    assert done.noun.by == "block" and done.noun.takings.count() == 1
    with pytest.raises(Clash):
        booked(house.bob, house.room, on(2, 9))
    acts.cancel_booking(house.ann, done.noun, reason="other")
    assert booked(house.bob, house.room, on(2, 9)).state == "confirmed"


def test_a_block_refuses_to_push_out_what_is_booked_and_the_past(house):
    booked(house.bob, house.room, on(2, 9))
    with pytest.raises(Clash):
        block(house, on(2, 8), on(2, 12))
    with pytest.raises(Refused):
        block(house, now() - timedelta(days=2), now() - timedelta(days=1))
    assert Booking.objects.filter(by="block").count() == 0
