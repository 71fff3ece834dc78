"""Any walk of a need through its acts: the flow holds, the clock's columns and the journal tell the same."""

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
from linli.kernel.clock import now, today, travel
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.needs import acts, queries, testing
from linli.needs.models import Need
from linli.needs.states import NEED, OPEN, State

TEXT = "已经看过。"
URGENCIES = ["emergency", "utilities", "ordinary", "hard", "consult"]


S = State
WORK = (S.SIGNED, S.WORKING)


def when(*states):
    """Mostly try what can be done, so that walks go far; ``anything`` tries the rest."""
    return precondition(lambda walk: walk.need.state in states)


class Walk(RuleBasedStateMachine):
    """Ann handles, Sue passes on, Dora judges, Bob is heard; hours pass between."""

    @initialize(kind=st.sampled_from(["help", "complaint", "consult"]))
    def begin(self, kind):
        self.start = transaction.savepoint()
        self.town = testing.a_town()
        self.at = now()
        self.need = testing.raised(self.town, kind=kind)

    def do(self, act, actor, **inputs):
        """Try an act; a refusal must leave everything as it was."""
        before = Need.objects.get(pk=self.need.pk)
        with travel(self.at):
            try:
                act(actor, self.need, **inputs)
            except (NotYours, NotNow, Refused):
                after = Need.objects.get(pk=self.need.pk)
                assert (after.state, after.version, after.due_at) == (
                    before.state,
                    before.version,
                    before.due_at,
                )
                return
        self.need = after = Need.objects.get(pk=self.need.pk)
        ways = {(a, target) for sources, target in NEED.moves.values() for a in sources}
        assert before.state == after.state or (before.state, after.state) in ways

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    @rule(hours=st.integers(1, 100))
    def time_passes(self, hours):
        self.at += timedelta(hours=hours)

    @when(S.TRIAGE)
    @rule(urgency=st.sampled_from(["", *URGENCIES]), there=st.booleans())
    def dispatch(self, urgency, there):
        body = self.town.place.community if there else self.town.place.other
        self.do(acts.dispatch, self.town.sue, body=body.pk, urgency=urgency)

    @when(S.TRIAGE, S.DISPATCHED, *WORK)
    @rule(urgency=st.sampled_from(URGENCIES))
    def classify(self, urgency):
        self.do(acts.classify, self.town.sue, kind="help", category=None, urgency=urgency)

    @rule(which=st.sampled_from([acts.sign, acts.unpause, acts.resume]), ann=st.booleans())
    def go_on(self, which, ann):
        self.do(which, self.town.ann if ann else self.town.sue)

    @when(S.DISPATCHED, *WORK)
    @rule(reached=st.booleans())
    def contact(self, reached):
        self.do(acts.contact, self.town.ann, reached=reached)

    @when(*WORK)
    @rule(which=st.sampled_from([acts.progress, acts.claim]))
    def work(self, which):
        self.do(which, self.town.sue, note=TEXT)

    @when(*WORK)
    @rule(cause=st.sampled_from(["reporter", "force", "higher"]))
    def pause(self, cause):
        self.do(acts.pause, self.town.sue, cause=cause, note=TEXT)

    @when(*WORK)
    @rule(days=st.integers(1, 20))
    def extend(self, days):
        self.do(acts.extend, self.town.sue, days=days, reason=TEXT)

    @when(*WORK)
    @rule(days=st.integers(-1, 200), cause=st.sampled_from(["money", "court"]))
    def hang(self, days, cause):
        with travel(self.at):
            on = today() + timedelta(days=days)
        self.do(acts.hang, self.town.sue, cause=cause, review_on=on, reason=TEXT)

    @when(S.TRIAGE, S.DISPATCHED, S.SIGNED)
    @rule(which=st.sampled_from([acts.ask_return, acts.decline]))
    def not_ours(self, which):
        self.do(which, self.town.sue, body=None, reason=TEXT)

    @rule(which=st.sampled_from([acts.uphold_return, acts.escalate, acts.exclude, acts.include, acts.reopen]))
    def with_reason(self, which):
        self.do(which, self.town.sue, reason=TEXT)

    @when(S.RETURN_ASKED)
    @rule(community=st.booleans(), urgency=st.sampled_from(["", "hard"]))
    def send_elsewhere(self, community, urgency):
        body = self.town.place.community if community else self.town.place.other
        self.do(acts.send_elsewhere, self.town.dora, body=body.pk, urgency=urgency)

    @when(*WORK, S.CLAIMED)
    @rule(outcome=st.sampled_from(["solved", "explained"]))
    def reply(self, outcome):
        self.do(acts.reply, self.town.sue, outcome=outcome, text=TEXT)

    @when(S.TRIAGE)
    @rule()
    def answer(self):
        self.do(acts.answer, self.town.sue, text=TEXT)

    @when(S.REPLIED)
    @rule(solved=st.booleans(), again=st.booleans(), bob=st.booleans())
    def heard(self, solved, again, bob):
        which, who = (acts.rate, self.town.bob) if bob else (acts.call_back, self.town.sue)
        self.do(which, who, contacted=True, solved=solved, satisfied="yes", again=again)

    @when(S.REPLIED)
    @rule(which=st.sampled_from([acts.try_in_vain, acts.lapse]))
    def unheard(self, which):
        self.do(which, CLOCK if which is acts.lapse else self.town.sue)

    @when(S.CLOSED)
    @rule()
    def contest(self):
        self.do(acts.contest, self.town.bob, reason=TEXT)

    @when(S.CONTESTED)
    @rule(upheld=st.booleans())
    def review(self, upheld):
        self.do(acts.review, self.town.sue, upheld=upheld, reason=TEXT)

    @rule(which=st.sampled_from([acts.sign, acts.resume, acts.lapse, acts.unpause]), bob=st.booleans())
    def anything(self, which, bob):
        self.do(which, self.town.bob if bob else CLOCK)

    @invariant()
    def the_last_entry_tells_the_facts(self):
        if not hasattr(self, "need"):
            return
        need = Need.objects.get(pk=self.need.pk)
        last = Entry.objects.filter(noun="needs.need", noun_id=need.pk).order_by("-id").first()
        kept = json.loads(plain(need.facts()))
        assert {name: last.facts[name] for name in kept} == kept

    @invariant()
    def the_columns_are_what_the_entries_tell(self):
        if not hasattr(self, "need"):
            return
        need = Need.objects.get(pk=self.need.pk)
        if need.state not in OPEN or need.state == State.CONTESTED:
            assert (need.due_at, need.respond_by) == (None, None)
            return
        with travel(self.at):
            course = queries.course_of(need)
            assert queries.reckoned(course, need.area).at == need.due_at
            first = None if need.contacted_at else queries.reckoned(course, need.area, what="respond").at
            assert first == need.respond_by
            assert bool(need.paused_at) == any(end is None for _begin, end, _cause in course.pauses)


@pytest.mark.django_db
def test_any_walk_of_a_need():
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=20, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.mark.parametrize("verb", sorted(NEED.moves))
def test_every_move_has_exactly_one_act_that_names_it(verb):
    named = [one.kind for one in acts_of_needs() if verb in one.moves]
    shared = {
        "close": 4,
        "again": 2,
    }  # several voices may close: the person, staff, the clock
    assert len(named) == shared.get(verb, 1), named


def acts_of_needs():
    return [getattr(acts, name) for name in acts.__all__ if getattr(acts, name).on is Need]
