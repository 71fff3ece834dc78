"""Any walk of a place through its acts: the flow holds, and the journal tells what the row says."""

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
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import Refused
from linli.organisations import acts
from linli.organisations.models import Site
from linli.organisations.states import SITE, Kind
from linli.organisations.testing import a_body, a_site, a_street


class Walk(RuleBasedStateMachine):
    """Somebody covers, gives up, renames, closes."""

    @initialize()
    def begin(self):
        self.start = transaction.savepoint()
        place = a_street()
        self.bodies = [
            a_body(kind, kind.value, place.community)
            for kind in (Kind.BRANCH, Kind.JOINT_BRANCH, Kind.MASS_ORGANISATION)
        ]
        self.pk = a_site(place.community).pk

    def do(self, act, **inputs):
        before = Site.objects.get(pk=self.pk)
        try:
            act(CLOCK, self.pk, **inputs)
        except Refused:
            after = Site.objects.get(pk=self.pk)
            assert (after.state, after.version) == (before.state, before.version)
            return
        after = Site.objects.get(pk=self.pk)
        ways = {(a, target) for sources, target in SITE.moves.values() for a in sources}
        assert before.state == after.state or (before.state, after.state) in ways

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    @rule(which=st.integers(0, 2))
    def cover(self, which):
        self.do(acts.cover_site, by=self.bodies[which].pk)

    @rule(which=st.integers(0, 2))
    def masses(self, which):
        self.do(acts.name_masses, masses=self.bodies[which].pk)

    @rule(closes=st.integers(0, 4))
    def leave(self, closes):
        self.do(acts.uncover_site if closes else acts.close_site, reason="…")

    @rule(people=st.integers(0, 500))
    def change(self, people):
        self.do(acts.change_site, people=people)

    @invariant()
    def the_entries_tell_the_row(self):
        if not hasattr(self, "pk"):
            return
        site = Site.objects.get(pk=self.pk)
        last = Entry.objects.filter(noun="organisations.site", noun_id=self.pk).order_by("-id").first()
        kept = json.loads(plain(site.facts()))
        assert {name: last.facts[name] for name in kept} == kept


@pytest.mark.django_db
def test_any_walk_of_a_place():
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=12, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
