"""What purchased services give to the portrait and the course of an organisation."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.journal import tally
from linli.kernel.portraits import Said, called, part, quiet, turns
from linli.kernel.together import Asking

KINDS = ("orders.purchase.contracted", "orders.milestone.accepted", "orders.purchase.terminated")
turns(
    "orders.purchase.published", "orders.purchase.contracted", "orders.purchase.accepted",
    "orders.purchase.terminated", "orders.purchase.evaluated",
)  # fmt: skip
quiet(
    *(
        f"orders.purchase.{verb}"
        for verb in ("planned", "changed", "reminded", "chosen", "put_back", "started", "invited", "joined", "left",
                     "called_off", "handed_on")
    ),
    *(
        f"orders.milestone.{verb}"
        for verb in ("added", "struck", "dropped", "delivered", "said", "sent_back", "reminded", "asked_again")
    ),
    *(f"orders.proposal.{verb}" for verb in ("put", "changed", "withdrawn")),
)  # fmt: skip
called(
    {
        "orders.purchase.published": gettext_lazy("Published what is to be bought for residents"),
        "orders.purchase.contracted": gettext_lazy("Contracts for purchased services signed"),
        "orders.purchase.accepted": gettext_lazy("Purchased services accepted in full"),
        "orders.purchase.terminated": gettext_lazy("Contracts for purchased services ended early"),
        "orders.purchase.evaluated": gettext_lazy("Purchased services evaluated"),
        "orders.milestone.accepted": gettext_lazy("Milestones accepted by residents and buyer"),
    }
)


@part("vehicles", "purchases", order=42)
def what_is_bought(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Contracts of the period with their sum, and what of it residents and buyer have accepted."""
    sums: dict[str, Any] = {}
    for one in (yield tally.to_total([body.pk], KINDS, first, until)):
        sums[one.measure] = sums.get(one.measure, 0) + one.quantity
    there = f"{reverse('orders:bought')}?near={body.pk}"
    if not sums:
        return [
            Said(
                _("Purchased services under contract"),
                None,
                there,
                _("Purchases are planned at the desk of the street."),
            )
        ]
    return [
        Said(_("Purchased services under contract"), int(sums.get("contracted", 0)), there),
        Said(_("Price of the contracts, in yuan"), f"{sums.get('contract_yuan', 0):,.2f}", there),
        Said(_("Of it accepted, in yuan"), f"{sums.get('accepted_yuan', 0):,.2f}", there),
    ]
