"""What is taken, and what a new booking would meet."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from linli.kernel.clock import now
from linli.venues.models import Booking, Taking
from linli.venues.queries.limits import limits_of
from linli.venues.rules import Busy, Span, around
from linli.venues.states import State


def standing(at: datetime, booking: str = "booking__") -> Q:
    """Takings that still count: a place held for somebody who did not answer in time is free, whether or not
    anybody has written that down."""
    return Q(**{f"{booking}answer_by__isnull": True}) | Q(**{f"{booking}answer_by__gt": at})


def busy(leaves: Iterable[int], begins: datetime, ends: datetime, at: datetime | None = None) -> list[Busy]:
    """What takes any of these spaces within [begins, ends) and as far around it as a buffer reaches. One statement."""
    rows = (
        Taking.objects.filter(
            standing(at or now()), space__in=list(leaves), span__overlap=(begins, ends), core=0
        )
        .order_by("span", "booking")
        .values_list("span", "booking__begins", "booking__ends", "booking__by")
        .distinct()
    )
    return [Busy((b, e), (span.lower, span.upper), by == "block") for span, b, e, by in rows]


def space_clash(venue: Any, span: Span, but: int = 0) -> QuerySet[Taking]:
    """The takings that a booking of this span would meet, by the two-sided rule of buffers."""
    full = around(span, limits_of(venue))
    return Taking.objects.filter(
        standing(now()),
        Q(core=0, span__overlap=span) | Q(core=1, span__overlap=full),
        space__in=venue.leaves,
    ).exclude(booking=but)


def clashing(venue: Any, span: Span, but: int = 0) -> list[Booking]:
    """The bookings behind them, for those who may know."""
    met = space_clash(venue, span, but).values("booking")
    return list(Booking.objects.filter(pk__in=met).select_related("venue", "body").order_by("begins", "id"))


def waiting_for(site: int, leaves: Iterable[int], begins: datetime, ends: datetime) -> QuerySet[Booking]:
    """Who waits in a line for any of these spaces at that time, and has not missed it yet."""
    return Booking.objects.filter(
        site=site, state=State.WAITING, span__overlap=(begins, ends), venue__leaves__overlap=list(leaves),
        begins__gt=now(),
    ).select_related("venue__site", "site__body", "body").order_by("order", "id")  # fmt: skip


def requests_beside(booking: Any) -> list[Booking]:
    """Other requests for the same spaces at the same time: whoever approves this one refuses them."""
    return list(
        Booking.objects.filter(
            site=booking.site_id, state=State.REQUESTED, begins__lt=booking.ends, ends__gt=booking.begins,
            venue__leaves__overlap=booking.venue.leaves,
        )
        .exclude(pk=booking.pk)
        .select_related("venue", "site__body", "body", "person")
        .order_by("asked_at", "id")[:20]
    )  # fmt: skip


def fallen_at(site: int) -> list[Booking]:
    """Held or unconfirmed bookings of a site whose time to answer is over."""
    return list(
        Booking.objects.filter(
            site=site, state__in=[State.HELD, State.CONFIRMED], answer_by__lte=now(), ends__gt=now()
        ).order_by(F("answer_by"), "id")
    )
