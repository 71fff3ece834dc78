"""The ledger of places: what is lent where, with its seats and rules."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import Choice, Column, Ledger, in_words
from linli.venues.models import Venue
from linli.venues.states import Equipment, Function, Life, Mode, SiteKind, VenueKind

WORDS = dict(Equipment.choices)


def rows(path: str, first: date, until: date) -> QuerySet[Venue]:
    """What is lent today; the period changes nothing."""
    found = Venue.objects.filter(state=Life.OPEN, site__state=Life.OPEN)
    if path:
        found = found.filter(site__body__path__startswith=path)
    return found.select_related("site__body")


def _equipment(venue: Any) -> str:
    return "、".join(str(WORDS.get(one, one)) for one in venue.equipment)


LENT = Ledger(
    code="venues.lent",
    title=_("Ledger of places that are lent"),
    source=_("What can be booked today, from the entries of those who look after it."),
    level="P0",
    permission="",
    rows=rows,
    also=("活动场所台账", "场地资源台账", "党群服务阵地台账"),
    choices=(Choice("kind", _("What is lent"), "kind", lambda: VenueKind.choices),),
    columns=(
        Column(
            code="body",
            title=_("Lent by"),
            value=lambda v: v.site.body.name,
            width=24,
            also=("所属单位", "管理单位"),
        ),
        Column(
            code="site",
            title=_("Place"),
            value=lambda v: v.site.name,
            width=24,
            also=("活动场所", "阵地名称"),
        ),
        Column(
            code="site_kind",
            title=_("Kind of place"),
            width=18,
            also=("类型", "场所类型"),
            value=lambda v: dict(SiteKind.choices).get(v.site.kind, ""),
        ),
        Column(code="address", title=_("Address"), value=lambda v: v.site.address, width=26, also=("地址",)),
        Column(code="name", title=_("What it is called"), value=lambda v: v.name, also=("场地名称", "房间")),
        Column(code="kind", title=_("What is lent"), value=in_words("kind", VenueKind.choices)),
        Column(
            code="function",
            title=_("Mainly used for"),
            value=in_words("function", Function.choices),
            also=("功能", "用途"),
        ),
        Column(
            code="seats",
            title=_("Seats"),
            value=lambda v: v.seats,
            total=True,
            field="seats",
            also=("座位数", "容纳人数"),
        ),
        Column(code="equipment", title=_("Equipment"), value=_equipment, width=24, also=("设备", "设施")),
        Column(
            code="steps",
            title=_("Reached without steps"),
            value=lambda v: bool(v.barrier_free),
            also=("无障碍",),
        ),
        Column(
            code="mode", title=_("How it is booked"), value=in_words("mode", Mode.choices), also=("预约方式",)
        ),
    ),
)
