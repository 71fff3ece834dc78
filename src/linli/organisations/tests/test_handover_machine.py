"""Any walk of a hand-over and its list: the flows hold, and the journal tells what the rows say."""

import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from linli.kernel import reference
from linli.kernel.actors import CLOCK
from linli.kernel.clock import today
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import Refused
from linli.kernel.rulebook import load_rulebook
from linli.organisations import acts
from linli.organisations.models import Handover, Item
from linli.organisations.states import HANDOVER, Promise
from linli.organisations.testing import a_street


class Walk(RuleBasedStateMachine):
    """Things are put on the list, handed over, struck off; the whole is handed over, sent back, verified."""

    @initialize()
    def begin(self):
        self.start = transaction.savepoint()
        load_rulebook()
        place = a_street()
        self.pk = acts.plan_handover(CLOCK, body=place.community, heir=place.other, begins=today()).noun.pk

    def do(self, act, noun, **inputs):
        before = Handover.objects.get(pk=self.pk)
        try:
            act(CLOCK, noun, **inputs)
        except Refused:
            after = Handover.objects.get(pk=self.pk)
            assert (after.state, after.version) == (before.state, before.version)
            return
        after = Handover.objects.get(pk=self.pk)
        ways = {(a, target) for sources, target in HANDOVER.moves.values() for a in sources}
        assert before.state == after.state or (before.state, after.state) in ways
        if before.state != after.state == "handed_over":
            assert not Item.objects.filter(plan=self.pk, state="open").exists()

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    @rule(promise=st.sampled_from(Promise.values))
    def add(self, promise):
        self.do(acts.add_item, None, plan=Handover.objects.get(pk=self.pk), promise=promise, what="账册")

    @rule(which=st.sampled_from([acts.hand_item, acts.hand_item, acts.reopen_item]), n=st.integers(0, 5))
    def item(self, which, n):
        items = list(Item.objects.filter(plan=self.pk).order_by("id"))
        if items:
            self.do(which, items[n % len(items)])

    @rule()
    def strike(self):
        item = Item.objects.filter(plan=self.pk, state="open").first()
        if item:
            self.do(acts.strike_item, item, reason="…")

    @rule()
    def all_handed(self):
        for item in Item.objects.filter(plan=self.pk, state="open"):
            self.do(acts.hand_item, item)
        self.do(acts.hand_over, self.pk)

    @rule(which=st.sampled_from(["verify_handover", "send_back", "send_back", "drop_handover"]))
    def decide(self, which):
        how = {} if which == "verify_handover" else {"reason": "…"}
        self.do(getattr(acts, which), self.pk, **how)

    @invariant()
    def the_entries_tell_the_rows(self):
        if not hasattr(self, "pk"):
            return
        nouns = [
            Handover.objects.get(pk=self.pk),
            *Item.objects.filter(plan=self.pk).select_related("plan__body"),
        ]
        for noun in nouns:
            last = Entry.objects.filter(noun=noun.label(), noun_id=noun.pk).order_by("-id").first()
            kept = json.loads(plain(noun.facts()))
            assert {name: last.facts[name] for name in kept} == kept


@pytest.mark.django_db
def test_any_walk_of_a_handover():
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=12, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
