"""Registering: a seat or the line, a freed seat kept for the next, given back, taken."""

from dataclasses import replace
from datetime import timedelta

import pytest

from linli.kernel.actors import CLOCK, NOBODY
from linli.kernel.clock import now, travel
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotFound, NotNow, NotYours
from linli.kernel.seats import SeatState
from linli.kernel.testing import statements
from linli.kernel.testing.asking import last, refused, words_to
from linli.meetings import acts, queries, reactions, testing
from linli.meetings.models import Registration
from linli.people.models import Person


@pytest.fixture
def meeting(town):
    """A talk with one seat."""
    return testing.noticed(town, seats=1)


def state(one):
    return Registration.objects.get(pk=one.pk).state


def test_registering_gives_a_seat_and_then_a_place_in_the_line(town, meeting):
    mine = testing.registered(meeting, town.bob, wish="轮椅", wants_answers=True)
    assert (mine.state, mine.seat, mine.wish) == (SeatState.TAKEN, 1, "轮椅")
    assert "subject" in last(mine).facts and "轮椅" not in str(last(mine).facts)
    assert testing.registered(meeting, town.cat).state == SeatState.WAITING
    assert len(words_to(town.bob)) == len(words_to(town.cat)) == 1


def test_registering_without_a_limit_gives_everybody_a_seat(town):
    meeting = testing.noticed(town)
    assert [testing.registered(meeting, one).seat for one in (town.bob, town.cat, town.dan)] == [1, 2, 3]


def test_register_refuses_twice_unasked_and_late(town, meeting):
    testing.registered(meeting, town.bob)
    with refused():
        testing.registered(meeting, town.bob)
    with refused(NotYours):
        acts.register(NOBODY, meeting=meeting.pk)
    with refused(NotFound):
        testing.registered(testing.planned(town), town.bob)
    with travel(meeting.begins_at), refused(NotNow):
        testing.registered(meeting, town.cat)


def test_register_waits_no_longer_than_the_day_set_for_it(town):
    meeting = testing.noticed(town, register_by=now() + timedelta(hours=1))
    testing.registered(meeting, town.bob)
    with travel(now() + timedelta(hours=2)), refused(NotNow):
        testing.registered(meeting, town.cat)


def test_register_takes_who_is_helped_at_the_counter(town, meeting):
    helper = replace(town.ann, behalf_id=town.bob.person_id)
    assert acts.register(helper, meeting=meeting.pk).noun.person_id == town.bob.person_id


def test_a_seat_given_back_is_kept_for_the_next_who_takes_it(town, meeting):
    first, second, third = (testing.registered(meeting, one) for one in (town.bob, town.cat, town.dan))
    acts.leave(town.bob, first)
    assert (state(first), state(second), state(third)) == (SeatState.LEFT, SeatState.HELD, SeatState.WAITING)
    assert len(words_to(town.cat)) == 2 and len(words_to(town.dan)) == 1
    taken = acts.take(town.cat, Registration.objects.get(pk=second.pk), listed=True).noun
    assert (taken.state, taken.seat, taken.listed) == (SeatState.TAKEN, 1, True)


def test_leave_of_the_line_frees_nothing_for_another(town, meeting):
    _first, second, third = (testing.registered(meeting, one) for one in (town.bob, town.cat, town.dan))
    assert acts.leave(town.cat, second).entry.amounts == {"left_line": 1}
    assert state(third) == SeatState.WAITING


def test_leave_refuses_others_and_what_has_begun(town, meeting):
    mine = testing.registered(meeting, town.bob)
    with refused(NotYours):
        acts.leave(town.dan, mine)
    with travel(meeting.begins_at), refused(NotNow):
        acts.leave(town.bob, mine)


def test_a_hold_that_ran_out_goes_to_the_one_after_whatever_happens_next(town, meeting):
    first, second, third = (testing.registered(meeting, one) for one in (town.bob, town.cat, town.dan))
    acts.leave(town.bob, first)
    with travel(now() + timedelta(hours=25)):
        with refused(NotNow):
            acts.take(town.cat, Registration.objects.get(pk=second.pk))
        late = testing.registered(meeting, testing.resident("Eva Yiwa"))
        assert (state(second), state(third), late.state) == (
            SeatState.WAITING,
            SeatState.HELD,
            SeatState.WAITING,
        )
        rows = queries.live(meeting.pk)
        assert queries.place_of(rows, Registration.objects.get(pk=second.pk)) < queries.place_of(rows, late)


def test_the_clock_does_the_same_sooner(town, meeting):
    first, second, third = (testing.registered(meeting, one) for one in (town.bob, town.cat, town.dan))
    acts.leave(town.bob, first)
    assert reactions.settle() == 0
    with travel(now() + timedelta(hours=25)):
        assert reactions.settle() == 1
        assert (state(second), state(third)) == (SeatState.WAITING, SeatState.HELD)
        assert Entry.objects.filter(kind="meetings.registration.lapsed").count() == 1


def test_settling_is_the_clocks_and_tells_how_many_moved(town, meeting):
    first, second = (testing.registered(meeting, one) for one in (town.bob, town.cat))
    acts.leave(town.bob, first)
    with refused(NotYours):
        acts.settle_meeting(town.ann, meeting.pk)
    assert acts.settle_meeting(CLOCK, meeting.pk).entry.facts["offered"] == 0
    with travel(now() + timedelta(hours=25)):
        told = acts.settle_meeting(CLOCK, meeting.pk).entry.facts
    assert (told["lapsed"], told["offered"]) == (1, 1) and state(second) == SeatState.HELD


def test_more_seats_go_to_those_who_wait_and_fewer_than_are_taken_are_refused(town, meeting):
    _first, second, third = (testing.registered(meeting, one) for one in (town.bob, town.cat, town.dan))
    said = {
        "title": meeting.title,
        "about": "",
        "audience": "public",
        "register_by": None,
        "speaker": "",
        "online": "",
    }
    acts.change(town.ann, meeting, seats=3, **said)
    assert (state(second), state(third)) == (SeatState.HELD, SeatState.HELD)
    with refused() as told:
        acts.change(town.ann, meeting.pk, seats=2, **said)
    assert told.value.field == "seats"


def test_invite_keeps_a_seat_until_it_begins(town):
    meeting = testing.noticed(town, audience="invited", seats=1)
    bob = Person.objects.get(pk=town.bob.person_id)
    with refused(NotFound):
        testing.registered(meeting, town.bob)
    mine = acts.invite(town.ann, meeting=meeting.pk, number=bob.number).noun
    assert (mine.state, mine.held_until) == (SeatState.HELD, meeting.begins_at)
    assert words_to(town.bob) and acts.take(town.bob, mine).noun.state == SeatState.TAKEN
    with refused():
        acts.invite(town.ann, meeting=meeting.pk, number=bob.number)
    with refused():
        acts.invite(town.ann, meeting=meeting.pk, number="0000000000")
    with refused(NotYours):
        acts.invite(town.bea, meeting=meeting.pk, number=bob.number)


def test_a_members_meeting_takes_those_of_its_organisations_and_leading_members_from_above(town):
    meeting = testing.noticed(town, by=town.bea, kind="branch_general")
    assert testing.registered(meeting, town.bea).role == "member"
    assert testing.registered(meeting, town.sec).role == "leading"
    with refused(NotFound):
        testing.registered(meeting, town.bob)


def test_it_asks_little_of_the_database(town):
    meeting = testing.noticed(town, seats=2)
    mine = testing.registered(meeting, town.bob)
    testing.registered(meeting, town.cat)
    with statements(14):
        testing.registered(meeting, town.dan)
    with statements(19):  # two acts: the seat is given back, and kept for the next, who is told
        acts.leave(town.bob, mine)


def test_hidden_acts_of_the_line_do_just_what_is_true(town, meeting):
    first, second, third = (testing.registered(meeting, one) for one in (town.bob, town.cat, town.dan))
    with refused(NotNow):
        acts.offer_seat(CLOCK, second)  # nothing is free
    acts.leave(town.bob, first)
    with refused(NotNow):
        acts.lapse_seat(CLOCK, second.pk)
    with travel(now() + timedelta(hours=25)):
        assert acts.lapse_seat(CLOCK, second.pk).noun.state == SeatState.WAITING
        with refused(NotNow):
            acts.offer_seat(CLOCK, second.pk)  # not next in the line
        assert acts.offer_seat(CLOCK, third.pk).noun.state == SeatState.HELD
        assert acts.end_seat(CLOCK, third.pk).noun.state == SeatState.ENDED
