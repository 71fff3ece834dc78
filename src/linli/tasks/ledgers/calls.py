"""吹哨报到台账: each body that was called, on both sides."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.organisations import queries as organisations
from linli.tasks import policy
from linli.tasks.ledgers.about import named
from linli.tasks.models import Called
from linli.tasks.states import CalledState, Grade, Subject, Urgency

CALL, ANSWER, END = _("The call"), _("What those called do"), _("How it ended")


def rows(path: str, first: date, until: date) -> QuerySet[Called]:
    """Those called that lie there, and those whom the bodies there called."""
    ours = organisations.lies_below(Called, path) | Q(call__body__in=organisations.tree().ids_below(path))
    return Called.objects.filter(within(first, until, "begins_at"), ours).select_related(*Called.WITH)


CALLS = Ledger(
    code="tasks.calls",
    title=_("Ledger of calls and answers"),
    source=_("Every body that was called, from the call to the rating; both sides are counted."),
    level="P1",
    permission=policy.READ,
    rows=rows,
    by="begins_at",
    link=lambda part: part.call.get_absolute_url(),
    also=("吹哨报到台账", "提级办理台账", "上下联动台账"),
    choices=(
        Choice("state", _("State"), "state", lambda: CalledState.choices),
        Choice("about", _("What it is about"), "call__subject", lambda: Subject.choices),
        Choice("outcome", _("How it was"), "outcome", lambda: Grade.choices),
    ),
    columns=(
        Column(code="at", title=_("Moment"), group=CALL, value=lambda p: p.call.blown_at, width=17, also=("吹哨时间",)),
        Column(code="caller", title=_("Who calls"), group=CALL, value=lambda p: p.call.body.name, width=22,
               also=("吹哨单位",)),
        Column(code="title", title=_("What is the matter"), group=CALL, value=lambda p: p.call.title, width=28),
        Column(code="about", title=_("What it is about"), group=CALL,
               value=lambda p: dict(Subject.choices).get(p.call.subject, "")),
        Column(code="urgency", title=_("Urgency"), group=CALL,
               value=lambda p: dict(Urgency.choices).get(p.call.urgency, "")),
        Column(code="raised", title=_("Leads now"), group=CALL, value=lambda p: named(p.call.lead_id), width=20),
        Column(code="called", title=_("Who was called"), group=ANSWER, value=lambda p: p.body.name, width=22,
               also=("报到单位", "部门")),
        Column(code="action", title=_("What it does"), group=ANSWER, value=lambda p: p.action, width=28),
        Column(code="due_on", title=_("By when"), group=ANSWER, value=lambda p: p.due_on),
        Column(code="state", title=_("State"), group=END, value=in_words("state", CalledState.choices), width=18),
        Column(code="outcome", title=_("How it was"), group=END, value=in_words("outcome", Grade.choices), width=18),
    ),
)  # fmt: skip
