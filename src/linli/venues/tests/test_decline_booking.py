"""Declining with a reason, and waiting all the same."""

import pytest

from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotNow, NotYours
from linli.venues import acts
from linli.venues.testing import as_now, booked, on


def test_it_says_why_and_tells_the_asker(house):
    booking = booked(house.bob, house.hall, on(2, 9))
    acts.decline_booking(house.ann, booking, reason="unfit", note="厅里不能做饭。")
    assert (as_now(booking).state, as_now(booking).reason) == ("declined", "unfit")
    assert "厅里不能做饭。" in Delivery.objects.filter(to_person=house.bob.person_id).latest("id").text


def test_it_refuses_waiting_where_others_were_not_the_reason(house):
    booking = booked(house.bob, house.hall, on(2, 9))
    acts.decline_booking(house.ann, booking, reason="terms")
    with pytest.raises(NotYours):
        acts.queue_booking(house.bob, booking)


def test_it_refuses_what_is_booked_already(house):
    booking = booked(house.bob, house.hall, on(2, 9))
    acts.approve_booking(house.ann, booking)
    with pytest.raises(NotNow):
        acts.decline_booking(house.ann, booking, reason="unfit")


def test_it_opens_a_telephone_only_with_an_entry(house):
    booking = acts.book_by_staff(
        house.ann, venue=house.room, day=on(2, 9).date(), start=on(2, 9).time(), minutes=60, use="meeting",
        name="赵大爷", contact="13800138000",
    ).noun  # fmt: skip
    done = acts.read_contact(house.ann, booking)
    assert done.entry.facts["purpose"] == "call_back" and done.entry.kind == "venues.booking.contact_read"
    with pytest.raises(NotYours):
        acts.read_contact(house.bob, booking)
