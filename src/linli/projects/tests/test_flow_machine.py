"""Any walk of a project and its milestones: the flow holds, and the columns are what the entries tell."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.kernel import reference
from linli.kernel.clock import travel
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import Refused
from linli.projects import acts, testing
from linli.projects.models import Heard, Milestone, Project
from linli.projects.reactions import tell_missed
from linli.projects.states import MILESTONE, PROJECT
from linli.projects.tests.conftest import NINE

WHO = st.sampled_from(["may", "may", "sue", "ann", "nina", "bob", "uma"])
FLOWS = ((Project, PROJECT), (Milestone, MILESTONE))


class Walk(RuleBasedStateMachine):
    """Somebody tries something; days pass; a refusal leaves everything as it was."""

    @initialize()
    def begin(self):
        self.start, self.at = transaction.savepoint(), NINE
        with travel(self.at):
            self.town = testing.a_town()
            self.need = testing.a_need(self.town)
            self.pk = testing.proposed(self.town, needs=[self.need.pk]).pk

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    def rows(self):
        return {
            (model, row.pk): row
            for model, _flow in FLOWS
            for row in model.objects.select_related(*model.WITH)
        }

    def do(self, act, who, noun=None, **inputs):
        before = self.rows()
        with travel(self.at):
            try:
                act(getattr(self.town, who), noun, **inputs)
            except Refused:
                after = self.rows()
                assert {key: row.version for key, row in after.items()} == {
                    key: row.version for key, row in before.items()
                }
                return
        self.moved_as_the_flow_allows(before)

    def moved_as_the_flow_allows(self, before):
        ways = {
            model: {(a, to) for sources, to in flow.moves.values() for a in sources} for model, flow in FLOWS
        }
        for key, row in self.rows().items():
            was = before.get(key)
            assert was is None or was.state == row.state or (was.state, row.state) in ways[key[0]]

    def project(self):
        return Project.objects.select_related(*Project.WITH).get(pk=self.pk)

    def milestone(self, n):
        rows = list(Milestone.objects.select_related(*Milestone.WITH).order_by("id"))
        return rows[n % len(rows)] if rows else None

    @rule(days=st.integers(1, 40))
    def time_passes(self, days):
        self.at += timedelta(days=days)

    @rule(which=st.sampled_from([acts.adopt, acts.begin, acts.withdraw]), who=WHO)
    def plainly(self, which, who):
        self.do(which, who, self.project())

    @rule(which=st.sampled_from([acts.decline, acts.give_up]), who=WHO)
    def with_reason(self, which, who):
        self.do(which, who, self.project(), reason="说明")

    @rule(who=WHO)
    def finish(self, who):
        self.do(acts.finish, who, self.project(), result="好了")

    @rule(who=WHO, days=st.integers(-5, 120))
    def set_one(self, who, days):
        with travel(self.at):
            due = testing.in_days(days)
        self.do(acts.set_milestone, who, project=self.pk, title="节点", due_on=due)

    @rule(n=st.integers(0, 3), who=WHO, days=st.integers(-5, 60))
    def move(self, n, who, days):
        if one := self.milestone(n):
            with travel(self.at):
                due = testing.in_days(days)
            self.do(acts.move, who, one, due_on=due, reason="等")

    @rule(n=st.integers(0, 3), who=WHO, which=st.sampled_from([acts.explain, acts.drop]))
    def explain(self, n, who, which):
        if one := self.milestone(n):
            self.do(which, who, one, reason="等")

    @rule(n=st.integers(0, 3), who=WHO)
    def reach(self, n, who):
        if one := self.milestone(n):
            self.do(acts.reach, who, one)

    @rule(who=WHO, mark=st.sampled_from(["yes", "basically", "no"]))
    def rate(self, who, mark):
        self.do(acts.rate, who, self.project(), mark=mark)

    @rule(who=WHO, year=st.integers(2025, 2028), carry=st.booleans())
    def list_hard(self, who, year, carry):
        if carry:
            self.do(acts.carry_over, who, self.project(), year=year, reason="没完")
        else:
            self.do(acts.list_hard, who, self.project(), year=year)

    @rule()
    def the_clock_ticks(self):
        with travel(self.at):
            tell_missed()
            assert tell_missed() == 0

    @invariant()
    def the_last_entry_tells_the_facts(self):
        if not hasattr(self, "pk"):
            return
        for row in self.rows().values():
            last = Entry.objects.filter(noun=row.label(), noun_id=row.pk).order_by("-id").first()
            kept = json.loads(plain(row.facts()))
            assert {name: last.facts[name] for name in kept} == kept

    @invariant()
    def nobody_is_heard_twice_and_nothing_is_said_before_the_end(self):
        if not hasattr(self, "pk"):
            return
        one = self.project()
        said = one.said_yes + one.said_basically + one.said_no
        assert said <= Heard.objects.count() <= 1
        assert not said or one.state in ("done", "not_done")

    @invariant()
    def what_is_done_has_no_open_milestone_and_years_go_up(self):
        if not hasattr(self, "pk"):
            return
        one = self.project()
        assert one.state != "done" or not one.milestones.filter(state="open").exists()
        assert one.years == sorted(set(one.years))


@pytest.mark.django_db
def test_any_walk():
    how = settings(
        max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(Walk, settings=how)


@pytest.mark.parametrize(("noun", "flow"), FLOWS)
def test_every_move_has_exactly_one_act(noun, flow):
    found = [getattr(acts, name) for name in acts.__all__]
    for verb in flow.moves:
        assert sum(verb in one.moves for one in found if one.on is noun) == 1, verb
