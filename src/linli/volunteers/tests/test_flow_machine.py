"""Any walk of sign-ups with their line, and of hours: constraints hold, entries rebuild rows, totals are sums."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.kernel import reference
from linli.kernel.clock import now, travel
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import Refused
from linli.volunteers import acts, queries, reactions, testing
from linli.volunteers.models import Hours, SignUp
from linli.volunteers.states import HOURS, SIGN_UP

FEW = {
    "max_examples": 12,
    "stateful_step_count": 25,
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
}


class Walk(RuleBasedStateMachine):
    """Time passes, acts are tried; whatever is refused leaves everything as it was."""

    NOUN, FLOW = SignUp, SIGN_UP

    def begun(self):
        self.start = transaction.savepoint()
        self.team = testing.a_team()
        self.at = now()

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    def do(self, act, *given, **inputs):
        before = dict(self.NOUN.objects.values_list("pk", "state"))
        with travel(self.at):
            try:
                act(*given, **inputs)
            except Refused:
                assert dict(self.NOUN.objects.values_list("pk", "state")) == before
                return
        ways = {(a, target) for sources, target in self.FLOW.moves.values() for a in sources}
        for pk, state in self.NOUN.objects.values_list("pk", "state"):
            was = before.get(pk, state)
            # A hold may lapse and be offered again in one step.
            assert was == state or (was, state) in ways or (was, state) == ("held", "held")

    @invariant()
    def the_last_entry_rebuilds_each_row(self):
        if not hasattr(self, "team"):
            return
        for one in self.NOUN.objects.all():
            last = Entry.objects.filter(noun=one.label(), noun_id=one.pk).order_by("-id").first()
            kept = json.loads(plain(one.facts()))
            assert {name: last.facts[name] for name in kept} == kept


class Line(Walk):
    """Four volunteers and two places."""

    @initialize(seats=st.integers(1, 2))
    def begin(self, seats):
        self.begun()
        self.people = testing.many(4)
        self.task = testing.published(self.team, seats=seats)
        self.shift = testing.first_shift(self.task)

    def seat(self, who):
        return SignUp.objects.filter(person=self.people[who].person_id).order_by("-id").first()

    @rule(hours=st.sampled_from([1, 5, 13, 26]))
    def time_passes(self, hours):
        self.at += timedelta(hours=hours)

    @rule(who=st.integers(0, 3), wait=st.booleans())
    def ask(self, who, wait):
        self.do(acts.ask, self.people[who], shift=self.shift, wait=wait)

    @rule(who=st.integers(0, 3))
    def take(self, who):
        if one := self.seat(who):
            self.do(acts.take, self.people[who], one)

    @rule(who=st.integers(0, 3))
    def leave(self, who):
        if one := self.seat(who):
            self.do(acts.leave, self.people[who], one)

    @rule(who=st.integers(0, 3), there=st.booleans())
    def serve(self, who, there):
        if one := self.seat(who):
            self.do(acts.attend, self.team.ann, one, minutes=60) if there else self.do(
                acts.miss, self.team.ann, one
            )

    @rule()
    def tick(self):
        self.do(reactions.pass_holds_on)

    @invariant()
    def no_seat_is_given_twice(self):
        if not hasattr(self, "shift"):
            return
        held = list(SignUp.objects.filter(state__in=["held", "taken"]).values_list("seat", flat=True))
        assert len(held) == len(set(held)) <= self.shift.seats
        live = SignUp.objects.filter(state__in=["waiting", "held", "taken"]).values_list("person", flat=True)
        assert len(live) == len(set(live))

    @invariant()
    def nobody_waits_beside_a_free_place_after_a_tick(self):
        if not hasattr(self, "shift") or self.at >= self.shift.begins_at:
            return
        with travel(self.at):
            point = transaction.savepoint()
            acts.settle_line(self.shift)
            taken = SignUp.objects.filter(state__in=["held", "taken"]).count()
            assert taken == self.shift.seats or not SignUp.objects.filter(state="waiting").exists()
            transaction.savepoint_rollback(point)


class Book(Walk):
    """Two records of one volunteer through questions, corrections, claims and reversals."""

    NOUN, FLOW = Hours, HOURS

    @initialize()
    def begin(self):
        self.begun()
        self.rows = [testing.served(self.team)]
        self.at = self.rows[0].posted_at
        with travel(self.at):
            body = testing.ref(self.team.place.community)
            given = {"title": "扫雪", "served_on": queries.day_of(self.at), "minutes": 45}
            self.rows.append(acts.claim_hours(self.team.cat, body=body, **given).noun)

    def row(self, n):
        rows = list(Hours.objects.order_by("id"))
        return rows[n % len(rows)]

    @rule(days=st.integers(1, 9))
    def time_passes(self, days):
        self.at += timedelta(days=days)

    @rule(n=st.integers(0, 3), which=st.sampled_from([acts.see_hours, acts.confirm_hours, acts.drop_hours]))
    def volunteer(self, n, which):
        self.do(which, self.team.cat, self.row(n))

    @rule(n=st.integers(0, 3))
    def question(self, n):
        self.do(acts.contest_hours, self.team.cat, self.row(n), minutes=30, words="不是这样。")

    @rule(n=st.integers(0, 3), which=st.sampled_from([acts.accept_claim, acts.drop_hours]), ann=st.booleans())
    def organiser(self, n, which, ann):
        self.do(which, self.team.ann if ann else self.team.cat, self.row(n))

    @rule(
        n=st.integers(0, 3), minutes=st.integers(0, 1000),
        which=st.sampled_from([acts.correct_hours, acts.propose_instead]),
    )  # fmt: skip
    def other_minutes(self, n, minutes, which):
        self.do(which, self.team.ann, self.row(n), minutes=minutes, answer="核对过了。")

    @rule(n=st.integers(0, 3), which=st.sampled_from([acts.uphold_hours, acts.decline_claim]))
    def answered(self, n, which):
        self.do(which, self.team.ann, self.row(n), answer="核对过了。")

    @rule(n=st.integers(0, 3), minutes=st.sampled_from([None, 15]), above=st.booleans())
    def take_back(self, n, minutes, above):
        who = self.team.vera if above else self.team.ann
        self.do(acts.reverse_hours, who, self.row(n), answer="核查后更正。", minutes=minutes)

    @invariant()
    def the_total_is_what_is_confirmed_and_what_the_journal_counts(self):
        if not hasattr(self, "rows"):
            return
        kept = Hours.objects.filter(state="confirmed").aggregate(n=Sum("minutes"))["n"] or 0
        told = Entry.objects.filter(kind__startswith="volunteers.hours.", amounts__has_key="minutes")
        counted = sum(int(one.amounts["minutes"]) for one in told)
        assert kept == counted == queries.confirmed_minutes(self.team.cat.person_id)


@pytest.mark.django_db
@pytest.mark.parametrize("walk", [Line, Book])
def test_any_walk(walk):
    run_state_machine_as_test(walk, settings=settings(**FEW))


@pytest.mark.django_db
def test_entries_rebuild_the_other_nouns(team):
    one = testing.issued(team)
    for noun in (
        one,
        queries.profile_of(team.cat),
        one.person and queries.confirmed(team.cat.person_id).get(),
    ):
        last = Entry.objects.filter(noun=noun.label(), noun_id=noun.pk).order_by("-id").first()
        kept = json.loads(plain(noun.facts()))
        assert {name: last.facts[name] for name in kept} == kept
