"""What orders give to the portrait and the course of an organisation: its menu. What came of it, indicators tell."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.portraits import Said, called, part, quiet, turns
from linli.kernel.together import Asking, sums
from linli.orders import portrait_purchases
from linli.orders.models import Offer
from linli.orders.states import OfferState

__all__ = ["portrait_purchases"]  # what purchased services give is declared there

turns("orders.offer.published", "orders.offer.withdrawn", "orders.agreement.signed", "orders.agreement.ended")
quiet(
    *(
        f"orders.offer.{verb}"
        for verb in ("drafted", "imported", "handed_on", "changed", "amended", "checked", "paused")
    ),
    *(f"orders.session.{verb}" for verb in ("added", "repeated", "cancelled")),
    *(f"orders.want.{verb}" for verb in ("met", "withdrawn", "expired", "handed_on")),
    *(
        f"orders.order.{verb}"
        for verb in (
            "placed",
            "answered",
            "accepted",
            "countered",
            "agreed",
            "declined",
            "expired",
            "handed_on",
            "offered",
            "lapsed",
            "taken",
            "ended",
            "withdrawn",
            "scheduled",
            "delivered",
            "disputed",
            "judged",
            "stood",
            "settled",
            "rated",
        )
    ),
    *(
        f"orders.agreement.{verb}"
        for verb in ("drafted", "changed", "started", "reviewed", "followed", "reminded")
    ),
    "orders.interest.chosen",
)
called(
    {
        "orders.offer.published": gettext_lazy("Put on the menu"),
        "orders.offer.withdrawn": gettext_lazy("Taken off the menu"),
        "orders.agreement.signed": gettext_lazy("Agreements of co-building signed"),
        "orders.agreement.renewed": gettext_lazy("Agreements of co-building renewed"),
        "orders.agreement.ended": gettext_lazy("Agreements of co-building ended"),
        "orders.want.said": gettext_lazy("Looked for something"),
        "orders.order.confirmed": gettext_lazy("Services that the receiver confirmed"),
        "orders.rating.said": gettext_lazy("What was said about services"),
    }
)


@part("vehicles", "menu", order=40)
def what_it_offers(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """How many lines the menu has today."""
    rows = Offer.objects.filter(body__path__startswith=body.path, state=OfferState.PUBLISHED)
    n = (yield sums(rows, n=Count("pk")))[0]["n"]
    return [
        Said(_("On the menu"), n or None, reverse("orders:services"), _("Offers are put up at the desk."))
    ]
