"""The ledger of errands: what was asked for, where it was handed in, what came of it, whether the papers are back."""

from datetime import date

from django.db.models import Case, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.needs.models import AgencyCase
from linli.needs.policy_agency import RUN
from linli.needs.states import Satisfied
from linli.needs.states_agency import CaseOutcome, CaseState


def _rows(path: str, first: date, until: date) -> QuerySet[AgencyCase]:
    rows = AgencyCase.objects.filter(within(first, until, "asked_at"), body__path__startswith=path)
    return rows.select_related("body")


def _one(**lookup: str) -> Case:
    return Case(When(**lookup, then=Value(1)), default=Value(0))


AGENCY = Ledger(
    code="needs.agency",
    title=_("Ledger of errands for residents"),
    source=_("Every errand that was asked for, with its steps; whose it was and which papers is not told here."),
    level="P2",
    permission=RUN,
    rows=_rows,
    also=("全程代理台账", "代办服务台账", "为民服务全程代理台账"),
    choices=(Choice("state", _("Where it stands"), "state", lambda: CaseState.choices),),
    columns=(
        Column(code="number", title=_("Number"), value=lambda r: r.number, also=("编号",)),
        Column(code="matter", title=_("The errand"), value=lambda r: r.matter, width=26, also=("代办事项",)),
        Column(code="body", title=_("Organisation"), value=lambda r: r.body.name, width=22),
        Column(code="asked", title=_("Asked for on"), value=lambda r: r.asked_at, width=17,
               also=("申请时间", "受理时间")),
        Column(code="office", title=_("Handed in at"), value=lambda r: r.office, width=20, also=("办理部门",)),
        Column(code="decided", title=_("Decided on"), value=lambda r: r.decided_at, width=17, also=("办结时间",)),
        Column(code="outcome", title=_("What came of it"), value=in_words("outcome", CaseOutcome.choices),
               also=("办理结果",)),
        Column(code="papers", title=_("Papers handed over"), value=lambda r: r.papers_n, total=True, field="papers_n",
               also=("材料份数",)),
        Column(code="returned", title=_("Papers given back on"), value=lambda r: r.closed_at, width=17,
               also=("材料退还时间",)),
        Column(code="done", title=_("Done as you wished"), value=lambda r: int(r.outcome == "granted"), total=True,
               field=_one(outcome="granted"), width=9),
        Column(code="satisfied", title=_("Satisfied"), value=in_words("satisfied", Satisfied.choices),
               also=("满意度",)),
        Column(code="state", title=_("Where it stands"), value=in_words("state", CaseState.choices)),
    ),
)  # fmt: skip
