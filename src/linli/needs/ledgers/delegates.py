"""Ledgers of office hours 代表工作室: each matter followed to its answer, and for everybody what came of each hour.

The visitor stands in neither: a visit lies with the office hour, and the need that came out of it has its own page.
"""

from datetime import date
from typing import Any

from django.db.models import QuerySet, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel import rulebook
from linli.kernel.clock import calendar, local, now
from linli.kernel.ledgers import Choice, Column, Ledger, in_words
from linli.needs import policy
from linli.needs.ledgers.about import at_desk, category_named
from linli.needs.queries.hours import BOOKING
from linli.needs.queries.origins import raised_from
from linli.needs.rules import working_days
from linli.needs.states import ENDED
from linli.venues import queries as venues

TAKEN, RECEPTION = "taken", "booking__venue__desk__kind"


def complete(visits: list[Any]) -> None:
    """The needs that came out of each visit: one statement; how long the answer took, by the calendar."""
    found = raised_from(BOOKING, [one.booking_id for one in visits])
    workday, at = calendar().is_workday, now()
    for one in visits:
        one.needs = found.get(one.booking_id, [])
        until = one.answered_at or at
        one.took = working_days(local(one.held_at).date(), local(until).date(), workday)


def _each(value: Any) -> Any:
    """The values of the needs of a matter, each once."""
    return lambda visit: "；".join(dict.fromkeys(str(told) for need in visit.needs if (told := value(need))))


def _limit(visit: Any) -> int:
    day = local(visit.held_at).date()
    return int(rulebook.get("venues.visit.answer", day, visit.site.area_code).number)


def _late(visit: Any) -> bool:
    return bool(visit.due_at and (visit.answered_at or now()) > visit.due_at)


def _closed(visit: Any) -> bool:
    return bool(visit.needs) and all(need.state in ENDED for need in visit.needs)


def _link(visit: Any) -> str:
    return at_desk(visit.needs[0].pk) if visit.needs else str(visit.get_absolute_url())


def _desk(visit: Any) -> str:
    desk = getattr(visit.booking.venue, "desk", None)
    return str(desk.get_kind_display()) if desk else ""


DELEGATES = Ledger(
    code="needs.delegates",
    title=_("Ledger of matters from office hours"),
    source=_("Every matter that was taken up at an office hour, with the need that it became and its answer."),
    level="P2",
    permission=policy.READ,
    rows=venues.matters_below,
    by="held_at",
    link=_link,
    complete=complete,
    also=("代表接待事项台账", "党代表工作室台账", "代表联系服务台账"),
    choices=(
        Choice("state", _("Where it stands"), "state", venues.matter_states),
        Choice("reception", _("Who receives"), RECEPTION, venues.receptions),
    ),
    columns=(
        Column(code="day", title=pgettext_lazy("to an office hour", "Day of the visit"),
               value=lambda v: local(v.held_at).date(), also=("接待日期",)),
        Column(code="hour", title=pgettext_lazy("which one", "Office hour"),
               value=lambda v: v.booking.venue.name, width=22,
               also=("接待代表", "代表姓名")),
        Column(code="reception", title=_("Who receives"), value=_desk, width=18, also=("代表类别",)),
        Column(code="room", title=pgettext_lazy("of an office hour", "Room"),
               value=lambda v: v.site.name, width=22, also=("代表工作室", "接待地点")),
        Column(code="body", title=_("Organisation"), value=lambda v: v.site.body.name, width=22),
        Column(code="category", title=_("Kind of matter"), value=_each(lambda n: category_named(n.category_id)),
               width=20, also=("事项类别",)),
        Column(code="number", title=_("Number"), value=_each(lambda n: n.number), also=("诉求编号",)),
        Column(code="to", title=_("Referred to"), value=_each(lambda n: n.body.name), width=24,
               also=("转办单位", "承办单位")),
        Column(code="state", title=_("Where it stands"), value=in_words("state", venues.matter_states())),
        Column(code="answered", title=pgettext_lazy("to a matter", "Answered on"),
               value=lambda v: local(v.answered_at).date() if v.answered_at else None, also=("答复日期",)),
        Column(code="took", title=_("Working days"), value=lambda v: v.took, width=12, also=("答复用时",)),
        Column(code="limit", title=_("Working days allowed"), value=_limit, width=14, also=("答复时限",)),
        Column(code="late", title=_("Late"), value=_late, width=8, also=("是否超期",)),
        Column(code="closed", title=_("Ended"), value=_closed, width=8, also=("是否办结",)),
    ),
)  # fmt: skip


def hours(path: str, first: date, until: date) -> QuerySet[Any]:
    """The office hours, with the period beside each, so that what came of it can be counted."""
    told = {"period_first": Value(first.isoformat()), "period_until": Value(until.isoformat())}
    return venues.hours_below(path).annotate(**told)


def count(rows: list[Any]) -> None:
    """What came of each: one statement."""
    if rows:
        first, until = (date.fromisoformat(value) for value in (rows[0].period_first, rows[0].period_until))
        found = venues.held([row.pk for row in rows], first, until)
        for row in rows:
            row.held = found.get(row.pk, venues.Held())


OFFICE_HOURS = Ledger(
    code="needs.office_hours",
    title=_("Office hours and what came of them"),
    source=_("Counted from the visits that took place and the matters that were followed; visitors are never told."),
    level="P0",
    permission="",
    rows=hours,
    complete=count,
    also=("代表接待情况", "代表工作室公示", "代表接待公示表"),
    choices=(Choice("reception", _("Who receives"), "desk__kind", venues.receptions),),
    columns=(
        Column(code="hour", title=pgettext_lazy("which one", "Office hour"),
               value=lambda v: v.name, width=24, also=("接待代表",)),
        Column(code="room", title=pgettext_lazy("of an office hour", "Room"),
               value=lambda v: v.site.name, width=22, also=("代表工作室",)),
        Column(code="body", title=_("Organisation"), value=lambda v: v.site.body.name, width=22),
        Column(code="days", title=_("Days on which somebody was received"), value=lambda v: v.held.days, width=12,
               also=("接待次数",)),
        Column(code="visits", title=pgettext_lazy("to an office hour", "Visits"),
               value=lambda v: v.held.visits,
               people=True, width=9, also=("接待人次",)),
        Column(code="matters", title=_("Matters taken up"), value=lambda v: v.held.matters, people=True, width=9,
               also=("受理事项数",)),
        Column(code="answered", title=_("Answered"), value=lambda v: v.held.answered, people=True, width=9,
               also=("已答复数",)),
        Column(code="late", title=_("Late"), value=lambda v: v.held.late, people=True, width=9, also=("超期数",)),
    ),
)  # fmt: skip
