"""Any walk of a call and of a task: the flow holds, the columns and clocks are what the entries tell."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.kernel import reference
from linli.kernel.actors import CLOCK
from linli.kernel.clock import travel
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import Refused
from linli.tasks import acts, queries, testing
from linli.tasks.models import Call, Called, Task
from linli.tasks.reactions import tell_levels
from linli.tasks.rules import stages
from linli.tasks.states import CALLED, TASK
from linli.tasks.tests.conftest import NINE

WHO = st.sampled_from(["sue", "ann", "wes", "hugo", "dora", "cara", "may", "bob"])


class Walk(RuleBasedStateMachine):
    """Somebody tries something; days pass; a refusal leaves everything as it was."""

    noun = None

    @initialize()
    def begin(self):
        self.start, self.at = transaction.savepoint(), NINE
        with travel(self.at):
            self.town = testing.a_town()
            self.pk = self.made().pk

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    @rule(hours=st.integers(1, 90))
    def time_passes(self, hours):
        self.at += timedelta(hours=hours)

    def now_as(self):
        return self.noun.objects.select_related(*self.noun.WITH).get(pk=self.pk)

    def do(self, act, who, **inputs):
        before = self.now_as()
        with travel(self.at):
            try:
                act(CLOCK if who == "clock" else getattr(self.town, who), self.now_as(), **inputs)
            except Refused:
                assert self.now_as().version == before.version
                return
        after = self.now_as()
        ways = {(a, to) for sources, to in self.noun.FLOW.moves.values() for a in sources}
        assert before.state == after.state or (before.state, after.state) in ways

    @invariant()
    def the_last_entry_tells_the_facts(self):
        if not hasattr(self, "pk"):
            return
        row = self.now_as()
        last = Entry.objects.filter(noun=row.label(), noun_id=row.pk).order_by("-id").first()
        kept = json.loads(plain(row.facts()))
        assert {name: last.facts[name] for name in kept} == kept


class Calling(Walk):
    noun = Called

    def made(self):
        return testing.part_of(testing.blown(self.town, to=[self.town.water]), self.town.water)

    @rule(
        which=st.sampled_from([acts.acknowledge, acts.come, acts.finish]),
        who=st.sampled_from(["wes", "wes", "sue", "bob"]),
    )
    def answer(self, which, who):
        self.do(which, who)

    @rule(days=st.integers(-1, 9), who=st.sampled_from(["wes", "wes", "hugo"]))
    def plan(self, days, who):
        with travel(self.at):
            on = testing.in_days(days)
        self.do(acts.plan, who, action="疏通", due_on=on)

    @rule(which=st.sampled_from([acts.refuse, acts.order, acts.release, acts.press, acts.not_done]), who=WHO)
    def with_reason(self, which, who):
        self.do(which, who, reason="说明")

    @rule(
        who=st.sampled_from(["sue", "sue", "wes"]),
        grade=st.sampled_from(["good", "poor"]),
        looks=st.booleans(),
    )
    def look(self, who, grade, looks):
        self.do(acts.verify, who) if looks else self.do(acts.rate, who, grade=grade)

    @rule(who=WHO)
    def say(self, who):
        before = self.now_as()
        with travel(self.at):
            try:
                acts.comment(getattr(self.town, who), Call.objects.get(), note="在看")
            except Refused:
                return
        after = self.now_as()
        assert (after.due_at, after.staged_at, after.told_id) == (
            before.due_at,
            before.staged_at,
            before.told_id,
        )

    @rule()
    def who_was_called_is_no_more(self):
        self.do(acts.readdress, "clock", body=self.town.place.district)

    @rule()
    def the_clock_ticks(self):
        with travel(self.at):
            tell_levels()
            assert queries.ran_out() == []

    @invariant()
    def the_clock_is_what_the_entries_tell(self):
        if not hasattr(self, "pk"):
            return
        part = self.now_as()
        entries = Entry.objects.filter(noun=part.label(), noun_id=part.pk).order_by("id")
        course = stages.course(entries)
        with travel(self.at):
            assert (course.state, queries.due_of(course)) == (part.state, part.due_at)
            level = queries.level_now(part) if part.is_open else None
            decide = {name: queries.to_decide(getattr(self.town, name)) for name in ("dora", "cara", "sue")}
        places = {
            "dora": self.town.place.district.pk,
            "cara": self.town.place.city.pk,
            "sue": self.town.place.street.pk,
        }
        assert {name for name, found in decide.items() if found} == {
            n for n, pk in places.items() if pk == level
        }


class Tasking(Walk):
    noun = Task

    def made(self):
        return testing.sent(self.town, **testing.PAID)

    @rule(
        which=st.sampled_from([acts.accept, acts.decline, acts.begin, acts.report]),
        who=st.sampled_from(["ann", "ann", "may", "sue", "dora"]),
    )
    def owner(self, which, who):
        self.do(which, who)

    @rule(which=st.sampled_from([acts.check, acts.withdraw]), who=st.sampled_from(["sue", "dora", "ann"]))
    def sender(self, which, who):
        self.do(which, who)

    @rule(again=st.booleans(), who=st.sampled_from(["sue", "ann"]))
    def ground(self, again, who):
        self.do(acts.ask_again if again else acts.ground, who, **testing.GROUND)

    @rule(who=st.sampled_from(["sue", "ann"]))
    def pay(self, who):
        with travel(self.at):
            on = testing.in_days(0)
        self.do(acts.pay, who, money=5, money_source="区级", transferred_on=on)

    @rule(which=st.sampled_from([acts.send_back]), who=WHO)
    def back(self, which, who):
        self.do(which, who, reason="说明")

    @rule()
    def its_owner_is_no_more(self):
        self.do(acts.give_back, "clock", reason="组织已撤销")

    @rule(back=st.booleans())
    def its_owner_is_merged(self, back):
        one, other = self.town.place.community, self.town.place.other
        gone, heir = (other, one) if back else (one, other)
        if self.now_as().body_id == gone.pk:
            self.do(acts.hand_on_task, "clock", gone=gone.pk, heir=heir)

    @invariant()
    def nothing_is_begun_without_its_promised_money(self):
        if hasattr(self, "pk") and (task := self.now_as()).state in ("doing", "done", "checked"):
            assert not task.awaits_money

    @invariant()
    def the_list_of_what_lacks_its_means_is_true(self):
        if not hasattr(self, "pk"):
            return
        task = self.now_as()
        with travel(self.at):
            listed = queries.unfunded(self.town.dora).filter(pk=task.pk).exists()
            assert listed == (task.is_open and bool(task.lacks or task.awaits_money))


@pytest.mark.django_db
@pytest.mark.parametrize("walk", [Calling, Tasking])
def test_any_walk(walk):
    how = settings(
        max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(walk, settings=how)


@pytest.mark.parametrize(("flow", "noun"), [(CALLED, Called), (TASK, Task)])
def test_every_move_has_exactly_one_act(flow, noun):
    found = [getattr(acts, name) for name in acts.__all__]
    for verb in flow.moves:
        assert sum(verb in one.moves for one in found if getattr(one, "on", None) is noun) == 1, verb
