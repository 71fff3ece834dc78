"""A service that a street or district buys for residents: catalogue, standard, budget; supplier, contract, result."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.orders.models.offer import Offer, a_body
from linli.orders.states import Theme, Whom
from linli.orders.states_purchases import BOUND, PURCHASE, SIGNED, PurchaseState


def yuan(label: Any, **how: Any) -> Any:
    return models.DecimalField(label, max_digits=12, decimal_places=2, **how)


class Purchase(Noun):
    """``planned_by`` and ``chosen_by`` propose, ``approved_by`` and ``signed_by`` are the second signatures (persons).

    ``at`` is the community, street or district that is served. ``offer`` is the line of the supplier's menu through
    which residents come to the service while it is delivered. Nothing about an account at a bank is kept anywhere.
    """

    buyer = a_body(verbose_name=_("Buyer"))
    at = a_body(verbose_name=_("Where it is to be had"))
    title = models.CharField(_("What is bought"), max_length=60)
    theme = models.CharField(_("Theme"), max_length=12, choices=Theme)
    text = models.TextField(_("What it is, in plain words"))
    whom = ArrayField(models.CharField(max_length=10, choices=Whom), default=list, blank=True, size=6)
    standard = models.TextField(_("How well it must be done"))
    how_often = models.CharField(_("How often"), max_length=120)
    measured = models.CharField(_("How it is measured"), max_length=200)
    unit = models.CharField(_("Unit it is counted in"), max_length=20)
    quantity = models.PositiveIntegerField(_("How many in all"))
    year = models.PositiveSmallIntegerField(_("Budget of the year"))
    budget = yuan(_("Budget in yuan"))
    conditions = models.TextField(_("What a supplier must bring"), blank=True)
    apply_words = models.TextField(_("How to apply"), blank=True)
    contact = models.CharField(_("Whom to ask"), max_length=80)
    first_day = models.DateField(_("From"))
    last_day = models.DateField(_("Until"))
    closes_on = models.DateField(_("Last day for proposals"))
    planned_by = models.BigIntegerField()
    approved_by = models.BigIntegerField(null=True)
    published_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(
        null=True
    )  # when the buyer was told that the last day for proposals is over
    supplier = a_body(null=True, verbose_name=_("Supplier"))
    amount = yuan(_("Price in yuan"), null=True)
    reason = models.TextField(_("Why this supplier"), blank=True)
    chosen_by = models.BigIntegerField(null=True)
    contract_no = models.CharField(_("Number of the contract"), max_length=40, blank=True)
    signed_by = models.BigIntegerField(null=True)
    contracted_at = models.DateTimeField(null=True)
    offer = models.ForeignKey(Offer, models.SET_NULL, null=True, related_name="+")
    result = models.TextField(_("What it brought"), blank=True)
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=PurchaseState, default=PurchaseState.PLANNED)

    FLOW = PURCHASE
    WITH = ("buyer", "at", "supplier")
    PERSONAL = {
        "contact": Personal(
            "P0", purpose="serve", basis="duty", keep="none", subject="none", label=_("Whom to ask")
        )
    }
    NOT_PERSONAL = (
        "title", "text", "standard", "how_often", "measured", "unit", "conditions", "apply_words", "reason",
        "contract_no", "result",
    )  # fmt: skip

    class Meta:
        verbose_name = pgettext_lazy("a noun", "Purchased service")
        constraints = [
            models.CheckConstraint(condition=Q(budget__gt=0), name="orders_purchase_budget"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="orders_purchase_quantity"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="orders_purchase_days"),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gt=0, amount__lte=F("budget")),
                name="orders_purchase_within_budget",
            ),
            models.CheckConstraint(
                condition=Q(supplier=None) | ~Q(supplier=F("buyer")), name="orders_purchase_two"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, published_at=None)
                | Q(approved_by__isnull=False, published_at__isnull=False) & ~Q(approved_by=F("planned_by")),
                name="orders_purchase_second_signature",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None)
                | Q(chosen_by__isnull=False) & ~Q(signed_by=F("chosen_by")) & ~Q(signed_by=F("planned_by")),
                name="orders_purchase_contract_signature",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[str(one) for one in SIGNED])
                | Q(supplier__isnull=False, amount__isnull=False, signed_by__isnull=False, approved_by__isnull=False),
                name="orders_purchase_signed",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["buyer", "-id"], name="orders_purchase_buyer"),
            models.Index(
                fields=["supplier", "-id"],
                condition=Q(supplier__isnull=False),
                name="orders_purchase_supplier",
            ),
            models.Index(fields=["published_at", "id"], name="orders_purchase_published"),
            models.Index(fields=["closes_on"], condition=Q(state="published"), name="orders_purchase_closes"),
            models.Index(
                fields=["buyer"],
                condition=Q(state__in=[str(one) for one in BOUND]),
                name="orders_purchase_runs",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def hands(self) -> tuple[int | None, ...]:
        """The persons who proposed it and who signed it."""
        return self.planned_by, self.chosen_by, self.approved_by, self.signed_by

    def get_absolute_url(self) -> str:
        return reverse("orders:purchase", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "buyer": self.buyer_id, "at": self.at_id, "theme": self.theme, "year": self.year,
            "budget": self.budget, "closes_on": self.closes_on, "planned_by": self.planned_by,
            "approved_by": self.approved_by, "supplier": self.supplier_id, "amount": self.amount,
            "chosen_by": self.chosen_by, "signed_by": self.signed_by, "offer": self.offer_id,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.buyer_id, ids_of(self.buyer.path)
