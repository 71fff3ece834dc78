"""Answering a request."""

import pytest

from linli.kernel.refusals import NotYours, Refused
from linli.kernel.testing import statements
from linli.venues import acts, forms
from linli.venues.acts.telling import Clash
from linli.venues.testing import as_now, booked, on


def test_it_takes_the_spaces_and_tells_the_asker(house):
    booking = booked(house.bob, house.hall, on(2, 9))
    with statements(14):
        acts.approve_booking(house.ann, booking)
    assert as_now(booking).state == "confirmed"
    assert booking.takings.count() == 4  # two halves, each with its buffers


def test_it_shows_whom_it_refuses_before_it_does(house):
    one = booked(house.bob, house.hall, on(2, 9), 120)
    two = booked(house.cat, house.hall, on(2, 10), 120, waits=True)
    three = booked(house.dan, house.hall, on(2, 10, 30), 60)
    form = forms.Approve(actor=house.ann, noun=one)
    assert "10:00–12:00" in form.fields["others"].help_text
    with pytest.raises(Refused) as refused:
        acts.approve_booking(house.ann, one)
    assert refused.value.field == "others" and as_now(two).state == "requested"
    acts.approve_booking(house.ann, one, others=True)
    assert (as_now(two).state, as_now(three).state, as_now(three).reason) == ("waiting", "declined", "taken")
    assert acts.queue_booking(house.dan, as_now(three)).noun.state == "waiting"


def test_it_refuses_when_a_half_was_taken_meanwhile(house):
    booking = booked(house.bob, house.hall, on(2, 9))
    booked(house.cat, house.east, on(2, 9, 30))
    with pytest.raises(Clash):
        acts.approve_booking(house.ann, booking)
    assert as_now(booking).state == "requested"


def test_it_waits_for_who_looks_after_the_place(house):
    with pytest.raises(NotYours):
        acts.approve_booking(house.bob, booked(house.bob, house.hall, on(2, 9)))
