"""What is open of a body, before it ends."""

from django.db.models import Q, QuerySet

from linli.orders.models import Agreement, Offer, Order, Want
from linli.orders.states import ENDABLE, LIVE, OPEN_ORDERS, OfferState, WantState


def _of(gone: int, also_at: bool) -> Q:
    return Q(body=gone) | Q(at=gone) if also_at else Q(body=gone)


def offers_of(gone: int, *, also_at: bool = False) -> QuerySet[Offer]:
    """Not withdrawn; with ``also_at`` those of others that are to be had there too."""
    rows = Offer.objects.filter(_of(gone, also_at)).exclude(state=OfferState.WITHDRAWN)
    return rows.select_related(*Offer.WITH).order_by("id")


def wants_of(gone: int, *, also_at: bool = False) -> QuerySet[Want]:
    rows = Want.objects.filter(_of(gone, also_at), state=WantState.OPEN)
    return rows.select_related(*Want.WITH).order_by("id")


def open_orders_of(gone: int) -> QuerySet[Order]:
    """Something is still to be done, by it or for it."""
    rows = Order.objects.filter(Q(giver_body=gone) | Q(taker_body=gone), state__in=OPEN_ORDERS)
    return rows.select_related(*Order.WITH).order_by("id")


def live_orders_of(gone: int, *, also_at: bool = False) -> QuerySet[Order]:
    """Those too whose receiver is still to say how it was."""
    mine = Q(giver_body=gone) | Q(taker_body=gone) | (Q(at=gone) if also_at else Q())
    return Order.objects.filter(mine, state__in=LIVE).select_related(*Order.WITH).order_by("id")


def open_agreements_of(gone: int) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(Q(first=gone) | Q(second=gone), state__in=ENDABLE)
    return rows.select_related(*Agreement.WITH).order_by("id")
