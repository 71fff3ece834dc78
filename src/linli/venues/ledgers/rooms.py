"""Ledgers: visits to office hours, plans for more room, safety checks, and how places were used."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Case, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.clock.days import DAY
from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.venues import policy
from linli.venues.models import Check, Plan, Venue, Visit
from linli.venues.queries.use import used
from linli.venues.states import Life, PlanState, Safety, VenueKind, VisitState

PERIOD = timedelta(days=366)


def _visits(path: str, first: date, until: date) -> QuerySet[Visit]:
    rows = Visit.objects.filter(within(first, until, "held_at"), site__body__path__startswith=path)
    return rows.select_related("site__body", "booking__venue__desk")


def _plans(path: str, first: date, until: date) -> QuerySet[Plan]:
    return Plan.objects.filter(body__path__startswith=path, by__gte=first, by__lt=until).select_related(
        "body"
    )


def _checks(path: str, first: date, until: date) -> QuerySet[Check]:
    rows = Check.objects.filter(site__body__path__startswith=path, on__gte=first, on__lt=until)
    return rows.select_related("site__body")


def _one(**lookup: Any) -> Case:
    return Case(When(**lookup, then=Value(1)), default=Value(0))


VISITS = Ledger(
    code="venues.visits",
    title=_("Ledger of office hours"),
    source=_("Every visit to an office hour of which somebody on duty said that it took place."),
    level="P1",
    permission=policy.DECIDE,
    rows=_visits,
    by="held_at",
    also=("代表接待台账", "接待台账", "党代表工作室台账"),
    choices=(Choice("state", _("Where it stands"), "state", lambda: VisitState.choices),),
    columns=(
        Column(code="at", title=_("When"), value=lambda r: r.held_at, width=17, also=("接待时间",)),
        Column(code="hour", title=_("Office hour"), value=lambda r: r.booking.venue.name, width=22,
               also=("接待人", "接待日")),
        Column(code="body", title=_("Organisation"), value=lambda r: r.site.body.name, width=22),
        Column(code="state", title=_("Where it stands"), value=in_words("state", VisitState.choices),
               also=("办理情况",)),
        Column(code="due", title=_("Answer due by"), value=lambda r: r.due_at, width=17, also=("答复时限",)),
        Column(code="answered", title=_("Answered on"), value=lambda r: r.answered_at, width=17, also=("答复时间",)),
    ),
)  # fmt: skip

PLANS = Ledger(
    code="venues.plans",
    title=_("Ledger of plans for more room"),
    source=_("Every plan to close a gap against the standard of rooms, by the day for which it is promised."),
    level="P0",
    permission="",
    rows=_plans,
    also=("场所达标台账", "场所建设计划"),
    choices=(Choice("state", _("Where it stands"), "state", lambda: PlanState.choices),),
    columns=(
        Column(code="body", title=_("Organisation"), value=lambda r: r.body.name, width=22),
        Column(code="what", title=_("What will be done"), value=lambda r: r.what, width=30, also=("建设内容",)),
        Column(code="who", title=_("Who sees to it"), value=lambda r: r.who, width=16, also=("责任人", "责任单位")),
        Column(code="by", title=_("By when"), value=lambda r: r.by, also=("完成时限",)),
        Column(code="first_by", title=_("First promised for"), value=lambda r: r.first_by),
        Column(code="area", title=_("Square metres gained"), value=lambda r: r.area_m2, total=True,
               field="area_m2", also=("新增面积",)),
        Column(code="state", title=_("Where it stands"), value=in_words("state", PlanState.choices)),
        Column(code="done", title=_("Done"), value=lambda r: int(r.state == PlanState.COMPLIANT), total=True,
               field=_one(state=PlanState.COMPLIANT), width=9),
    ),
)  # fmt: skip

CHECKS = Ledger(
    code="venues.checks",
    title=_("Ledger of safety checks"),
    source=_("Every safety check that was entered, by the day on which it was made."),
    level="P0",
    permission="",
    rows=_checks,
    also=("安全检查台账", "消防检查台账"),
    choices=(Choice("kind", _("What was looked at"), "kind", lambda: Safety.choices),),
    columns=(
        Column(code="site", title=_("Place"), value=lambda r: r.site.name, width=22),
        Column(code="body", title=_("Organisation"), value=lambda r: r.site.body.name, width=22),
        Column(code="kind", title=_("What was looked at"), value=in_words("kind", Safety.choices), also=("检查类别",)),
        Column(code="on", title=_("On"), value=lambda r: r.on, also=("检查日期",)),
        Column(code="good", title=_("Nothing to mend"), value=lambda r: int(r.good), total=True,
               field=_one(good=True), width=9),
        Column(code="words", title=_("What was found"), value=lambda r: r.words, width=30, also=("存在问题",)),
        Column(code="next", title=_("The next is due on"), value=lambda r: r.next_on, also=("下次检查",)),
    ),
)  # fmt: skip


def _venues(path: str, first: date, until: date) -> QuerySet[Venue]:
    """What is lent, with the period beside each row, so that its use can be counted."""
    rows = Venue.objects.filter(site__body__path__startswith=path, state=Life.OPEN)
    told = {"period_first": Value(first.isoformat()), "period_until": Value(until.isoformat())}
    return rows.select_related("site__body").annotate(**told)


def _put_use(rows: list[Any]) -> None:
    """How each was used, in three statements for some thousands of rows."""
    if rows:
        first, until = (date.fromisoformat(value) for value in (rows[0].period_first, rows[0].period_until))
        until = max(min(until, today() + DAY), first + DAY)
        found = {one.venue.pk: one for one in used(rows, max(first, until - PERIOD), until)}
        for row in rows:
            row.use = found[row.pk]


def _number(name: str) -> Any:
    return lambda row: Decimal(str(getattr(row.use, name)))


USE = Ledger(
    code="venues.use",
    title=_("Ledger of the use of places"),
    source=_("Counted from the bookings of each place; nobody fills it in. Of longer periods the last year is told."),
    level="P0",
    permission="",
    rows=_venues,
    complete=_put_use,
    also=("场所使用台账", "场地使用情况", "场所使用效率"),
    choices=(Choice("kind", _("Kind"), "kind", lambda: VenueKind.choices),),
    columns=(
        Column(code="venue", title=_("Place"), value=lambda r: f"{r.site.name} · {r.name}", width=28,
               also=("场所名称",)),
        Column(code="body", title=_("Organisation"), value=lambda r: r.site.body.name, width=22),
        Column(code="open", title=_("Hours open"), value=_number("open"), also=("开放时长", "开放小时")),
        Column(code="booked", title=_("Hours booked"), value=_number("booked"), also=("预约时长",)),
        Column(code="used", title=_("Hours used"), value=_number("used"), also=("使用时长",)),
        Column(code="bookings", title=_("Bookings"), value=_number("bookings"), also=("预约次数",)),
        Column(code="missed", title=_("Nobody came"), value=_number("missed"), also=("爽约次数",)),
        Column(code="unmet", title=_("Asked in vain"), value=_number("unmet"), also=("未满足次数",)),
    ),
)  # fmt: skip
