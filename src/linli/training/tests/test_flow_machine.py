"""Any walk of a course with its seats and line: no seat twice, nobody passed over, and the journal tells the same."""

import json
from datetime import datetime, timedelta

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
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.training import acts, queries, reactions, testing
from linli.training.models import Course, Enrolment, Instructor, Reserve, Selection
from linli.training.states import ENROLMENT

PEOPLE = st.integers(0, 5)
SEATS = 2


def told_by_journal(noun):
    """The row's facts as its last entry tells them, and as they are."""
    last = Entry.objects.filter(noun=noun.label(), noun_id=noun.pk).order_by("-id").first()
    kept = json.loads(plain(noun.facts()))
    return {name: instant(last.facts.get(name)) for name in kept}, {
        name: instant(one) for name, one in kept.items()
    }


def instant(value):
    """A moment is the same whatever the clock on whose wall it is written."""
    return datetime.fromisoformat(value) if isinstance(value, str) and "T" in value else value


class Walk(RuleBasedStateMachine):
    """Six people want two seats; some say no, some do not answer; hours pass; the teacher enters results."""

    @initialize()
    def begin(self):
        self.start = transaction.savepoint()
        self.town = testing.a_town()
        self.at = now()
        self.course = testing.opened(self.town, seats=SEATS)
        town = self.town
        self.people = [town.sec, town.ser, town.bea, town.bob, town.cat, town.dan]

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    def do(self, act, actor, noun=None, **inputs):
        """Try an act; a refusal leaves every seat as it was."""
        before = self.seats()
        with travel(self.at):
            try:
                act(actor, noun, **inputs) if noun is not None else act(actor, **inputs)
            except (NotYours, NotNow, Refused):
                assert self.seats() == before
        ways = {(a, target) for sources, target in ENROLMENT.moves.values() for a in sources}
        for pk, state, _seat in self.seats():
            was = next((old for old_pk, old, _s in before if old_pk == pk), None)
            assert was in (None, state) or (was, state) in ways or was in ("held", "waiting")

    def seats(self):
        rows = Enrolment.objects.filter(course=self.course).order_by("id")
        return list(rows.values_list("pk", "state", "seat"))

    def one_of(self, n):
        rows = Enrolment.objects.filter(course=self.course, person=self.people[n].person_id)
        return rows.select_related("course__body", "body").order_by("-id").first()

    @rule(hours=st.integers(1, 40))
    def time_passes(self, hours):
        self.at += timedelta(hours=hours)

    @rule(n=PEOPLE)
    def enrol(self, n):
        actor = self.people[n]
        self.do(
            acts.enrol,
            actor,
            course=Course.objects.get(pk=self.course.pk),
            post=actor.post.id if actor.post else None,
        )

    @rule(n=PEOPLE)
    def leave(self, n):
        if one := self.one_of(n):
            self.do(acts.leave, self.people[n], one)

    @rule(n=PEOPLE)
    def take(self, n):
        if one := self.one_of(n):
            self.do(acts.take, self.people[n], one)

    @rule()
    def tick(self):
        with travel(self.at):
            reactions.settle_lines()

    @rule()
    def fill(self):
        self.do(acts.fill_course, self.town.sue, self.course.pk, until=testing.a_day(400))

    @rule(n=PEOPLE, hours=st.integers(0, 17))
    def finish(self, n, hours):
        if one := self.one_of(n):
            self.do(acts.finish, self.town.sue, one, hours=hours)

    @rule(n=PEOPLE)
    def miss(self, n):
        if one := self.one_of(n):
            self.do(acts.miss, self.town.sue, one)

    @rule(n=PEOPLE)
    def correct(self, n):
        if one := self.one_of(n):
            self.do(acts.correct, self.town.sue, one, reason="记错了")

    @rule(hours=st.lists(st.integers(0, 16), min_size=6, max_size=6))
    def results(self, hours):
        given = {f"hours_{one.pk}": hours[at % 6] for at, one in enumerate(queries.live_in(self.course))}
        self.do(acts.note_results, self.town.sue, self.course.pk, **given)

    @rule()
    def close(self):
        self.do(acts.close_course, self.town.sue, self.course.pk)

    @invariant()
    def no_seat_is_given_twice_and_none_is_left_while_somebody_waits(self):
        if not hasattr(self, "course"):
            return
        rows = [(state, seat) for _pk, state, seat in self.seats()]
        held = [seat for state, seat in rows if state in ("held", "taken")]
        assert len(held) == len(set(held))
        course = Course.objects.get(pk=self.course.pk)
        if course.state == "open" and self.at < course.begins_at:
            assert len(held) <= SEATS
            assert not any(state == "waiting" for state, _seat in rows) or len(held) == SEATS

    @invariant()
    def the_journal_rebuilds_every_row(self):
        if not hasattr(self, "course"):
            return
        for one in [*Enrolment.objects.filter(course=self.course), Course.objects.get(pk=self.course.pk)]:
            told, kept = told_by_journal(one)
            assert told == kept

    @invariant()
    def amounts_add_up_to_the_hours_that_stand(self):
        if not hasattr(self, "course"):
            return
        entries = Entry.objects.filter(noun="training.enrolment").values_list("amounts", flat=True)
        counted = sum(amounts.get("class_hours", 0) for amounts in entries)
        rows = Enrolment.objects.filter(course=self.course)
        assert counted == sum(one.hours or 0 for one in rows)
        assert sum(amounts.get("trained", 0) for amounts in entries) == rows.filter(state="done").count()


@pytest.mark.django_db
def test_any_walk_of_a_course():
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_the_journal_rebuilds_selections_reserve_and_instructors(town):
    one = testing.selection(town, role="community_secretary")
    acts.recommend(town.pat, one, **testing.RECOMMENDED)
    acts.check(town.pat, one, note="已考察")
    acts.reopen(town.pat, one, reason="人选放弃")
    entry = acts.accept(town.pat, testing.applied(town)).noun
    acts.renew(town.bob, entry)
    other = acts.accept(town.pat, testing.applied(town, town.cat)).noun
    acts.withdraw(town.cat, other)
    hired = acts.contract(town.sue, testing.instructor(town), begins=testing.a_day(0)).noun
    acts.renew_contract(town.sue, hired)
    acts.remind_of_contract(CLOCK, hired, step=30)
    nouns = [noun for model in (Selection, Reserve, Instructor) for noun in model.objects.all()]
    assert len(nouns) == 4
    for noun in nouns:
        told, kept = told_by_journal(noun)
        assert told == kept
