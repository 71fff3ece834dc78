"""Which bookings a change of a place meets: shown before it is done."""

from datetime import datetime
from typing import Any

from linli.kernel.clock import now
from linli.venues.models import Booking
from linli.venues.states import LIVE, By


def met_by_closing(site: Any, venue: Any, begins: datetime, ends: datetime) -> list[Booking]:
    """Bookings, requests and places in line that have not begun, at the site or at whatever shares the spaces."""
    rows = Booking.objects.filter(
        site=site, state__in=LIVE, begins__lt=ends, ends__gt=begins, begins__gt=now()
    )
    if venue is not None:
        rows = rows.filter(venue__leaves__overlap=venue.leaves)
    rows = rows.exclude(by=By.BLOCK).select_related("venue__site", "site__body", "body", "person")
    return list(rows.order_by("begins", "id"))


def met_by_retiring(venue: Any) -> list[Booking]:
    """All that is still to come at a venue."""
    rows = Booking.objects.filter(venue=venue, state__in=LIVE, begins__gt=now())
    return list(rows.select_related("venue__site", "site__body", "body", "person").order_by("begins", "id"))
