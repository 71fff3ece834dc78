"""Any walk of a purchase: entries rebuild rows, and nothing that is against the rules ever stands."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.kernel import reference
from linli.kernel.clock import now, today, travel
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import Refused
from linli.orders import acts, queries, reactions_purchases
from linli.orders.models import Milestone, Proposal, Purchase
from linli.orders.states_purchases import MILESTONE, PURCHASE, SIGNED
from linli.orders.tests.purchases import buying

FEW = {
    "max_examples": 8,
    "stateful_step_count": 30,
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
}
ANY = st.integers(0, 3)
REASON = "这样做更稳妥一些，请大家看。"


def ways(flow):
    return {(a, target) for sources, target in flow.moves.values() for a in sources}


class Walk(RuleBasedStateMachine):
    """Three of the street, two suppliers, residents. What is refused leaves all as it was."""

    @initialize()
    def begin(self):
        self.start = transaction.savepoint()
        self.bazaar = buying.a_bazaar()
        self.at = now()
        self.hands = [self.bazaar.sue, self.bazaar.lin, self.bazaar.fang]
        self.purchase = buying.planned(self.bazaar)

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    def states(self):
        return {
            **{("p", pk): s for pk, s in Purchase.objects.values_list("pk", "state")},
            **{("m", pk): s for pk, s in Milestone.objects.values_list("pk", "state")},
        }

    def do(self, act, *given, **inputs):
        before = self.states()
        with travel(self.at):
            try:
                act(*given, **inputs)
            except Refused:
                assert self.states() == before
                return
        flows = {"p": ways(PURCHASE), "m": ways(MILESTONE)}
        for key, state in self.states().items():
            was = before.get(key, state)
            assert was == state or (was, state) in flows[key[0]], (key, was, state)

    def part(self, n):
        rows = list(Milestone.objects.order_by("id"))
        return rows[n % len(rows)] if rows else None

    @rule(days=st.sampled_from([1, 8, 20]))
    def time_passes(self, days):
        self.at += timedelta(days=days)

    @rule(who=ANY)
    def publish(self, who):
        self.do(acts.publish_purchase, self.hands[who % 3], self.purchase.pk)

    @rule(who=st.booleans(), price=st.sampled_from([36000, 40000, 50000]))
    def propose(self, who, price):
        by = self.bazaar.hao if who else self.bazaar.market.uma
        self.do(acts.put_proposal, by, purchase=self.purchase.pk, price=price, words="我们来做")

    @rule(who=ANY)
    def choose(self, who):
        one = Proposal.objects.filter(state="put").order_by("id").first()
        pk = one.pk if one else 0
        self.do(acts.choose_supplier, self.hands[who % 3], self.purchase.pk, proposal=pk, reason=REASON)

    @rule(who=ANY, whole=st.booleans())
    def divide(self, who, whole):
        one = Purchase.objects.get()
        amount = (one.amount or 2) if whole else (one.amount or 2) / 2
        self.do(
            acts.add_milestone, self.hands[who % 3], purchase=one.pk, title="一期", due_on=one.first_day, quantity=1,
            amount=amount,
        )  # fmt: skip

    @rule(who=ANY)
    def sign(self, who):
        paper = [buying.a_paper()]
        self.do(acts.sign_contract, self.hands[who % 3], self.purchase.pk, contract_no="7", contract=paper)

    @rule(who=st.booleans())
    def start_it(self, who):
        by = self.bazaar.hao if who else self.bazaar.market.uma
        self.do(
            acts.start_purchase, by, self.purchase.pk, contact="我们", place_words="上门", when_words="每天"
        )

    @rule(n=ANY)
    def deliver(self, n):
        if one := self.part(n):
            for by in (self.bazaar.hao, self.bazaar.market.uma):
                self.do(acts.deliver_milestone, by, one, served=6, note="做完了")

    @rule(n=st.integers(1, 6))
    def invite(self, n):
        phones = "\n".join(phone for _who, phone in self.bazaar.residents[:n])
        self.do(acts.invite_acceptors, self.bazaar.sue, self.purchase.pk, phones=phones)

    @rule(n=ANY, yes=st.integers(0, 6))
    def residents_say(self, n, yes):
        if one := self.part(n):
            for at, (who, _phone) in enumerate(self.bazaar.residents):
                self.do(acts.say_of_milestone, who, one.pk, done="yes" if at < yes else "no", words="不太行")

    @rule(n=ANY, who=ANY)
    def accept(self, n, who):
        if one := self.part(n):
            self.do(acts.accept_milestone, self.hands[who % 3], one.pk)

    @rule(n=ANY, who=ANY)
    def send_back(self, n, who):
        if one := self.part(n):
            with travel(self.at):
                day = today() + timedelta(days=5)
            self.do(acts.send_back_milestone, self.hands[who % 3], one.pk, reason=REASON, mend_by=day)

    @rule(who=ANY, step=st.sampled_from([acts.put_back, acts.call_off_purchase, acts.terminate_purchase]))
    def end_it(self, who, step):
        self.do(step, self.hands[who % 3], self.purchase.pk, reason=REASON)

    @rule(who=ANY)
    def evaluate(self, who):
        self.do(acts.evaluate_purchase, self.hands[who % 3], self.purchase.pk, result=REASON)

    @rule()
    def tick(self):
        with travel(self.at):
            reactions_purchases.look_after_purchases()

    @invariant()
    def what_is_signed_has_two_hands_its_whole_price_and_lies_within_the_budget(self):
        if not hasattr(self, "purchase"):
            return
        one = Purchase.objects.get()
        if one.state in SIGNED:
            parts = list(one.milestones.exclude(state="dropped"))
            if one.state != "terminated":
                assert sum(part.amount for part in parts) == one.amount <= one.budget
            assert {one.signed_by, one.approved_by}.isdisjoint({one.planned_by, one.chosen_by})

    @invariant()
    def only_what_was_accepted_by_a_third_person_may_be_paid(self):
        if not hasattr(self, "purchase"):
            return
        for part in Milestone.objects.select_related("purchase"):
            assert bool(queries.may_be_paid(part)) == (part.state == "accepted")
            assert part.checked_by is None or part.checked_by not in part.purchase.hands

    @invariant()
    def the_last_entry_rebuilds_each_row(self):
        if not hasattr(self, "purchase"):
            return
        for one in [*Purchase.objects.all(), *Milestone.objects.all(), *Proposal.objects.all()]:
            last = Entry.objects.filter(noun=one.label(), noun_id=one.pk).order_by("-id").first()
            kept = json.loads(plain(one.facts()))
            assert {name: last.facts[name] for name in kept} == kept


@pytest.mark.django_db
def test_any_walk():
    run_state_machine_as_test(Walk, settings=settings(**FEW))


@pytest.mark.django_db
def test_the_way_to_the_end_is_a_walk_too():
    """A walk by chance seldom comes to the end: this one does, under the same watch."""
    walk = Walk()
    walk.begin()
    walk.publish(1)
    walk.propose(True, 36000)
    walk.time_passes(20)
    walk.choose(0)
    walk.divide(0, False)
    walk.divide(0, False)
    walk.sign(1)
    walk.start_it(True)
    walk.invite(6)
    for n in (0, 1):
        walk.deliver(n)
        walk.residents_say(n, 5)
        walk.accept(n, 2)
    walk.evaluate(0)
    walk.the_last_entry_rebuilds_each_row()
    walk.only_what_was_accepted_by_a_third_person_may_be_paid()
    assert Purchase.objects.get().state == "evaluated"
