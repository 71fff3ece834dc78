"""Any walk of a note through its acts: the flow holds, and the entries tell the row again."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.kernel import reference
from linli.kernel.actors import CLOCK, NOBODY
from linli.kernel.clock import today
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import Refused
from linli.meetings import acts
from linli.meetings.models import WalkNote
from linli.meetings.states import NOTE
from linli.meetings.tests.door.taking import TEXT, noted, thing
from linli.needs import testing

DAYS = st.integers(-2, 20)


class Walk(RuleBasedStateMachine):
    """Ann, Sue, the household, a stranger and the clock at one note."""

    @initialize(home=st.booleans())
    def begin(self, home):
        self.start = transaction.savepoint()
        self.town = testing.a_town()
        self.note = noted(self.town) if home else thing(self.town)
        holder = NOBODY.holding(("meetings.walknote", self.note.pk))
        self.who = {
            "ann": self.town.ann,
            "sue": self.town.sue,
            "bob": self.town.bob,
            "home": holder,
            "clock": CLOCK,
        }

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    def do(self, act, who, **inputs):
        before = WalkNote.objects.get(pk=self.note.pk)
        try:
            act(self.who[who], self.note, **inputs)
        except Refused:
            after = WalkNote.objects.get(pk=self.note.pk)
            assert (after.state, after.version) == (before.state, before.version)
            return
        self.note = WalkNote.objects.get(pk=self.note.pk)
        ways = {(a, target) for sources, target in NOTE.moves.values() for a in sources}
        assert before.state == self.note.state or (before.state, self.note.state) in ways

    people = st.sampled_from(["ann", "ann", "sue", "bob", "home", "clock"])

    @rule(who=people)
    def becomes_a_need(self, who):
        self.do(acts.raise_from_note, who, text=TEXT)

    @rule(who=people, days=DAYS)
    def taken_on(self, who, days):
        self.do(acts.list_thing, who, thing="road", due_on=today() + timedelta(days=days))

    @rule(who=people, days=DAYS)
    def agreed(self, who, days):
        self.do(acts.agree_on_note, who, agreed="周五来看", due_on=today() + timedelta(days=days))

    @rule(who=people, which=st.sampled_from([acts.settle_note, acts.finish_action]))
    def ended(self, who, which):
        self.do(which, who, outcome="已说明。")

    @rule(who=people)
    def put_right(self, who):
        self.do(acts.fix_thing, who, public="已修好。")

    @rule(who=people)
    def answered(self, who):
        self.do(acts.answer_note, who, need=1)

    @rule(who=people)
    def struck(self, who):
        self.do(acts.strike_note, who)

    @invariant()
    def the_last_entry_tells_the_row(self):
        if not hasattr(self, "note"):
            return
        note = WalkNote.objects.get(pk=self.note.pk)
        last = Entry.objects.filter(noun="meetings.walknote", noun_id=note.pk).order_by("-id").first()
        kept = json.loads(plain(note.facts()))
        assert {name: last.facts[name] for name in kept} == kept

    @invariant()
    def what_is_struck_holds_nothing_and_what_is_open_has_no_end(self):
        if not hasattr(self, "note"):
            return
        note = WalkNote.objects.get(pk=self.note.pk)
        assert note.state != "struck" or not (note.text or note.agreed or note.outcome or note.contact)
        assert (note.closed_at is None) == (note.state in ("noted", "routed"))


@pytest.mark.django_db
def test_any_walk_of_a_note():
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.mark.parametrize("verb", sorted(NOTE.moves))
def test_every_move_has_exactly_one_act(verb):
    named = [
        one.kind for name in acts.__all__ if (one := getattr(acts, name)).on is WalkNote and verb in one.moves
    ]
    assert len(named) == 1
