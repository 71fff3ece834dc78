"""Any walk of grids, reports, promises, diaries and mutual help: the flows hold, the journal tells each row."""

import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.kernel import reference
from linli.kernel.clock import today
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.volunteers.acts import neighbours as acts
from linli.volunteers.models import (
    Ask,
    Diary,
    DiaryLine,
    Grid,
    Match,
    Mate,
    Opening,
    ReportIn,
    Team,
    Undertaking,
)
from linli.volunteers.tests import near

NOUNS = (Grid, Team, Mate, Opening, ReportIn, Undertaking, Diary, DiaryLine, Ask, Match)
WHO = st.sampled_from(["ann", "sue", "ben", "bob", "cat", "dan"])
PICK = st.integers(0, 3)


def told_by_the_journal():
    """Each row is what its last entry tells."""
    for model in NOUNS:
        for row in model.objects.select_related(*model.WITH):
            last = Entry.objects.filter(noun=model.label(), noun_id=row.pk).order_by("-id").first()
            kept = json.loads(plain(row.facts()))
            assert {name: last.facts.get(name) for name in kept} == kept, (model, last.kind)


class Walk(RuleBasedStateMachine):
    """Everybody tries everything; what is refused leaves no trace."""

    @initialize()
    def begin(self):
        self.start = transaction.savepoint()
        self.town = near.a_town()
        self.before = {}

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    def do(self, act, who, *noun, **inputs):
        entries = Entry.objects.count()
        try:
            act(getattr(self.town, who), *noun, **inputs)
        except (NotYours, NotNow, Refused):
            assert Entry.objects.count() == entries

    def one(self, model, pick):
        rows = list(model.objects.select_related(*model.WITH).order_by("id"))
        return rows[pick % len(rows)] if rows else None

    def try_on(self, model, pick, act, who, **inputs):
        if noun := self.one(model, pick):
            self.do(act, who, noun, **inputs)

    @rule(who=WHO, name=st.sampled_from("甲乙"))
    def form(self, who, name):
        self.do(acts.form_grid, who, body=self.town.here, name=name, places="1号院")

    @rule(who=WHO, pick=PICK, field=st.sampled_from(["law", "health"]))
    def team(self, who, pick, field):
        if grid := self.one(Grid, pick):
            self.do(acts.add_team, who, grid=grid, field=field, desk_name="站", desk_phone="1")

    @rule(
        who=st.sampled_from(["ann", "bob"]),
        pick=PICK,
        which=st.sampled_from([acts.start_grid, acts.dissolve_grid]),
    )
    def grid(self, who, pick, which):
        self.try_on(Grid, pick, which, who)

    @rule(pick=PICK)
    def change(self, pick):
        self.try_on(Grid, pick, acts.change_grid, "ann", name="丙", places="2号院", households=300)

    @rule(pick=PICK, whom=WHO)
    def invite(self, pick, whom):
        if team := self.one(Team, pick):
            self.do(acts.ask_mate, "ann", team=team, number=near.person_of(getattr(self.town, whom)))

    @rule(who=WHO, pick=PICK, which=st.sampled_from([acts.consent, acts.decline_mate, acts.leave_team]))
    def answer(self, who, pick, which):
        self.try_on(Mate, pick, which, who)

    @rule(who=WHO)
    def report(self, who):
        self.do(acts.report_in, who, body=self.town.here, skills=["law"])

    @rule(seats=st.integers(1, 2))
    def offer(self, seats):
        self.do(acts.offer_post, "ann", body=self.town.here, title="岗", text="做事", seats=seats)

    @rule(who=WHO, pick=PICK, other=PICK)
    def match_member(self, who, pick, other):
        if opening := self.one(Opening, other):
            self.try_on(ReportIn, pick, acts.match_report, who, opening=opening.pk)

    @rule(who=WHO, pick=PICK, which=st.sampled_from([acts.refuse_post, acts.start_report, acts.end_report]))
    def member(self, who, pick, which):
        self.try_on(ReportIn, pick, which, who)

    @rule(who=WHO)
    def take_on(self, who):
        self.do(acts.take_on, who, kind="promise", body=self.town.here, title="一件事", year=today().year)

    @rule(who=WHO, pick=PICK, which=st.sampled_from(["publish", "tell", "hide", "withdraw"]))
    def promise(self, who, pick, which):
        given = {
            "publish": (acts.publish, {"shown_name": "王", "agrees": True}),
            "tell": (acts.tell_result, {"result": "做了"}),
            "hide": (acts.hide, {}),
            "withdraw": (acts.withdraw, {}),
        }
        act, inputs = given[which]
        self.try_on(Undertaking, pick, act, who, **inputs)

    @rule(who=WHO)
    def diary(self, who):
        self.do(acts.open_diary, who, body=near.tree().get(self.town.branch.pk), year=today().year)

    @rule(who=WHO, pick=PICK)
    def write(self, who, pick):
        if diary := self.one(Diary, pick):
            self.do(acts.write_line, who, diary=diary, kind="goal", on=today(), text="写")

    @rule(who=WHO, pick=PICK)
    def erase(self, who, pick):
        self.try_on(DiaryLine, pick, acts.delete_line, who)

    @rule(who=st.sampled_from(["ben", "ann"]), pick=PICK)
    def talk(self, who, pick):
        self.try_on(Diary, pick, acts.hold_talk, who, talked_on=today(), outcome="qualified")

    @rule(who=WHO, side=st.sampled_from(["offer", "want"]))
    def ask(self, who, side):
        near.asked(self.town, getattr(self.town, who), side)

    @rule(
        who=WHO,
        pick=PICK,
        which=st.sampled_from([acts.say_yes, acts.say_yes, acts.say_no, acts.done, acts.thank]),
    )
    def pair(self, who, pick, which):
        self.try_on(Match, pick, which, who)

    @rule(who=WHO, pick=PICK)
    def take_down(self, who, pick):
        self.try_on(Ask, pick, acts.close_ask, who)

    @invariant()
    def every_change_is_a_move_and_the_journal_tells_the_rows(self):
        if not hasattr(self, "town"):
            return
        for model in NOUNS:
            ways = {(a, target) for sources, target in model.FLOW.moves.values() for a in sources}
            for row in model.objects.all():
                was = self.before.get((model, row.pk))
                # two moves in one step: help that was given closes the wish, and brings the offer to the next
                assert was in (None, row.state) or (was, row.state) in ways, (model, was, row.state)
                self.before[model, row.pk] = row.state
        told_by_the_journal()


@pytest.mark.django_db
def test_any_walk_of_neighbours():
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
