"""What purchased services add to the page of an organisation: what it buys for residents, what it delivers."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.orders import policy_purchases as may
from linli.orders.models import Purchase
from linli.orders.queries.purchase_seen import public
from linli.orders.views.purchase_words import purchase_line

SHOWN = 6


@section(
    "organisations.body", "purchases", _("Bought for residents"), "orders/sections/purchases.html", order=42
)
def what_is_bought(actor: Actor, body: Any) -> Asking:
    """As buyer and as supplier, the newest first."""
    rows = Purchase.objects.filter(Q(buyer=body.pk) | Q(supplier=body.pk, contracted_at__isnull=False))
    found = yield rows.filter(public()).select_related(*Purchase.WITH).order_by("-id")[: 2 * SHOWN]
    own = actor.can(may.BUY, body.path) or actor.can(may.APPROVE, body.path)
    if not found and not own:
        return None
    return {
        "buys": [purchase_line(one) for one in found if one.buyer_id == body.pk][:SHOWN],
        "supplies": [purchase_line(one) for one in found if one.supplier_id == body.pk][:SHOWN],
        "all": f"{reverse('orders:bought')}?near={body.pk}", "desk": reverse("orders:purchases_desk") if own else "",
    }  # fmt: skip
