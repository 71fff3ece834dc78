"""费随事转台账: each task beside its money; and 责任分解台账: each clause with its owner."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.organisations import queries as organisations
from linli.tasks import policy
from linli.tasks.ledgers.about import listed, named
from linli.tasks.models import Task
from linli.tasks.states import TaskState

GROUND, MEANS, COURSE = _("Its ground"), _("Its means"), _("Course")


def rows(path: str, first: date, until: date) -> QuerySet[Task]:
    """Tasks of the bodies there that were sent in the period; those of a sender stand in its owners' ledgers."""
    ours = organisations.lies_below(Task, path) | organisations.lies_below(Task, path, "sender_id")
    return Task.objects.filter(within(first, until, "sent_at"), ours).select_related(*Task.WITH)


def clauses(path: str, first: date, until: date) -> QuerySet[Task]:
    return rows(path, first, until).exclude(source="")


TITLE = Column(
    code="title",
    title=_("What is to be done"),
    value=lambda t: t.title,
    width=28,
    also=("任务名称", "工作事项"),
)
SENDER = Column(
    code="sender",
    title=_("Who sends it"),
    value=lambda t: t.sender.name,
    width=20,
    also=("布置单位", "交办单位"),
)
OWNER = Column(
    code="owner",
    title=_("Who is to do it"),
    value=lambda t: t.body.name,
    width=20,
    also=("责任单位", "承接单位"),
)
DUE = Column(
    code="due_on", title=_("To be done by"), group=COURSE, value=lambda t: t.due_on, also=("完成时限",)
)
STATE = Column(
    code="state",
    title=_("State"),
    group=COURSE,
    value=in_words("state", TaskState.choices),
    also=("办理状态",),
)
STATES = (Choice("state", _("State"), "state", lambda: TaskState.choices),)

SENT = Ledger(
    code="tasks.sent_down",
    title=_("Ledger of work sent down and its money"),
    source=_("Every task as it was sent, with its ground and its means, and what became of it."),
    level="P0",
    permission="",
    rows=rows,
    by="sent_at",
    also=("费随事转台账", "任务经费对照表", "准入事项台账"),
    choices=STATES,
    columns=(
        Column(code="sent_at", title=_("Moment"), value=lambda t: t.sent_at, width=17, also=("下达时间",)),
        TITLE, SENDER, OWNER,
        Column(code="list_item", title=_("Item of the list"), group=GROUND, value=lambda t: t.list_item, width=20),
        Column(code="basis", title=_("Legal basis"), group=GROUND, value=lambda t: t.basis, width=24),
        Column(
            code="people", title=_("People sent with it"), group=MEANS, value=lambda t: t.people, total=True,
            field="people",
        ),
        Column(
            code="money", title=_("Money sent with it, in yuan"), group=MEANS, value=lambda t: t.money, total=True,
            field="money", also=("经费金额",),
        ),
        Column(code="money_source", title=_("Where the money comes from"), group=MEANS, value=lambda t: t.money_source),
        Column(code="transferred_on", title=_("Money transferred on"), group=MEANS, value=lambda t: t.transferred_on),
        Column(code="lacks", title=_("What is missing"), group=MEANS, value=lambda t: listed(t.lacks), width=22),
        DUE, STATE,
        Column(code="why", title=_("Why it is declined"), group=COURSE, value=lambda t: t.why, width=26),
    ),
)  # fmt: skip

RESPONSIBILITY = Ledger(
    code="tasks.responsibility",
    title=_("Ledger of responsibility"),
    source=_("Every clause of a document that was given to an owner, level by level."),
    level="P1",
    permission=policy.READ,
    rows=clauses,
    by="sent_at",
    also=("责任分解台账", "任务分解表", "责任清单"),
    choices=STATES,
    columns=(
        Column(code="source", title=_("Source document"), value=lambda t: t.source, width=26, also=("来源文件",)),
        Column(code="clause", title=_("Clause"), value=lambda t: t.clause, also=("条款",)),
        TITLE, SENDER, OWNER,
        Column(code="helpers", title=_("Who helps"), value=lambda t: named(*t.helpers), width=24, also=("配合单位",)),
        Column(code="above", title=_("Part of"), value=lambda t: t.above.title if t.above else "", width=24),
        DUE, STATE,
        Column(code="target", title=_("How many it should be"), group=COURSE, value=lambda t: t.target),
    ),
)  # fmt: skip
