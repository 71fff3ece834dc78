"""Noting that it was held: a number, a list with the word of those on it, and leading members' own entries."""

from linli.kernel.clock import travel
from linli.kernel.refusals import NotFound, NotNow, NotYours
from linli.kernel.testing.asking import last, refused
from linli.meetings import acts, queries, testing
from linli.meetings.models import Meeting, Registration
from linli.meetings.states import RegistrationState, State


def test_it_counts_and_lists_only_those_who_agreed(town):
    meeting = testing.noticed(town)
    bob = testing.registered(meeting, town.bob, listed=True)
    cat = testing.registered(meeting, town.cat)
    with travel(meeting.ends_at):
        held = acts.hold(town.ann, meeting, people_n=9, came=[bob.pk, cat.pk], outcome="谈了停车。").noun
    states = {one.person_id: one.state for one in Registration.objects.filter(meeting=held)}
    assert states == {town.bob.person_id: RegistrationState.CAME, town.cat.person_id: RegistrationState.TAKEN}
    entry = last(held)
    assert (entry.amounts["people"], entry.amounts["hours"], entry.amounts["kind.talk"]) == (9, 2, 1)
    assert entry.facts["listed"] == 1


def test_it_waits_until_it_has_begun_and_refuses_a_number_smaller_than_the_list(town):
    meeting = testing.noticed(town)
    bob = testing.registered(meeting, town.bob, listed=True)
    with refused(NotNow):
        acts.hold(town.ann, meeting, people_n=9)
    with travel(meeting.ends_at), refused() as said:
        acts.hold(town.ann, meeting, people_n=0, came=[bob.pk])
    assert said.value.field == "people_n" and Meeting.objects.get(pk=meeting.pk).state == State.NOTICED


def test_it_refuses_who_does_not_hold_it(town):
    meeting = testing.noticed(town)
    with travel(meeting.ends_at):
        for one in (town.bob, town.bea):
            with refused(NotYours):
                acts.hold(one, meeting, people_n=9)


def test_who_did_not_come_is_not_noted(town):
    meeting = testing.noticed(town, seats=1)
    testing.registered(meeting, town.bob, listed=True)
    waiting = testing.registered(meeting, town.cat)
    with travel(meeting.ends_at):
        acts.hold(town.ann, meeting, people_n=5)
    assert Registration.objects.get(pk=waiting.pk).state == RegistrationState.ENDED
    assert not Registration.objects.filter(state__in=["missed", "no_show"]).exists()


def test_everybody_strikes_themselves_off_the_list_and_the_number_stays(town):
    meeting = testing.noticed(town)
    bob = testing.registered(meeting, town.bob, listed=True)
    with travel(meeting.ends_at):
        acts.hold(town.ann, meeting, people_n=9, came=[bob.pk])
        with refused(NotYours):
            acts.strike(town.ann, bob.pk)
        struck = acts.strike(town.bob, bob.pk).noun
    assert (struck.state, struck.listed) == (RegistrationState.STRUCK, False)
    assert Meeting.objects.get(pk=meeting.pk).people_n == 9 and queries.listed_n(meeting) == 0


def test_somebody_is_noted_afterwards_only_with_their_word(town):
    meeting = testing.noticed(town)
    bob = testing.registered(meeting, town.bob, listed=True)
    cat = testing.registered(meeting, town.cat)
    with travel(meeting.ends_at):
        acts.hold(town.ann, meeting, people_n=9)
        assert acts.note_came(town.ann, bob.pk).noun.state == RegistrationState.CAME
        with refused():
            acts.note_came(town.ann, cat.pk)
        with refused(NotYours):
            acts.note_came(town.cat, cat.pk)


def test_the_number_is_corrected_until_it_is_signed(town):
    meeting = testing.held(town, people=12)
    assert acts.recount(town.ann, meeting, people_n=14, reason="漏数").entry.amounts == {"people": 2}
    with refused(NotYours):
        acts.recount(town.bea, meeting.pk, people_n=1, reason="x")
    with refused(NotNow):
        acts.recount(town.ann, testing.noticed(town), people_n=1, reason="x")


def test_a_leading_member_enters_their_own_part(town):
    meeting = testing.held(town, by=town.bea, kind="branch_general")
    mine = acts.took_part(town.sec, meeting=meeting.pk).noun
    assert (mine.role, mine.state, last(mine).amounts) == ("leading", RegistrationState.CAME, {"leading": 1})
    with refused():
        acts.took_part(town.sec, meeting=meeting.pk)


def test_a_leading_member_refuses_nothing_that_is_not_theirs(town):
    meeting = testing.held(town, by=town.bea, kind="branch_general")
    with refused(NotFound):
        acts.took_part(town.bob, meeting=meeting.pk)
    with refused(NotNow):
        acts.took_part(town.sec, meeting=testing.noticed(town, by=town.bea, kind="branch_general").pk)
    with refused(NotYours):
        acts.took_part(town.sue, meeting=testing.held(town).pk)  # a talk is no life of a branch
