"""What was said of a service and of an organisation; never of a person."""

from typing import Any

from django.db.models import Count, Q

from linli.kernel.privacy.suppress import THRESHOLD
from linli.orders.models import Order, Rating
from linli.orders.states import Mark


def theme_of(order: Order) -> str:
    one: Any = order.offer or order.want
    return str(one.theme)


def said_of(offer: Any) -> dict[str, Any]:
    """How those who received it were satisfied; few are withheld."""
    rows = Rating.objects.filter(order__offer=offer, side="taker").exclude(mark="")
    found = rows.aggregate(n=Count("pk"), good=Count("pk", filter=Q(mark__in=[Mark.YES, Mark.BASICALLY])))
    return found if found["n"] >= THRESHOLD else {"n": 0, "good": 0}


def ratings_of(order: Order) -> list[Rating]:
    return list(Rating.objects.filter(order=order).select_related("about").order_by("said_at", "id"))
