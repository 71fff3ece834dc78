"""The ledgers of resources and wants, which are public, and of orders, without a name."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.ledgers import READ, Choice, Column, Ledger, in_words, within
from linli.orders.models import Offer, Order, Want
from linli.orders.states import OfferState, OrderState, Provider, Theme, WantState

THEME = in_words("theme", Theme.choices)


def offers(path: str, first: date, until: date) -> QuerySet[Offer]:
    """What was put on the menu in the period by organisations."""
    rows = Offer.objects.filter(within(first, until, "published_at"), body__isnull=False)
    return (
        (rows.filter(body__path__startswith=path) if path else rows)
        .select_related("body", "at")
        .defer("search")
    )


def wants(path: str, first: date, until: date) -> QuerySet[Want]:
    """What organisations looked for in the period; neighbours' wants stand in no ledger."""
    rows = Want.objects.filter(within(first, until, "at_moment"), body__isnull=False)
    return (
        (rows.filter(body__path__startswith=path) if path else rows)
        .select_related("body", "at")
        .defer("search")
    )


def orders(path: str, first: date, until: date) -> QuerySet[Order]:
    """Orders placed in the period of what lies at the place or below it."""
    rows = Order.objects.filter(within(first, until, "placed_at"))
    return (rows.filter(at__path__startswith=path) if path else rows).select_related(
        "giver_body", "taker_body", "at"
    )


def _side(name: str) -> Any:
    def value(order: Any) -> Any:
        body = getattr(order, f"{name}_body")
        return body.name if body else _("a neighbour")

    return value


OFFERS = Ledger(
    code="orders.offers",
    title=_("List of resources"),
    source=_("Every offer that an organisation put on the menu."),
    level="P0",
    permission="",
    rows=offers,
    by="published_at",
    also=("资源清单", "服务资源清单"),
    choices=(
        Choice("theme", _("Theme"), "theme", lambda: Theme.choices),
        Choice("state", _("State"), "state", lambda: OfferState.choices),
    ),
    columns=(
        Column(
            code="title",
            title=_("What is offered"),
            value=lambda o: o.title,
            width=28,
            also=("资源名称", "服务项目"),
        ),
        Column(
            code="body",
            title=_("Provider"),
            value=lambda o: o.body.name,
            width=24,
            also=("提供单位", "资源单位"),
        ),
        Column(
            code="kind",
            title=_("Kind of provider"),
            value=in_words("provider", Provider.choices),
            also=("单位类型",),
        ),
        Column(code="theme", title=_("Theme"), value=THEME, also=("服务类别",)),
        Column(
            code="at",
            title=_("Where it is to be had"),
            value=lambda o: o.at.name,
            width=22,
            also=("服务范围",),
        ),
        Column(
            code="when",
            title=pgettext_lazy("a service", "Times"),
            value=lambda o: o.when_words,
            width=22,
            also=("服务时间",),
        ),
        Column(code="fee", title=_("Fee in yuan"), value=lambda o: o.fee, width=10, also=("收费标准",)),
        Column(code="state", title=_("State"), value=in_words("state", OfferState.choices), also=("状态",)),
    ),
)
WANTS = Ledger(
    code="orders.wants",
    title=_("List of needs of organisations"),
    source=_("Every want that an organisation put up, and whether it was met."),
    level="P0",
    permission="",
    rows=wants,
    by="at_moment",
    also=("需求清单",),
    choices=(Choice("theme", _("Theme"), "theme", lambda: Theme.choices),),
    columns=(
        Column(
            code="title",
            title=_("What is looked for"),
            value=lambda w: w.title,
            width=28,
            also=("需求名称", "需求内容"),
        ),
        Column(
            code="body",
            title=_("Organisation that looks for it"),
            value=lambda w: w.body.name,
            width=24,
            also=("需求单位",),
        ),
        Column(code="theme", title=_("Theme"), value=THEME, also=("需求类别",)),
        Column(code="at", title=_("Where it is wanted"), value=lambda w: w.at.name, width=22),
        Column(code="until", title=_("Needed until"), value=lambda w: w.until, width=12),
        Column(
            code="state", title=_("State"), value=in_words("state", WantState.choices), also=("是否解决",)
        ),
    ),
)
ORDERS = Ledger(
    code="orders.orders",
    title=_("Ledger of orders"),
    source=_("Every order from the menu and every answer to a want, with what came of it."),
    level="P2",
    permission=READ,
    rows=orders,
    by="placed_at",
    also=("点单台账", "服务订单台账", "双向服务台账"),
    choices=(Choice("state", _("State"), "state", lambda: OrderState.choices),),
    columns=(
        Column(
            code="placed", title=_("Ordered at"), value=lambda o: o.placed_at, width=17, also=("下单时间",)
        ),
        Column(
            code="title", title=_("What is ordered"), value=lambda o: o.title, width=28, also=("服务项目",)
        ),
        Column(code="giver", title=_("Provider"), value=_side("giver"), width=24, also=("提供方",)),
        Column(
            code="taker", title=_("Receiver"), value=_side("taker"), width=24, also=("接受方", "点单单位")
        ),
        Column(
            code="people",
            title=_("For how many people"),
            value=lambda o: o.how_many,
            width=10,
            also=("服务人数",),
        ),
        Column(code="begins", title=_("Begins"), value=lambda o: o.begins_at, width=17, also=("服务时间",)),
        Column(
            code="state",
            title=_("State"),
            value=in_words("state", OrderState.choices),
            width=18,
            also=("状态",),
        ),
    ),
)
