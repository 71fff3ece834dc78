"""What a supplier proposes for a call, sealed until its last day is over."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.orders.models.offer import a_body
from linli.orders.models.purchase import Purchase, yuan
from linli.orders.states_purchases import PROPOSAL, ProposalState


class Proposal(Noun):
    """One of a body for one call."""

    purchase = models.ForeignKey(Purchase, models.CASCADE, related_name="proposals")
    body = a_body(verbose_name=_("Supplier"))
    price = yuan(_("Price in yuan"))
    words = models.TextField(_("How you would do it, and with whom"))
    put_at = models.DateTimeField(_("When"))
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.PUT)

    FLOW = PROPOSAL
    UNDER = "purchase"
    WITH = ("purchase__buyer", "purchase__at", "purchase__supplier", "body")
    NOT_PERSONAL = ("words",)

    class Meta:
        verbose_name = _("Proposal of a supplier")
        constraints = [
            models.UniqueConstraint(
                fields=["purchase", "body"], condition=Q(state="put"), name="orders_proposal_once"
            ),
            models.CheckConstraint(condition=Q(price__gt=0), name="orders_proposal_price"),
        ]
        indexes = [models.Index(fields=["body", "-id"], name="orders_proposal_body")]

    def __str__(self) -> str:
        return f"{self.purchase}"

    def get_absolute_url(self) -> str:
        return self.purchase.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "purchase": self.purchase_id, "body": self.body_id, "price": self.price}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
