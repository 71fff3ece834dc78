"""The kernel's own ledgers: what left the house, numbers of the rulebook, seals, systems that listen."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from linli.kernel.delivery.models import Webhook
from linli.kernel.journal.history import act_called, entries_with, page_of
from linli.kernel.journal.models import Seal
from linli.kernel.ledgers import READ, Choice, Column, Ledger, declare, within
from linli.kernel.rulebook.models import Rule

EXPORTS = Ledger(
    code="kernel.exports",
    title=_("Ledger of files taken"),
    source=_("Every time a list or a ledger left the house as a file: which, how many rows, in which post."),
    level="P2",
    permission=READ,
    rows=entries_with("exported", "amounts"),
    link=page_of,
    also=("数据导出台账", "数据提供台账"),
    columns=(
        Column(code="at", title=_("Moment"), value=lambda e: e.at, width=17, also=("导出时间",)),
        Column(
            code="act",
            title=_("Act"),
            value=lambda e: act_called(e.kind),
            width=22,
            also=("导出事项",),
        ),
        Column(
            code="ledger",
            title=_("Ledger"),
            value=lambda e: e.facts.get("ledger"),
            width=22,
            also=("台账名称",),
        ),
        Column(
            code="format", title=_("Format"), value=lambda e: e.facts.get("format"), width=10, also=("格式",)
        ),
        Column(code="rows", title=_("Rows"), value=lambda e: e.facts.get("rows"), width=10, also=("行数",)),
        Column(code="body", title=_("Organisation, by its number"), value=lambda e: e.organisation, width=12),
        Column(
            code="person",
            title=_("Person, by their number"),
            value=lambda e: e.actor or e.facts.get("person"),
            width=12,
        ),
        Column(
            code="post",
            title=_("Post, by its number"),
            value=lambda e: e.post or e.facts.get("post"),
            width=12,
        ),
    ),
)


def rules(path: str, first: date, until: date) -> QuerySet[Rule]:
    """Numbers that held on a day of the period."""
    return Rule.objects.filter(Q(valid_to=None) | Q(valid_to__gte=first), valid_from__lt=until)


def _worth(rule: Any) -> Any:
    return "、".join(map(str, rule.value)) if isinstance(rule.value, list) else rule.value


RULES = Ledger(
    code="kernel.rules",
    title=_("Ledger of rules"),
    source=_("Every number of law or custom, since when it holds, and who says so."),
    level="P0",
    permission="",
    rows=rules,
    link=lambda rule: reverse("rules"),
    by_body=False,
    also=("规则台账", "时限标准"),
    columns=(
        Column(code="code", title=_("Rule"), value=lambda r: r.code, width=26, also=("规则编号",)),
        Column(
            code="note",
            title=_("What it says"),
            value=lambda r: _now(r.note) if r.note else "",
            width=40,
            also=("内容",),
        ),
        Column(code="value", title=_("What it is worth"), value=_worth, width=12, also=("数值",)),
        Column(code="unit", title=_("Unit"), value=lambda r: r.unit, width=12, also=("单位",)),
        Column(code="region", title=_("Area code"), value=lambda r: r.region, width=12, also=("适用区域",)),
        Column(
            code="from",
            title=_("In force from"),
            group=_("In force"),
            value=lambda r: r.valid_from,
            also=("生效日期",),
        ),
        Column(
            code="to",
            title=_("last day"),
            group=_("In force"),
            value=lambda r: r.valid_to,
            also=("失效日期",),
        ),
        Column(
            code="source",
            title=_("Source"),
            value=lambda r: _now(r.source) if r.source else "",
            width=40,
            also=("依据",),
        ),
    ),
)


def seals(path: str, first: date, until: date) -> QuerySet[Seal]:
    return Seal.objects.filter(within(first, until))


SEALS = Ledger(
    code="kernel.seals",
    title=_("Ledger of seals"),
    source=_("Every closed part of the journal, sealed by a root that anybody may keep and check later."),
    level="P0",
    permission="",
    rows=seals,
    link=lambda seal: reverse("seal", args=[seal.root]),
    by_body=False,
    also=("封存台账",),
    columns=(
        Column(code="at", title=_("Sealed at"), value=lambda s: s.at, width=17),
        Column(code="n", title=_("Entries"), value=lambda s: s.n, total=True, field="n", width=10),
        Column(code="algorithm", title=_("Way of reckoning"), value=lambda s: s.algorithm, width=12),
        Column(code="root", title=_("Root"), value=lambda s: s.root, width=40),
        Column(code="previous", title=_("Root before"), value=lambda s: s.previous, width=40),
    ),
)


def webhooks(path: str, first: date, until: date) -> QuerySet[Webhook]:
    """All, those that were stopped too: a system that was told of entries stays on the list."""
    return Webhook.objects.all()


WEBHOOKS = Ledger(
    code="kernel.webhooks",
    title=_("Ledger of listening systems"),
    source=_("Every system that is told of entries: since it was added, and until it was stopped."),
    level="P2",
    permission="kernel.webhooks",
    rows=webhooks,
    by_body=False,
    choices=(
        Choice("active", _("State"), "active", lambda: [("True", _("listens")), ("False", _("stopped"))]),
    ),
    columns=(
        Column(
            code="name", title=_("Name of the system"), value=lambda w: w.name, width=24, also=("系统名称",)
        ),
        Column(code="url", title=_("Address"), value=lambda w: w.url, width=36, also=("地址",)),
        Column(
            code="kinds",
            title=_("What it is told of"),
            value=lambda w: w.kinds or _("everything"),
            width=30,
            also=("内容",),
        ),
        Column(code="active", title=_("listens"), value=lambda w: w.active, width=8, also=("是否启用",)),
    ),
)
declare(EXPORTS, RULES, SEALS, WEBHOOKS)
