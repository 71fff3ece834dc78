"""Any walk of a table through its acts: the flow holds, the journal tells the same, no cell is lost."""

import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.kernel import reference
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import Refused
from linli.records import acts, testing
from linli.records.models import Asked, DataRequest, Filling
from linli.records.queries.stored import content
from linli.records.states.tables import ASKED, FILLING, REQUEST
from linli.records.states.tables import QuestionState as Q


class Walk(RuleBasedStateMachine):
    """Ann fills what Sue asked; Nan and Bob try what is not theirs."""

    @initialize(ground=st.booleans())
    def begin(self, ground):
        self.start = transaction.savepoint()
        self.town = testing.a_past()
        told = {"list_item": "3.2", "basis": "统计法"} if ground else {}
        self.request = testing.requested(self.town, **told)
        self.asked = testing.asked_of(self.request, self.town.place.community)
        self.filling = acts.take_in(self.town.ann, asked=self.asked.pk).noun

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    def do(self, act, noun, *, actor=None, **inputs):
        """Try an act; a refusal leaves everything as it was."""
        before = type(noun).objects.get(pk=noun.pk)
        try:
            with transaction.atomic():
                act(actor or self.town.ann, before, **inputs)
        except Refused:
            after = type(noun).objects.get(pk=noun.pk)
            assert (after.state, after.version) == (before.state, before.version)
            return
        after = type(noun).objects.get(pk=noun.pk)
        ways = {(a, target) for sources, target in noun.FLOW.moves.values() for a in sources}
        assert before.state == after.state or (before.state, after.state) in ways

    @property
    def now(self):
        return Filling.objects.select_related("body", "asked__request__body").get(pk=self.filling.pk)

    @rule(columns=st.sets(st.integers(0, 3)), bob=st.booleans())
    def confirm(self, columns, bob):
        chosen = {f"q{at}": "ask" for at in columns}
        self.do(acts.confirm, self.now, actor=self.town.bob if bob else None, **chosen)

    @rule(
        value=st.sampled_from(["7", "31", "很多", "", "=1+1"]), which=st.integers(0, 3), leave=st.booleans()
    )
    def answer(self, value, which, leave):
        rows = testing.missing(self.now)
        typed = {f"a{rows[which % len(rows)].n}": value} if rows else {}
        self.do(acts.answer, self.now, leave=leave, **typed)

    @rule()
    def ask_around(self):
        cells = [one.n for one in testing.missing(self.now)][:1]
        self.do(acts.ask_around, self.now, person=self.town.ann.person_id, cells=cells)

    @rule(cell=st.integers(0, 3))
    def correct(self, cell):
        self.do(acts.correct, self.now, cell=cell, value="5")

    @rule()
    def look_again(self):
        self.do(acts.look_again, self.now)

    @rule()
    def stamp(self):
        self.do(acts.stamp, self.now, scan=[testing.file(testing.a_form("盖章", []))])

    @rule(likely=st.integers(0, 3))
    def send(self, likely):
        if not likely:
            self.do(acts.send, self.now, receiver="街道")

    @rule(likely=st.integers(0, 5))
    def drop_or_decline(self, likely):
        if not likely:
            self.do(acts.drop, self.now)
        elif likely == 1:
            self.do(acts.decline, Asked.objects.select_related("request__body", "body").get(pk=self.asked.pk))

    @rule(likely=st.integers(0, 6))
    def the_sender(self, likely):
        if likely < 3:
            act = (acts.sum_up, acts.close_request, acts.withdraw_request)[likely]
            request = DataRequest.objects.select_related("body").get(pk=self.request.pk)
            self.do(act, request, actor=self.town.sue)

    @invariant()
    def the_last_entry_tells_the_facts(self):
        if not hasattr(self, "filling"):
            return
        for noun in (
            self.now,
            Asked.objects.get(pk=self.asked.pk),
            DataRequest.objects.get(pk=self.request.pk),
        ):
            last = Entry.objects.filter(noun=noun.label(), noun_id=noun.pk).order_by("-id").first()
            kept = json.loads(plain(noun.facts()))
            assert {name: last.facts[name] for name in kept} == kept

    @invariant()
    def no_cell_is_lost_and_the_file_says_what_the_rows_say(self):
        if not hasattr(self, "filling"):
            return
        filling, rows = self.now, list(self.now.questions.all())
        assert sum(one.count for one in rows) == filling.cells == 4
        complete = filling.state in ("filled", "stamped", "sent")
        if complete:
            assert not any(one.state in (Q.MISSING, Q.PROPOSED) for one in rows)
            cells = testing.cells_of(content(filling, filling.reply))
            there = {one.spot[1]: one.value for one in rows if one.state in (Q.KNOWN, Q.TYPED)}
            assert {row: str(cells[f"B{row + 1}"]) for row in there} == {
                row: str(value) for row, value in there.items()
            }

    @invariant()
    def a_table_is_counted_at_most_once(self):
        if not hasattr(self, "filling"):
            return
        entries = Entry.objects.filter(noun="records.filling", noun_id=self.filling.pk)
        counted = [one.amounts for one in entries if "tables" in one.amounts]
        assert len(counted) <= 1 and (not counted or self.now.filled_at)


@pytest.mark.django_db
def test_any_walk_of_a_table(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    run()


def run():
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.mark.parametrize("flow", [FILLING, ASKED, REQUEST], ids=["table", "asked", "request"])
def test_every_state_but_the_first_can_be_reached(flow):
    targets = {target for _sources, target in flow.moves.values()}
    sources = {source for some, _target in flow.moves.values() for source in some}
    assert len(sources - targets) <= 1
