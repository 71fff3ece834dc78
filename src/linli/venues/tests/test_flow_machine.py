"""Any walk of bookings and of the waiting line at one room: the flow holds, nothing is taken twice, nobody who waits
is passed over, and the journal tells the same as the rows."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.kernel import reference
from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, travel
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import Refused
from linli.venues import acts, queries, reactions, testing
from linli.venues.models import Booking, Taking
from linli.venues.queries.saying import state_of
from linli.venues.states import BOOKING, TAKING, State
from linli.venues.testing import booked, on

WHO = st.sampled_from(["bob", "cat", "dan"])
SLOT = st.integers(0, 3)  # half hours from nine on one day
LONG = st.sampled_from([30, 60, 90])
WAYS = {(a, target) for sources, target in BOOKING.moves.values() for a in sources}


class Walk(RuleBasedStateMachine):
    """Bob, Cat and Dan want one room on one day; Ann looks after it; hours pass between."""

    @initialize(mode=st.sampled_from(["direct", "approval"]), before=st.sampled_from([0, 30]))
    def begin(self, mode, before):
        self.start = transaction.savepoint()
        self.house = testing.a_house()
        acts.change_venue(self.house.ann, self.house.room, mode=mode, before=before, cap=9)
        self.room = type(self.house.room).objects.select_related("site__body").get(pk=self.house.room.pk)
        self.at, self.nine = now(), on(4, 9)

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    def rows(self, *states):
        found = Booking.objects.filter(venue=self.room).order_by("id")
        return list(found.filter(state__in=states) if states else found)

    def do(self, what):
        """Try something; a refusal leaves every row as it was, and no move leaves the flow."""
        before = {one.pk: (one.state, one.version, one.begins) for one in self.rows()}
        with travel(self.at):
            try:
                with transaction.atomic():
                    what()
            except Refused:
                assert before == {one.pk: (one.state, one.version, one.begins) for one in self.rows()}
                return
        for one in self.rows():
            was = before.get(one.pk, (one.state,))[0]
            # one act may take a booking two steps: a place that lapsed is offered, a fallen one offered on
            assert was == one.state or (was, one.state) in WAYS, (was, one.state)

    @rule(hours=st.integers(1, 30))
    def time_passes(self, hours):
        self.at += timedelta(hours=hours)

    @rule(who=WHO, slot=SLOT, minutes=LONG, waits=st.booleans())
    def ask(self, who, slot, minutes, waits):
        begins = self.nine + timedelta(minutes=30 * slot)
        self.do(lambda: booked(getattr(self.house, who), self.room, begins, minutes, waits=waits))

    @rule(which=st.integers(0, 9), by=st.sampled_from(["ann", "bob", "cat", "dan"]), verb=st.sampled_from(
        ["approve", "decline", "cancel", "queue", "take", "use", "miss", "lapse", "offer"]))  # fmt: skip
    def act_on(self, which, by, verb):
        rows = self.rows()
        if not rows:
            return
        booking, actor = rows[which % len(rows)], getattr(self.house, by)
        how = {
            "approve": lambda: acts.approve_booking(actor, booking, others=True),
            "decline": lambda: acts.decline_booking(actor, booking, reason="unfit"),
            "cancel": lambda: acts.cancel_booking(actor, booking, reason="plans"),
            "queue": lambda: acts.queue_booking(actor, booking),
            "take": lambda: acts.take_place(actor, booking),
            "use": lambda: acts.use_booking(actor, booking, came=3),
            "miss": lambda: acts.miss_booking(actor, booking),
            "lapse": lambda: acts.lapse_booking(CLOCK, booking),
            "offer": lambda: acts.offer_place(CLOCK, booking),
        }
        self.do(how[verb])

    @rule(which=st.integers(0, 9), slot=SLOT, minutes=LONG)
    def move(self, which, slot, minutes):
        rows = self.rows(State.REQUESTED, State.CONFIRMED)
        if rows:
            booking, begins = rows[which % len(rows)], self.nine + timedelta(minutes=30 * slot)
            owner = next(
                one
                for one in (self.house.bob, self.house.cat, self.house.dan)
                if one.person_id == booking.person_id
            )
            self.do(
                lambda: acts.reschedule_booking(
                    owner, booking, day=begins.date(), start=begins.time(), minutes=minutes
                )
            )

    @rule()
    def the_clock_ticks(self):
        self.do(lambda: (reactions.let_fall(), reactions.let_miss()))

    @invariant()
    def spaces_are_taken_by_just_those_who_have_them(self):
        if not hasattr(self, "room"):
            return
        took = set(Taking.objects.values_list("booking", flat=True))
        had = {one.pk for one in self.rows(*TAKING, State.USED, State.MISSED)}
        assert took == had

    @invariant()
    def no_two_meet(self):
        if not hasattr(self, "room"):
            return
        live = [one for one in self.rows(State.HELD, State.CONFIRMED, State.USED, State.MISSED)]
        for one in live:
            for other in live:
                assert one.pk == other.pk or one.ends <= other.begins or other.ends <= one.begins

    @invariant()
    def the_next_in_line_is_asked(self):
        """Once a site is settled, nobody waits for a time that is free: it is held for them."""
        if not hasattr(self, "room"):
            return
        with travel(self.at):
            for one in self.rows(State.WAITING):
                if state_of(one) == State.WAITING and not self.unsettled():
                    assert queries.space_clash(self.room, (one.begins, one.ends)).exists()

    def unsettled(self):
        return any(one.has_fallen(self.at) for one in self.rows(*TAKING))

    @invariant()
    def the_last_entry_tells_the_facts(self):
        if not hasattr(self, "room"):
            return
        for one in self.rows():
            last = Entry.objects.filter(noun="venues.booking", noun_id=one.pk).order_by("-id").first()
            kept = json.loads(plain(one.facts()))
            assert {name: last.facts[name] for name in kept} == kept


@pytest.mark.django_db
def test_any_walk_of_bookings_and_their_line():
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.mark.parametrize("verb", sorted(BOOKING.moves))
def test_every_move_has_an_act_that_names_it(verb):
    named = [
        one.kind
        for one in map(lambda name: getattr(acts, name), acts.__all__)
        if one.on is Booking and verb in one.moves
    ]
    assert named
