"""The ledgers of people: who read restricted data and why, and what was contested. Nobody is counted or compared."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from linli.kernel.journal.history import act_called, entries_with, page_of
from linli.kernel.ledgers import Choice, Column, Ledger, below, in_words, within
from linli.kernel.privacy.reading import PURPOSES
from linli.kernel.privacy.register import called
from linli.people import policy
from linli.people.models import Correction
from linli.people.queries.persons import names_of
from linli.people.states import CorrectionState, Wish

READER, RECORD = _("Who read"), _("What was read")


def noun_called(label: str) -> str:
    """What a record is called: needs.need → need."""
    try:
        return called(apps.get_model(label))
    except (LookupError, ValueError):
        return label


def put_names(entries: list[Any]) -> None:
    names = names_of(entry.actor for entry in entries)
    for entry in entries:
        entry.name = names.get(entry.actor, "")


READINGS = Ledger(
    code="people.readings",
    title=_("Ledger of readings of restricted data"),
    source=_(
        "Every time somebody opened a contact, a file or another restricted field: who, when, and what for."
    ),
    level="P2",
    permission=policy.AUDIT,
    rows=entries_with("read"),
    complete=put_names,
    link=page_of,
    also=("敏感信息查阅台账", "个人信息查询登记"),
    columns=(
        Column(code="at", title=_("Moment"), value=lambda e: e.at, width=17, also=("查阅时间",)),
        Column(code="name", title=_("Name"), group=READER, value=lambda e: e.name, also=("查阅人",)),
        Column(code="post", title=_("Post, by its number"), group=READER, value=lambda e: e.post, width=10),
        Column(
            code="purpose",
            title=_("What for"),
            value=lambda e: PURPOSES.get(e.facts.get("purpose", ""), ""),
            width=22,
            also=("查阅事由", "用途"),
        ),
        Column(code="act", title=_("Act"), value=lambda e: act_called(e.kind), width=18),
        Column(
            code="record",
            title=_("Record"),
            group=RECORD,
            value=lambda e: noun_called(e.noun),
            also=("查阅对象",),
        ),
        Column(code="record_id", title=_("Its number"), group=RECORD, value=lambda e: e.noun_id, width=10),
        Column(
            code="times",
            title=_("Times"),
            value=lambda e: 1,
            total=True,
            field=Value(1),
            width=8,
            also=("次数",),
        ),
    ),
)


def corrections(path: str, first: date, until: date) -> QuerySet[Correction]:
    return Correction.objects.filter(within(first, until, "asked_at"), below(path) | Q(body=None))


def _days(correction: Any) -> int | None:
    return (correction.decided_at - correction.asked_at).days if correction.decided_at else None


CORRECTIONS = Ledger(
    code="people.corrections",
    title=_("Ledger of objections to records"),
    source=_("Every time somebody contested a record about them, and what was decided."),
    level="P2",
    permission=policy.CORRECT,
    rows=corrections,
    also=("更正申请台账", "个人信息更正台账"),
    choices=(
        Choice("state", _("State"), "state", lambda: CorrectionState.choices),
        Choice("wish", _("What should be done"), "wish", lambda: Wish.choices),
    ),
    columns=(
        Column(
            code="asked_at", title=_("Asked at"), value=lambda c: c.asked_at, width=17, also=("申请时间",)
        ),
        Column(code="record", title=_("Record"), value=lambda c: noun_called(c.noun), also=("申请对象",)),
        Column(
            code="wish",
            title=_("What should be done"),
            value=in_words("wish", Wish.choices),
            width=18,
            also=("申请事项",),
        ),
        Column(
            code="state",
            title=_("State"),
            value=in_words("state", CorrectionState.choices),
            width=18,
            also=("办理状态",),
        ),
        Column(code="due_at", title=_("Answer by"), value=lambda c: c.due_at, width=17, also=("答复时限",)),
        Column(
            code="decided_at",
            title=_("Decided at"),
            value=lambda c: c.decided_at,
            width=17,
            also=("办结时间",),
        ),
        Column(code="days", title=_("Days until then"), value=_days, width=10, also=("办理天数",)),
        Column(
            code="times",
            title=_("Times"),
            value=lambda c: 1,
            total=True,
            field=Value(1),
            width=8,
            also=("次数",),
        ),
    ),
)
LEDGERS = (READINGS, CORRECTIONS)
