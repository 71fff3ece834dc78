"""The purchase ledger 政府购买服务台账: catalogue, supplier, amount, result; nothing about an account at a bank."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, Count, DecimalField, F, OuterRef, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.orders.models import Milestone, Purchase
from linli.orders.queries.purchase_seen import public
from linli.orders.states import Theme
from linli.orders.states_purchases import MilestoneState, PurchaseState

MONEY: Any = DecimalField(max_digits=14, decimal_places=2)
PRICE = Case(When(contracted_at__isnull=False, then=F("amount")), default=Value(Decimal(0), MONEY))
BUDGET, CONTRACT = _("Budget and price"), _("Contract")


def _of(**which: Any) -> Any:
    return Milestone.objects.filter(purchase=OuterRef("pk"), **which).order_by().values("purchase")


def purchases(path: str, first: date, until: date) -> QuerySet[Purchase]:
    """What was published in the period by the buyers at a place or below it."""
    accepted = _of(state=MilestoneState.ACCEPTED).annotate(sum=Sum("amount")).values("sum")
    done = _of(state=MilestoneState.ACCEPTED).annotate(parts=Count("pk")).values("parts")
    rows = Purchase.objects.filter(public(), within(first, until, "published_at"))
    return (
        (rows.filter(buyer__path__startswith=path) if path else rows)
        .select_related("buyer", "supplier", "at")
        .annotate(
            accepted_yuan=Coalesce(
                Subquery(accepted, output_field=MONEY), Value(Decimal(0), MONEY), output_field=MONEY
            ),
            accepted_n=Coalesce(Subquery(done), 0),
        )
    )


def _price(one: Any) -> Any:
    return one.amount if one.contracted_at else None


PURCHASES = Ledger(
    code="orders.purchases",
    title=_("Ledger of purchased services"),
    source=_("Every item of the catalogue of purchased services, with its contract, its acceptance and its result."),
    level="P0",
    permission="",
    rows=purchases,
    by="published_at",
    also=("政府购买服务台账", "购买服务台账", "政府购买服务项目台账", "政府购买服务目录", "购买服务项目清单"),
    choices=(
        Choice("theme", _("Theme"), "theme", lambda: Theme.choices),
        Choice("state", _("State"), "state", lambda: PurchaseState.choices),
    ),
    columns=(
        Column(code="title", title=_("What is bought"), value=lambda p: p.title, width=28,
               also=("项目名称", "购买内容", "购买服务内容")),
        Column(code="buyer", title=_("Buyer"), value=lambda p: p.buyer.name, width=24, also=("购买主体", "购买单位")),
        Column(code="at", title=_("Where it is to be had"), value=lambda p: p.at.name, width=22, also=("服务范围",)),
        Column(code="theme", title=_("Theme"), value=in_words("theme", Theme.choices), also=("服务类别",)),
        Column(code="published", title=_("Published at"), value=lambda p: p.published_at, width=17, also=("公布时间",)),
        Column(code="quantity", title=_("How many in all"), value=lambda p: f"{p.quantity} {p.unit}",
               also=("服务数量",)),
        Column(code="budget", title=_("Budget in yuan"), group=BUDGET, value=lambda p: p.budget, total=True,
               field="budget", unit=_("yuan"), also=("预算金额", "项目预算")),
        Column(code="price", title=_("Price in yuan"), group=BUDGET, value=_price, total=True,
               field=PRICE, unit=_("yuan"), also=("合同金额", "购买金额")),
        Column(code="accepted", title=_("Accepted, in yuan"), group=BUDGET, value=lambda p: p.accepted_yuan, total=True,
               field="accepted_yuan", unit=_("yuan"), also=("验收金额",)),
        Column(code="supplier", title=_("Supplier"), group=CONTRACT,
               value=lambda p: p.supplier.name if p.contracted_at else "", width=24,
               also=("承接主体", "承接单位", "供应商")),
        Column(code="contract", title=_("Number of the contract"), group=CONTRACT, value=lambda p: p.contract_no,
               also=("合同编号",)),
        Column(code="signed", title=_("Signed at"), group=CONTRACT, value=lambda p: p.contracted_at, width=17,
               also=("签约时间", "合同签订时间")),
        Column(code="parts", title=_("Milestones accepted"), value=lambda p: p.accepted_n, width=10,
               also=("验收次数",)),
        Column(code="state", title=_("State"), value=in_words("state", PurchaseState.choices), width=18,
               also=("状态",)),
        Column(code="result", title=_("What it brought"), value=lambda p: p.result, width=30,
               also=("服务成效", "绩效评价")),
    ),
)  # fmt: skip
