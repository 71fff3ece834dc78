"""Any walk of an errand: the flow holds, the journal rebuilds the row and its papers, the clock is recomputed."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.kernel import reference
from linli.kernel.clock import now, today, travel
from linli.kernel.clock.days import DAY
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.needs import acts
from linli.needs.models import AgencyCase, AgencyPaper
from linli.needs.queries import agency as asking
from linli.needs.states_agency import CASE, OPEN, PaperState
from linli.needs.tests.agency.running import as_now, asked, scan
from linli.needs.tests.items.guide import a_desk

SOME = st.lists(st.integers(1, 4), max_size=3)


class Walk(RuleBasedStateMachine):
    """Ann runs it, Bob's it is; Dan tries too; days pass between."""

    @initialize()
    def begin(self):
        self.start = transaction.savepoint()
        self.desk = a_desk()
        self.at, self.scan = now(), scan()
        self.case = asked(self.desk)

    def teardown(self):
        if hasattr(self, "start"):
            transaction.savepoint_rollback(self.start)
        reference.forget()
        record.forget_months()

    def do(self, act, who="ann", **inputs):
        """What is refused leaves no trace."""
        before, entries = as_now(self.case), Entry.objects.count()
        actor = self.desk.ann if who == "ann" else getattr(self.desk.town, who)
        with travel(self.at):
            try:
                with transaction.atomic():
                    act(actor, self.case, **inputs)
            except (NotYours, NotNow, Refused):
                assert Entry.objects.count() == entries and as_now(self.case).version == before.version
                return
        self.case = as_now(self.case)
        ways = {(a, target) for sources, target in CASE.moves.values() for a in sources}
        assert before.state == self.case.state or (before.state, self.case.state) in ways

    @rule(hours=st.integers(1, 90))
    def time_passes(self, hours):
        self.at += timedelta(hours=hours)

    @rule(limit=st.sampled_from([None, 5]), who=st.sampled_from(["ann", "dan"]))
    def explain(self, limit, who):
        unit = "working_day" if limit else ""
        self.do(acts.explain_agency, who, needed="身份证 | 证明", limit_number=limit, limit_unit=unit)

    @rule()
    def authorise(self):
        with travel(self.at):
            until = today() + 60 * DAY
        self.do(acts.authorise_agency, scan=self.scan, until=until)

    @rule(n=st.integers(0, 3))
    def take(self, n):
        with travel(self.at):
            by = today() + 9 * DAY
        self.do(acts.take_papers, originals="\n".join(["身份证"] * n), back_by=by)

    @rule(out=SOME)
    def submit(self, out):
        held = [one.n for one in asking.papers(self.case, PaperState.HELD) if one.n in out]
        self.do(acts.submit_agency, office="街道", out=held)

    @rule()
    def missing(self):
        self.do(acts.ask_supplement, note="缺照片")

    @rule()
    def supplement(self):
        self.do(acts.supplement_agency)

    @rule(back=SOME, kept=SOME, outcome=st.sampled_from(["granted", "refused"]))
    def decide(self, back, kept, outcome):
        out = {one.n for one in asking.papers(self.case, PaperState.OUT)}
        where = {"came": [n for n in back if n in out], "kept": [n for n in kept if n in out]}
        self.do(acts.decide_agency, outcome=outcome, result="办了", **where)

    @rule()
    def fetch(self):
        self.do(acts.bring_back, came=[one.n for one in asking.papers(self.case, PaperState.OUT)])

    @rule(who=st.sampled_from(["ann", "bob"]))
    def give_back(self, who):
        self.do(acts.give_back, who)

    @rule(who=st.sampled_from(["bob", "dan", "ann"]), rate=st.booleans())
    def end(self, who, rate):
        self.do(acts.rate_agency, who, satisfied="yes") if rate else self.do(acts.confirm_agency, who)

    @rule(who=st.sampled_from(["bob", "dan"]), now_=st.integers(0, 5))
    def call_off(self, who, now_):
        if now_ == 0:
            self.do(acts.call_off_agency, who)

    @invariant()
    def the_journal_rebuilds_it(self):
        if not hasattr(self, "case"):
            return
        case = as_now(self.case)
        last = Entry.objects.filter(noun="needs.agencycase", noun_id=case.pk).order_by("-id").first()
        kept = json.loads(plain(case.facts()))
        assert {name: last.facts[name] for name in kept} == kept

    @invariant()
    def the_clock_is_what_the_entries_tell(self):
        if not hasattr(self, "case"):
            return
        case = as_now(self.case)
        with travel(self.at):
            due = asking.reckoned(case)
        assert case.due_at == (due.at if due and case.state in OPEN else None)

    @invariant()
    def no_paper_is_lost(self):
        if not hasattr(self, "case"):
            return
        case = AgencyCase.objects.get(pk=self.case.pk)
        rows = AgencyPaper.objects.filter(case=case)
        assert rows.count() == case.papers_n
        if case.state in ("returned", "confirmed", "rated"):
            assert not rows.filter(state__in=["held", "out"]).exists()


@pytest.mark.django_db
def test_any_walk_of_an_errand():
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
