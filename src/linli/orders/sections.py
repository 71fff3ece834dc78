"""What orders add to the page of an organisation: its menu, and what it looks for."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.orders import policy, sections_purchases
from linli.orders.models import Offer, Want
from linli.orders.states import OfferState, WantState
from linli.orders.views.saying import offer_line, want_line

__all__ = ["sections_purchases"]  # what purchased services add is declared there
BODY = "organisations.body"
SHOWN = 6


@section(BODY, "menu", _("On the menu"), "orders/sections/menu.html", order=40)
def what_is_on_the_menu(actor: Actor, body: Any) -> Asking:
    """What the organisation offers, and what it looks for."""
    offers = Offer.objects.filter(body=body.pk, state=OfferState.PUBLISHED).select_related(*Offer.WITH)
    wants = Want.objects.filter(body=body.pk, state=WantState.OPEN).select_related(*Want.WITH)
    offers, wants = yield [rows.defer("search").order_by("-id")[:SHOWN] for rows in (offers, wants)]
    menu, looked = [offer_line(one) for one in offers], [want_line(one) for one in wants]
    own = policy.speaks_for(actor, body)
    if not menu and not looked and not own:
        return None
    return {"offers": menu, "wants": looked, "desk": reverse("orders:front") if own else ""}
