"""Any walk of orders with the line of a session: entries rebuild rows, and no seat is given twice."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.kernel import reference
from linli.kernel.clock import now, travel
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import Refused
from linli.orders import acts, reactions, testing
from linli.orders.models import Order, SessionSeat
from linli.orders.states import ORDER

FEW = {
    "max_examples": 12,
    "stateful_step_count": 25,
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
}
WAYS = {(a, target) for sources, target in ORDER.moves.values() for a in sources}
ANY = st.integers(0, 5)


class Walk(RuleBasedStateMachine):
    """Three residents and a unit; a session of two seats, and free orders. What is refused leaves all as it was."""

    @initialize(seats=st.integers(1, 3))
    def begin(self, seats):
        self.start = transaction.savepoint()
        self.market = testing.a_market()
        self.people = [self.market.bob, self.market.cat, testing.resident("邓年")]
        self.offer, self.session = testing.with_session(self.market, seats=seats)
        self.at = now()

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    def do(self, act, *given, **inputs):
        before = dict(Order.objects.values_list("pk", "state"))
        with travel(self.at):
            try:
                act(*given, **inputs)
            except Refused:
                assert dict(Order.objects.values_list("pk", "state")) == before
                return
        for pk, state in Order.objects.values_list("pk", "state"):
            was = before.get(pk, state)
            assert was == state or (was, state) in WAYS or (was, state) == ("held", "held"), (was, state)

    def order(self, n):
        rows = list(Order.objects.order_by("id"))
        return rows[n % len(rows)] if rows else None

    @rule(hours=st.sampled_from([1, 13, 30, 200]))
    def time_passes(self, hours):
        self.at += timedelta(hours=hours)

    @rule(who=st.integers(0, 2), many=st.integers(1, 2), wait=st.booleans(), seated=st.booleans())
    def place(self, who, many, wait, seated):
        session = self.session.pk if seated else None
        self.do(
            acts.place_order, self.people[who], offer=self.offer.pk, session=session, how_many=many, wait=wait
        )

    @rule(n=ANY, who=st.integers(0, 2), step=st.sampled_from([acts.take_place, acts.agree, acts.confirm]))
    def receiver(self, n, who, step):
        if one := self.order(n):
            self.do(step, self.people[who], one)

    @rule(
        n=ANY, who=st.integers(0, 3), step=st.sampled_from([acts.withdraw_order, acts.decline, acts.dispute])
    )
    def with_a_reason(self, n, who, step):
        if one := self.order(n):
            self.do(step, [*self.people, self.market.uma][who], one, reason="临时有别的事")

    @rule(n=ANY, step=st.sampled_from([acts.accept, acts.deliver]))
    def provider(self, n, step):
        if one := self.order(n):
            self.do(step, self.market.uma, one)

    @rule(n=ANY)
    def propose(self, n):
        if one := self.order(n):
            self.do(acts.counter, self.market.uma, one, proposal="换个时间行吗")

    @rule(n=ANY, step=st.sampled_from([acts.judge, acts.stand]))
    def above(self, n, step):
        if one := self.order(n):
            self.do(step, self.market.sue, one, reason="核实过情况")

    @rule(n=ANY, who=st.integers(0, 3))
    def rate(self, n, who):
        if one := self.order(n):
            self.do(acts.rate_order, [*self.people, self.market.uma][who], one, mark="yes", words="谢谢")

    @rule(step=st.sampled_from([reactions.pass_holds_on, reactions.end_silence]))
    def tick(self, step):
        self.do(step)

    @invariant()
    def no_seat_is_given_twice_and_a_group_is_never_parted(self):
        if not hasattr(self, "session"):
            return
        held = list(SessionSeat.objects.filter(state__in=["held", "taken"]).values_list("seat", flat=True))
        assert len(held) == len(set(held)) <= self.session.seats
        for one in Order.objects.filter(session__isnull=False, state__in=["waiting", "held", "scheduled"]):
            states = set(SessionSeat.objects.filter(claim=one).values_list("state", flat=True))
            assert states == {{"waiting": "waiting", "held": "held", "scheduled": "taken"}[one.state]}
            assert SessionSeat.objects.filter(claim=one).count() == one.how_many

    @invariant()
    def the_last_entry_rebuilds_each_row(self):
        if not hasattr(self, "session"):
            return
        for one in Order.objects.all():
            last = Entry.objects.filter(noun=one.label(), noun_id=one.pk).order_by("-id").first()
            kept = json.loads(plain(one.facts()))
            assert {name: last.facts[name] for name in kept} == kept


@pytest.mark.django_db
def test_any_walk():
    run_state_machine_as_test(Walk, settings=settings(**FEW))


@pytest.mark.django_db
def test_entries_rebuild_the_other_nouns():
    market = testing.a_market()
    offer, session = testing.with_session(market)
    for noun in (offer, session, testing.wanted(market)):
        last = Entry.objects.filter(noun=noun.label(), noun_id=noun.pk).order_by("-id").first()
        kept = json.loads(plain(type(noun).objects.get(pk=noun.pk).facts()))
        assert {name: last.facts[name] for name in kept} == kept
