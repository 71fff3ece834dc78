"""Ledgers of what happened on the way: more time, waiting for a condition (挂账), returns and objections."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.journal.history import act_called, entries_of, remarks_of
from linli.kernel.ledgers import Choice, Column, Ledger
from linli.needs import policy
from linli.needs.ledgers.about import at_desk, body_named, category_named, number_of, put_needs
from linli.needs.states import HangCause, PauseCause

STOPS = ("extended", "paused", "unpaused", "hung", "resumed")
OBJECTED = (
    "return_asked",
    "upheld",
    "redispatched",
    "contested",
    "reviewed",
    "reopened",
    "excluded",
    "included",
)
CAUSES = {**dict(HangCause.choices), **dict(PauseCause.choices)}
MATTER = _("The matter")


def _kinds(verbs: tuple[str, ...]) -> list[tuple[str, Any]]:
    return [(f"needs.need.{verb}", act_called(f"needs.need.{verb}")) for verb in verbs]


def complete(entries: list[Any]) -> None:
    """The needs, and the words beside the entries: two statements."""
    put_needs(entries)
    words = remarks_of(entries)
    for entry in entries:
        entry.words = words.get(entry.id, "")


def _category(entry: Any) -> str:
    return category_named(entry.about.category_id) if entry.about else ""


def _review_on(entry: Any) -> date | None:
    told = entry.facts.get("review_on")
    return date.fromisoformat(told) if told else None


def _common() -> tuple[Column, ...]:
    return (
        Column(
            code="number", title=_("Number"), group=MATTER, value=number_of, also=("工单编号", "诉求编号")
        ),
        Column(code="category", title=_("Category"), group=MATTER, value=_category, also=("问题分类",)),
        Column(
            code="body",
            title=_("Organisation"),
            value=lambda e: body_named(e.organisation),
            width=22,
            also=("承办单位", "责任单位"),
        ),
        Column(code="at", title=_("Moment"), value=lambda e: e.at, width=17, also=("时间", "申请时间")),
        Column(
            code="act",
            title=_("Act"),
            value=lambda e: act_called(e.kind),
            width=18,
            also=("事项", "申请类型"),
        ),
    )


def _reason() -> Column:
    return Column(
        code="reason",
        title=_("Reasons"),
        value=lambda e: e.words,
        permission=policy.READ_CONTACT,
        width=36,
        also=("原因", "理由", "未解决原因"),
    )


WAITING = Ledger(
    code="needs.waiting",
    title=_("Ledger of more time and of waiting"),
    source=_("Every time a clock was given more time, was stopped, waits for a condition, or ran again."),
    level="P2",
    permission=policy.READ,
    rows=entries_of(*(f"needs.need.{verb}" for verb in STOPS)),
    link=lambda entry: at_desk(entry.noun_id),
    complete=complete,
    also=("延期台账", "挂账台账", "挂账管理台账"),
    choices=(Choice("act", _("Act"), "kind", lambda: _kinds(STOPS)),),
    columns=(
        *_common(),
        Column(
            code="days",
            title=_("More time"),
            value=lambda e: e.facts.get("number"),
            unit=_("working days"),
            width=10,
            also=("延期天数",),
        ),
        Column(
            code="cause",
            title=_("Condition that is missing"),
            value=lambda e: CAUSES.get(e.facts.get("cause", ""), ""),
            width=18,
            also=("挂账原因", "挂账类型"),
        ),
        Column(
            code="review_on", title=_("Look again on"), value=_review_on, also=("复核日期", "计划解决时间")
        ),
        _reason(),
    ),
)

OBJECTIONS = Ledger(
    code="needs.objections",
    title=_("Ledger of returns and objections"),
    source=_(
        "Every time an organisation said that a need is not its own, a person objected, or somebody decided on it."
    ),
    level="P2",
    permission=policy.READ,
    rows=entries_of(*(f"needs.need.{verb}" for verb in OBJECTED)),
    link=lambda entry: at_desk(entry.noun_id),
    complete=complete,
    also=("退单台账", "异议台账", "剔除申请台账"),
    choices=(Choice("act", _("Act"), "kind", lambda: _kinds(OBJECTED)),),
    columns=(
        *_common(),
        Column(
            code="named",
            title=_("Organisation named instead"),
            value=lambda e: body_named(e.facts.get("named")),
            width=22,
            also=("建议承办单位",),
        ),
        _reason(),
    ),
)
