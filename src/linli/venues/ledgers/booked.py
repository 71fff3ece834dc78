"""The ledger of bookings: who had what when, and what came of it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, DecimalField, ExpressionWrapper, F, QuerySet, Value, When
from django.db.models.functions import Extract, Round
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.organisations import queries as organisations
from linli.venues import policy
from linli.venues.models import Booking
from linli.venues.queries.saying import state_of
from linli.venues.states import By, Reason, State, Use

WHEN, WHO, COURSE = _("When and where"), _("For whom"), _("What came of it")


def rows(path: str, first: date, until: date) -> QuerySet[Booking]:
    """Bookings that begin in the period; blocks are no bookings of anybody."""
    found = Booking.objects.filter(within(first, until, "begins")).exclude(by=By.BLOCK)
    if path:
        found = found.filter(site__body__path__startswith=path)
    return found.select_related("venue", "site", "body")


def _hours(booking: Any) -> float:
    return round((booking.ends - booking.begins).total_seconds() / 3600, 2)


NUMBER = DecimalField(max_digits=12, decimal_places=2)
# Each booking in hours with two places, as the rows say it, so that they add up to the total.
HOURS = Round(
    ExpressionWrapper(Extract(F("ends") - F("begins"), "epoch") / Value(Decimal(3600)), output_field=NUMBER),
    2,
)


def _if_used(value: Any) -> Case:
    return Case(When(state=State.USED, then=value), default=Value(Decimal(0)), output_field=NUMBER)


BOOKED = Ledger(
    code="venues.booked",
    title=_("Ledger of bookings"),
    source=_("Every booking of a place: asked for, noted by staff, allotted; with what came of it."),
    level="P2",
    permission=policy.DECIDE,
    rows=rows,
    by="begins",
    also=("场地使用台账", "场地预约台账", "活动场所使用登记表"),
    choices=(
        Choice("state", pgettext_lazy("of a booking", "State"), "state", lambda: State.choices),
        Choice("use", _("Kind of use"), "use", lambda: Use.choices),
        Choice("by", _("For whom"), "by", lambda: By.choices),
    ),
    columns=(
        Column(
            code="begins",
            title=_("From"),
            group=WHEN,
            value=lambda b: b.begins,
            width=17,
            also=("开始时间", "使用时间"),
        ),
        Column(code="ends", title=_("To"), group=WHEN, value=lambda b: b.ends, width=17, also=("结束时间",)),
        Column(
            code="site",
            title=_("Place"),
            group=WHEN,
            value=lambda b: b.site.name,
            width=24,
            also=("活动场所", "场所名称"),
        ),
        Column(
            code="venue",
            title=_("Booked"),
            group=WHEN,
            value=lambda b: b.venue.name,
            also=("场地", "房间", "场地名称"),
        ),
        Column(
            code="by", title=_("For whom"), group=WHO, value=in_words("by", By.choices), also=("预约方式",)
        ),
        Column(
            code="body",
            title=_("Organisation"),
            group=WHO,
            value=lambda b: _body(b.body_id),
            width=22,
            also=("使用单位",),
        ),
        Column(
            code="use",
            title=_("Kind of use"),
            group=WHO,
            value=in_words("use", Use.choices),
            also=("用途", "使用类型"),
        ),
        Column(
            code="purpose",
            title=_("What for"),
            group=WHO,
            value=lambda b: b.purpose,
            width=24,
            also=("活动内容", "事由"),
        ),
        Column(code="people", title=_("Expected"), group=WHO, value=lambda b: b.people, also=("预计人数",)),
        Column(
            code="state",
            title=pgettext_lazy("of a booking", "State"),
            group=COURSE,
            value=lambda b: state_of(b).label,
            also=("状态",),
        ),
        Column(
            code="reason",
            title=_("Reason"),
            group=COURSE,
            value=in_words("reason", Reason.choices),
            also=("原因",),
        ),
        Column(
            code="hours",
            title=_("Hours booked"),
            group=COURSE,
            value=_hours,
            total=True,
            field=HOURS,
            unit=_("h"),
            also=("时长", "预约时长"),
        ),
        Column(
            code="used",
            title=_("Hours used"),
            group=COURSE,
            total=True,
            field=_if_used(HOURS),
            unit=_("h"),
            value=lambda b: _hours(b) if b.state == State.USED else 0,
            also=("使用时长",),
        ),
        Column(
            code="came",
            title=_("Came"),
            group=COURSE,
            value=lambda b: b.came,
            total=True,
            field="came",
            also=("实到人数", "参加人数"),
        ),
    ),
)


def _body(pk: int | None) -> str:
    ref = organisations.tree().get(pk)
    return ref.name if ref else ""
