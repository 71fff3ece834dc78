"""Twenty-five people ask for the last seat at the same moment: one has it, the others wait in their order."""

import pytest

from linli.kernel.clock import now
from linli.kernel.refusals import Refused
from linli.kernel.seats import SeatState
from linli.kernel.testing.together import at_once
from linli.meetings import acts, testing
from linli.meetings.models import Registration


@pytest.fixture
def last(transactional_db):
    town = testing.a_town()
    guests = [testing.resident(f"Guest {number}") for number in range(25)]
    return town, testing.noticed(town, seats=1), guests


def register(guest, meeting):
    return lambda: acts.register(guest, meeting=meeting.pk).noun


def leave(guest, seat):
    return lambda: acts.leave(guest, seat.pk)


def test_one_gets_the_last_seat_and_all_others_are_told_that_they_wait(last):
    _town, meeting, guests = last
    found = at_once([register(one, meeting) for one in guests])
    assert sorted(one.state for one in found) == [SeatState.TAKEN] + [SeatState.WAITING] * 24
    assert Registration.objects.filter(meeting=meeting, seat=1).count() == 1


def test_the_same_person_twenty_five_times_stands_there_once(last):
    _town, meeting, guests = last
    found = at_once([register(guests[0], meeting) for _time in range(25)])
    assert Registration.objects.filter(meeting=meeting).count() == 1
    assert sum(isinstance(one, Refused) for one in found) == 24


def test_one_seat_given_back_is_kept_for_one_while_others_come_and_go(last):
    _town, meeting, guests = last
    first = acts.register(guests[0], meeting=meeting.pk).noun
    waiting = [acts.register(one, meeting=meeting.pk).noun for one in guests[1:13]]
    goes = [lambda: acts.leave(guests[0], first.pk)]
    goes += [leave(guests[n + 1], waiting[n]) for n in range(6)]
    goes += [register(one, meeting) for one in guests[13:]]
    at_once(goes)
    held = Registration.objects.filter(meeting=meeting, state=SeatState.HELD)
    assert held.count() == 1 and held.get().held_until > now()
    assert held.get().person_id in {one.person_id for one in guests[7:13]}, (
        "nobody passed those who waited first"
    )
