"""Any walk of a gathering through its acts: the flow holds, seats are never given twice, the journal tells the same."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from linli.kernel import reference
from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, travel
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import Refused
from linli.kernel.seats import HOLDING, LIVE
from linli.meetings import acts, queries, reactions, testing
from linli.meetings.models import Amendment, Meeting, Minutes, Point, Registration
from linli.meetings.states import (
    AMENDMENT,
    BEFORE_SIGNED,
    DONE,
    MEETING,
    POINT,
    REGISTRATION,
    WRITTEN,
    AmendmentState,
    PointState,
    State,
)

S = State
NOUNS = (Meeting, Registration, Point, Amendment)
WORDS = {"chair": "主", "recorder": "记", "present": "", "absent": "", "guests": "", "text": ""}


def when(*states):
    """Mostly try what can be done, so that walks go far."""
    return precondition(lambda walk: walk.meeting.state in states)


class Walk(RuleBasedStateMachine):
    """Ann holds a talk with two seats, Bob, Cat and Dan want to come; hours and days pass between."""

    @initialize(public=st.booleans())
    def begin(self, public):
        self.start = transaction.savepoint()
        self.town = testing.a_town()
        self.at = now()
        self.meeting = testing.planned(self.town, seats=2, together=[self.town.school.pk] if public else [])
        self.guests = [self.town.bob, self.town.cat, self.town.dan]

    def do(self, act, actor, noun=None, **inputs):
        """Try an act; a refusal must leave everything as it was."""
        before = self.picture()
        with travel(self.at):
            try:
                act(actor, noun, **inputs)
            except Refused:
                assert self.picture() == before
        self.meeting = Meeting.objects.get(pk=self.meeting.pk)

    def picture(self):
        return [list(model.objects.order_by("pk").values_list("pk", "state", "version")) for model in NOUNS]

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    def seat(self, guest):
        rows = Registration.objects.filter(meeting=self.meeting, person=self.guests[guest].person_id)
        return rows.order_by("-id").first()

    @rule(hours=st.sampled_from([1, 12, 30, 73, 24 * 6]))
    def time_passes(self, hours):
        self.at += timedelta(hours=hours)

    @when(S.DRAFTED)
    @rule()
    def notice(self):
        self.do(acts.notice, self.town.ann, self.meeting)

    @when(S.NOTICED)
    @rule(guest=st.integers(0, 2), listed=st.booleans())
    def register(self, guest, listed):
        self.do(acts.register, self.guests[guest], meeting=self.meeting.pk, listed=listed)

    @rule(guest=st.integers(0, 2), which=st.sampled_from(["leave", "take", "strike"]))
    def act_on_a_seat(self, guest, which):
        if seat := self.seat(guest):
            self.do(getattr(acts, which), self.guests[guest], seat)

    @when(S.NOTICED)
    @rule(seats=st.integers(1, 3))
    def more_or_fewer_seats(self, seats):
        said = {
            "title": "换",
            "about": "",
            "audience": "public",
            "register_by": None,
            "speaker": "",
            "online": "",
        }
        self.do(acts.change, self.town.ann, self.meeting, seats=seats, **said)

    @rule()
    def the_clock_looks(self):
        with travel(self.at):
            reactions.settle()
            reactions.remind()

    @when(S.DRAFTED, S.NOTICED)
    @rule(days=st.integers(-3, 9))
    def move(self, days):
        begins = self.meeting.begins_at + timedelta(days=days)
        self.do(acts.move, self.town.ann, self.meeting, begins_at=begins, ends_at=begins + timedelta(hours=1))

    @when(S.NOTICED, S.HELD)
    @rule(people=st.integers(0, 5))
    def hold(self, people):
        came = [one.pk for one in queries.live(self.meeting.pk) if one.listed]
        self.do(acts.hold, self.town.ann, self.meeting, people_n=people, came=came)

    @when(*BEFORE_SIGNED)
    @rule(people=st.integers(0, 9))
    def recount(self, people):
        self.do(acts.recount, self.town.ann, self.meeting, people_n=people, reason="数错")

    @when(S.DRAFTED, *DONE)
    @rule()
    def add_a_point(self):
        self.do(acts.add_point, self.town.ann, meeting=self.meeting.pk, text="路灯")

    @rule(n=st.integers(0, 3), which=st.sampled_from([acts.answer_point, acts.drop_point, acts.reopen_point]))
    def act_on_a_point(self, n, which):
        found = list(Point.objects.filter(meeting=self.meeting).order_by("number"))
        if found:
            point = found[n % len(found)]
            inputs = {"answer": "好了"} if which is acts.answer_point else {}
            self.do(which, CLOCK if which is acts.reopen_point else self.town.ann, point, **inputs)

    @when(*BEFORE_SIGNED)
    @rule(which=st.sampled_from([acts.draft_minutes, acts.rewrite_minutes, acts.open_minutes]))
    def write(self, which):
        self.do(which, self.town.ann, self.meeting, **({} if which is acts.open_minutes else WORDS))

    @when(S.AMENDING)
    @rule(guest=st.integers(0, 2))
    def propose(self, guest):
        self.do(acts.propose, self.guests[guest], meeting=self.meeting.pk, text="改")

    @when(S.AMENDING)
    @rule(which=st.sampled_from([acts.take_in, acts.decline, acts.withdraw]))
    def decide(self, which):
        if one := Amendment.objects.filter(meeting=self.meeting).order_by("-id").first():
            author = next((each for each in self.guests if each.person_id == one.person_id), self.town.bob)
            self.do(
                which,
                author if which is acts.withdraw else self.town.ann,
                one,
                **({"reason": "看过"} if which is acts.decline else {}),
            )

    @when(S.MINUTED, S.AMENDING)
    @rule()
    def sign(self):
        self.do(acts.sign_minutes, self.town.sec, self.meeting)

    @when(S.SIGNED, S.HELD)
    @rule()
    def put_away(self):
        self.do(acts.archive, self.town.ann, self.meeting)

    @when(S.DRAFTED, S.NOTICED, S.HELD)
    @precondition(lambda walk: walk.at > now() + timedelta(days=2))
    @rule()
    def cancel(self):
        self.do(acts.cancel, self.town.ann, self.meeting, reason="停电")

    @invariant()
    def the_last_entry_tells_the_facts(self):
        if not hasattr(self, "meeting"):
            return
        for model in NOUNS:
            for one in model.objects.all():
                last = Entry.objects.filter(noun=one.label(), noun_id=one.pk).order_by("-id").first()
                kept = json.loads(plain(one.facts()))
                assert {name: last.facts[name] for name in kept} == kept, (one.label(), last.kind)

    @invariant()
    def every_turn_was_a_move_of_the_flow(self):
        if not hasattr(self, "meeting"):
            return
        for model, flow in (
            (Meeting, MEETING),
            (Registration, REGISTRATION),
            (Point, POINT),
            (Amendment, AMENDMENT),
        ):
            ways = {(a, target) for sources, target in flow.moves.values() for a in sources}
            for one in model.objects.all():
                states = (
                    Entry.objects.filter(noun=one.label(), noun_id=one.pk)
                    .order_by("id")
                    .values_list("facts__state", flat=True)
                )
                walked = list(states)
                assert all(a == b or (a, b) in ways for a, b in zip(walked, walked[1:], strict=False)), walked

    @invariant()
    def no_seat_twice_and_never_more_than_there_are(self):
        if not hasattr(self, "meeting"):
            return
        held = [one.seat for one in Registration.objects.filter(state__in=[str(one) for one in HOLDING])]
        assert len(held) == len(set(held)) <= self.meeting.seats
        people = [one.person_id for one in Registration.objects.filter(state__in=[str(one) for one in LIVE])]
        assert len(people) == len(set(people))

    @invariant()
    def what_is_signed_stays(self):
        if not hasattr(self, "meeting") or self.meeting.state not in WRITTEN:
            return
        paper = Minutes.objects.get(pk=self.meeting.pk)
        signed = Entry.objects.get(kind="meetings.meeting.signed", noun_id=self.meeting.pk)
        assert signed.facts["digest"] == paper.digest and paper.signed_text


@pytest.mark.django_db
def test_any_walk_of_a_gathering():
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_states_that_nobody_may_judge_a_person_by_are_not_there():
    names = {str(one) for one in (*PointState, *AmendmentState)} | {str(move) for move in REGISTRATION.moves}
    assert not names & {"missed", "no_show", "late", "absent"}
