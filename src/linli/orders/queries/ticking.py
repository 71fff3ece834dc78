"""What the clock looks through: silence, stale offers, wants whose time is over."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from linli.kernel.clock import now, today
from linli.orders.models import Offer, Order, Want
from linli.orders.queries.bodies import span
from linli.orders.states import ASKED, LINED, OPEN_ORDERS, OfferState, WantState

DAY = timedelta(days=1)


def to_expire(limit: int) -> QuerySet[Order]:
    """Orders on which no answer came in time."""
    rows = Order.objects.filter(state__in=ASKED, answer_by__lte=now())
    return rows.select_related(*Order.WITH).order_by("answer_by")[:limit]


def to_settle(limit: int) -> QuerySet[Order]:
    """Done long ago, and the receiver said nothing."""
    rows = Order.objects.filter(state="delivered", delivered_at__lte=now() - span("orders.confirm"))
    return rows.select_related(*Order.WITH).order_by("delivered_at")[:limit]


def to_pause(limit: int) -> QuerySet[Offer]:
    """On the menu, and nobody has checked for so long; or their last day is over."""
    stale = Q(checked_at__lte=now() - span("orders.stale")) | Q(last_day__lt=today())
    rows = Offer.objects.filter(stale, state=OfferState.PUBLISHED)
    return rows.select_related(*Offer.WITH).order_by("checked_at")[:limit]


def wants_over(limit: int) -> QuerySet[Want]:
    over = Q(until__lt=today()) | Q(until=None, at_moment__lte=now() - span("orders.want"))
    rows = Want.objects.filter(over, state=WantState.OPEN)
    return rows.select_related(*Want.WITH).order_by("at_moment")[:limit]


def to_end(limit: int) -> QuerySet[Order]:
    """Lines of what has begun: nobody waits for it any more."""
    rows = Order.objects.filter(state__in=LINED, session__begins_at__lte=now())
    return rows.select_related(*Order.WITH).order_by("id")[:limit]


def of_person(pk: int) -> tuple[QuerySet[Offer], QuerySet[Want], QuerySet[Order]]:
    return (
        Offer.objects.filter(person=pk).exclude(state=OfferState.WITHDRAWN).select_related(*Offer.WITH),
        Want.objects.filter(person=pk, state=WantState.OPEN).select_related(*Want.WITH),
        Order.objects.filter(Q(giver_person=pk) | Q(taker_person=pk), state__in=OPEN_ORDERS).select_related(
            *Order.WITH
        ),
    )


__all__ = ["of_person", "to_end", "to_expire", "to_pause", "to_settle", "wants_over"]
