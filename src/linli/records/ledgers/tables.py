"""Who asked whom for what and how often, and which number went to whom, as ledgers."""

from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.clock import ZONE
from linli.kernel.ledgers import Choice, Column, Ledger
from linli.records import policy
from linli.records.models import Asked, Question
from linli.records.queries.choosing import label_of
from linli.records.rules.values import unpacked
from linli.records.states.tables import AskedState, FillingState

SENT_ON = pgettext_lazy("of a request", "Sent on")
ASKS, ANSWERS = _("The request"), _("What became of it")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, ZONE)


def requests(path: str, first: date, until: date) -> QuerySet[Asked]:
    """Each body that was asked in the period, by a sender or at a body under the path."""
    found = Asked.objects.filter(
        request__sent_at__gte=_midnight(first), request__sent_at__lt=_midnight(until)
    )
    within = Q(body__path__startswith=path) | Q(request__body__path__startswith=path)
    return found.filter(within).select_related("request__body", "body")


def given(path: str, first: date, until: date) -> QuerySet[Question]:
    """Each number that left the house in the period."""
    found = Question.objects.filter(
        filling__state=FillingState.SENT, filling__body__path__startswith=path, value__isnull=False,
        filling__sent_at__gte=_midnight(first), filling__sent_at__lt=_midnight(until),
    )  # fmt: skip
    return found.select_related("filling__body")


REQUESTS = Ledger(
    code="records.requests",
    title=_("Ledger of requests for data"),
    source=_("Sending, declining and answering requests for data."),
    level="P1",
    permission=policy.READ,
    rows=requests,
    also=("报表准入台账", "填报任务台账", "数据索取台账"),
    choices=(Choice(name="state", label=_("State"), lookup="state", choices=lambda: AskedState.choices),),
    columns=(
        Column(code="title", title=_("Table"), value=lambda a: a.request.title, width=28, also=("报表名称", "表名")),
        Column(code="sender", title=_("Who asks"), value=lambda a: a.request.body.name, group=ASKS, width=22),
        Column(code="of", title=_("Who was asked"), value=lambda a: a.body.name, group=ASKS, width=22),
        Column(code="item", title=_("Item of the list"), value=lambda a: a.request.list_item, group=ASKS, width=18),
        Column(code="basis", title=_("Legal basis"), value=lambda a: a.request.basis, group=ASKS, width=18),
        Column(code="sent", title=SENT_ON, value=lambda a: a.request.sent_at, group=ASKS),
        Column(code="due", title=_("To be answered by"), value=lambda a: a.request.due_at, group=ASKS),
        Column(code="cells", title=_("Cells"), value=lambda a: a.request.cells, group=ASKS, width=8),
        Column(code="known", title=_("Filled by the record"), value=lambda a: a.request.cells_known, group=ASKS),
        Column(code="same", title=_("Asked before by the same"), value=lambda a: a.request.before_same, group=ASKS),
        Column(code="other", title=_("Asked before by others"), value=lambda a: a.request.before_other, group=ASKS),
        Column(code="state", title=_("State"), value=lambda a: a.get_state_display(), group=ANSWERS),
        Column(code="answered", title=_("Table answered on"), value=lambda a: a.answered_at, group=ANSWERS),
        Column(code="reason", title=_("Why not"), value=lambda a: str(a.why), group=ANSWERS, width=26),
    ),
)  # fmt: skip

GIVEN = Ledger(
    code="records.given",
    title=_("Ledger of numbers that were given"),
    source=_("Sending filled tables."),
    level="P2",
    permission=policy.READ,
    rows=given,
    also=("报送数据台账",),
    columns=(
        Column(code="name", title=_("Column"), value=label_of, width=26),
        Column(code="value", title=_("Number given"), value=lambda q: unpacked(q.value)),
        Column(code="body", title=_("Filled for"), value=lambda q: q.filling.body.name, width=22),
        Column(code="table", title=_("Table"), value=lambda q: q.filling.title, width=28),
        Column(code="receiver", title=_("Given to"), value=lambda q: q.filling.receiver, width=22),
        Column(code="sent", title=SENT_ON, value=lambda q: q.filling.sent_at),
        Column(code="source", title=_("Source"), value=lambda q: q.source, width=22),
    ),
)
