"""Twenty-five at one slot in the same moment: one has it, everybody else is told."""

import pytest
from django.db import connection

from linli.kernel.actors import NOBODY
from linli.kernel.clock import travel
from linli.kernel.refusals import Refused
from linli.kernel.testing import person_actor
from linli.kernel.testing.together import at_once
from linli.people.testing import person
from linli.venues import acts, testing
from linli.venues.acts.telling import Clash
from linli.venues.models import Booking, Taking
from linli.venues.testing import booked, on
from linli.venues.tests import lent

MANY = 25


@pytest.fixture
def crowd(transactional_db):
    house = testing.a_house()
    return house, [person_actor(person(f"P{n}")) for n in range(MANY)]


def test_one_of_25_has_the_room_and_all_others_are_told_what_is_free(crowd):
    house, people = crowd
    came = at_once([lambda who=who: booked(who, house.room, on(1, 9)) for who in people])
    won = [one for one in came if isinstance(one, Booking)]
    told = [one for one in came if isinstance(one, Clash)]
    assert (len(won), len(told)) == (1, MANY - 1)
    assert all(one.free and str(one.message) for one in told)
    assert Booking.objects.count() == 1 and Taking.objects.count() == 2


def test_halves_and_the_hall_never_meet_whoever_is_first(crowd):
    house, people = crowd
    hall, half = house.hall, [house.east, house.west]

    acts.change_venue(house.ann, hall, mode="direct")
    hall.refresh_from_db()
    tries = [(who, hall if n % 3 == 0 else half[n % 2]) for n, who in enumerate(people)]
    came = at_once([lambda who=who, venue=venue: booked(who, venue, on(1, 9)) for who, venue in tries])
    won = [one.venue_id for one in came if isinstance(one, Booking)]
    assert won == [hall.pk] or sorted(won) in (
        [house.east.pk, house.west.pk],
        [house.east.pk],
        [house.west.pk],
    )
    assert all(isinstance(one, Booking | Clash) for one in came)


def test_the_database_alone_refuses_without_the_lock_of_the_site(crowd, monkeypatch):
    """The lock orders who is asked first; that nothing is taken twice does not hang on it."""
    house, people = crowd
    monkeypatch.setattr("linli.venues.acts.line.hold_site", lambda site: (next_id(), False))
    came = at_once([lambda who=who: booked(who, house.room, on(1, 9)) for who in people])
    assert len([one for one in came if isinstance(one, Booking)]) == 1
    assert len([one for one in came if isinstance(one, Clash)]) == MANY - 1


def next_id():
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('venues_booking', 'id'))")
        return cursor.fetchone()[0]


def test_one_held_place_is_taken_once_however_often_it_is_pressed(crowd):
    house, people = crowd

    booking = booked(people[0], house.room, on(3, 9))
    waiting = booked(people[1], house.room, on(3, 9), waits=True)
    acts.cancel_booking(people[0], booking, reason="plans")
    came = at_once([lambda: acts.take_place(people[1], waiting).noun for _n in range(MANY)])
    assert len([one for one in came if isinstance(one, Booking)]) == 1


def test_one_of_25_has_the_slot_of_an_office_hour_and_all_others_are_told(transactional_db):
    with travel(lent.MONDAY):
        house, slot = lent.a_house(), lent.wednesday().isoformat()
        came = at_once(
            [lambda: acts.take_hour(NOBODY, venue=house.hour, slot=slot).noun for _n in range(MANY)]
        )
    assert sum(isinstance(one, Booking) for one in came) == 1
    told = [one for one in came if isinstance(one, Refused)]
    assert len(told) == MANY - 1 and all(str(one.message) for one in told)
    assert Booking.objects.count() == 1 and Taking.objects.values("booking").distinct().count() == 1
