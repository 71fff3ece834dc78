"""Any walk of a plan, a check and a round through their acts: the flow holds, and the journal tells the row again."""

import json
from datetime import UTC, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.kernel import reference
from linli.kernel.actors import CLOCK
from linli.kernel.clock import today, travel
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import Refused
from linli.venues import acts
from linli.venues.models import Application, Booking, Check, Plan, Round
from linli.venues.tests.lent import MONDAY, a_house


class Walk(RuleBasedStateMachine):
    """Ann looks after the place, Bob and Cat apply, days pass between."""

    @initialize()
    def begin(self):
        self.start, self.at = transaction.savepoint(), MONDAY
        with travel(self.at):
            self.house = a_house()
            first = today() + timedelta(days=30)
            how = {"venues": [self.house.hall.pk], "first": first, "until": first + timedelta(days=40)}
            acts.open_round(
                self.house.ann,
                site=self.house.site,
                title="春季",
                apply_by=(self.at + timedelta(days=10)).astimezone(UTC),
                **how,
            )
            acts.make_plan(
                self.house.ann,
                body=self.house.place.community,
                what="租房",
                who="居委会",
                by=today() + timedelta(days=9),
            )

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    def do(self, act, actor, model, **inputs):
        """Try an act on the newest; a refusal leaves all as it was."""
        noun = model.objects.order_by("pk").last()
        if noun is None:
            return
        before = noun.state
        with travel(self.at):
            try:
                after = act(actor, noun, **inputs).noun.state
            except Refused:
                noun.refresh_from_db()
                assert noun.state == before
                return
        moves = {(a, b) for sources, b in model.FLOW.moves.values() for a in sources}
        assert before == after or (before, after) in moves

    @rule(days=st.integers(1, 12))
    def time_passes(self, days):
        self.at += timedelta(days=days)

    @rule(which=st.sampled_from([acts.begin_plan, acts.finish_plan]), ann=st.booleans())
    def plan_goes_on(self, which, ann):
        self.do(which, self.house.ann if ann else self.house.bob, Plan)

    @rule(days=st.integers(-5, 60))
    def plan_is_put_off(self, days):
        self.do(
            acts.postpone_plan, self.house.ann, Plan, by=MONDAY.date() + timedelta(days=days), reason="等等"
        )

    @rule()
    def plan_is_dropped(self):
        self.do(acts.drop_plan, self.house.ann, Plan, reason="不租了")

    @rule(bob=st.booleans(), day=st.integers(0, 6), begins=st.sampled_from([600, 660, 1140]))
    def apply(self, bob, day, begins):
        who = self.house.bob if bob else self.house.cat
        wishes = [(self.house.hall.pk, day, begins, 120)]
        with travel(self.at), transaction.atomic():
            try:
                acts.apply_in_round(
                    who, round=Round.objects.last(), use="culture_sport", purpose="合唱", wishes=wishes
                )
            except Refused:
                return

    @rule(bob=st.booleans())
    def withdraw(self, bob):
        self.do(acts.withdraw_application, self.house.bob if bob else self.house.cat, Application)

    @rule(which=st.sampled_from([acts.propose_allotment, acts.publish_round]))
    def round_goes_on(self, which):
        self.do(which, self.house.ann, Round)

    @rule()
    def round_is_called_off(self):
        if self.at > MONDAY + timedelta(days=25):
            self.do(acts.call_off_round, self.house.ann, Round)

    @rule(good=st.booleans(), left=st.integers(0, 90))
    def check(self, good, left):
        with travel(self.at), transaction.atomic():
            try:
                acts.enter_check(
                    self.house.ann, site=self.house.site, kind="fire", on=today(), good=good, words="x",
                    next_on=today() + timedelta(days=left),
                )  # fmt: skip
            except Refused:
                return

    @rule()
    def remind(self):
        self.do(acts.remind_of_check, CLOCK, Check)

    @invariant()
    def the_last_entry_tells_the_facts(self):
        for model in (Plan, Round, Application, Check) if hasattr(self, "house") else ():
            for one in model.objects.all():
                last = Entry.objects.filter(noun=one.label(), noun_id=one.pk).order_by("-id").first()
                kept = json.loads(plain(one.facts()))
                assert {name: last.facts[name] for name in kept} == kept

    @invariant()
    def nothing_is_taken_twice(self):
        rows = (
            list(Booking.objects.filter(state="confirmed").order_by("begins"))
            if hasattr(self, "house")
            else []
        )
        assert all(a.ends <= b.begins for a, b in zip(rows, rows[1:], strict=False))


@pytest.mark.django_db
def test_any_walk_of_rooms_and_rounds():
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
