"""A service item: what one can have done, on what basis, with which papers, where, how long it takes."""

from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import Term
from linli.kernel.nouns import Noun, ids_of
from linli.kernel.search import BigramField
from linli.needs.models.catalogue import Category
from linli.needs.states_items import ITEM, UNITS, ItemState, Way


class Item(Noun):
    """One line of the guide. What is public has been looked over by another person than the one who wrote it."""

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    name = models.CharField(_("Name of the service"), max_length=80)
    about = models.TextField(_("In plain words"))
    category = models.ForeignKey(Category, models.PROTECT, null=True, related_name="+", db_index=False)
    basis = models.CharField(_("On what basis"), max_length=300)
    who = models.CharField(_("Who may"), max_length=300)
    # [{"name": "身份证", "why": "证明您是谁"}]; each paper with what it is for.
    papers = models.JSONField(default=list)
    limit_number = models.PositiveSmallIntegerField(null=True)
    limit_unit = models.CharField(max_length=12, choices=UNITS, blank=True)
    fee = models.DecimalField(_("Fee in yuan"), max_digits=8, decimal_places=2, default=Decimal(0))
    fee_basis = models.CharField(max_length=200, blank=True)
    ways: Any = ArrayField(models.CharField(max_length=8, choices=Way), default=list)
    address = models.CharField(_("Where"), max_length=200, blank=True)  # empty: the desk of the organisation
    link = models.URLField(max_length=300, blank=True)
    venue = models.ForeignKey("venues.Venue", models.PROTECT, null=True, related_name="+", db_index=False)
    example = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=ItemState, default=ItemState.DRAFT)
    writer_id = models.BigIntegerField(null=True)  # who wrote it last, so that another one checks it
    checked_on = models.DateField(null=True)  # when it was last looked over; when it is due again is reckoned
    reminded_on = models.DateField(null=True)
    search = BigramField(default="")

    FLOW = ITEM
    WITH = ("body", "category", "venue")
    NOT_PERSONAL = ("name", "about", "basis", "who", "papers", "fee_basis", "address", "link", "search")

    class Meta:
        verbose_name = _("Service item")
        indexes = [
            models.Index(fields=["body", "name", "id"], condition=Q(state="published"), name="needs_item_public"),
            models.Index(fields=["state", "checked_on"], name="needs_item_due"),
            GinIndex(fields=["search"], name="needs_item_search"),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(condition=Q(fee__gte=0), name="needs_item_fee"),
            models.CheckConstraint(
                condition=Q(limit_unit="", limit_number=None) | (~Q(limit_unit="") & Q(limit_number__gte=1)),
                name="needs_item_limit",
            ),
            models.UniqueConstraint(
                fields=["body", "name"], condition=~Q(state="withdrawn"), name="needs_item_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        if self.state == ItemState.PUBLISHED and self.pk:
            return reverse("needs:guide_item", args=[self.pk])
        return reverse("needs:desk_item", args=[self.pk]) if self.pk else reverse("needs:desk_items")

    @property
    def term(self) -> Term | None:
        """The time limit; None where it is done on the spot."""
        return Term(self.limit_number, self.limit_unit) if self.limit_number and self.limit_unit else None

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "category": self.category_id, "fee": self.fee,
            "limit": self.limit_number, "unit": self.limit_unit, "papers": len(self.papers), "ways": list(self.ways),
            "checked_on": self.checked_on, "writer": self.writer_id,
        }  # fmt: skip

    def where(self) -> str:
        """Where one goes: the place named, else the desk of the organisation."""
        return self.address or self.body.desk_address

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
