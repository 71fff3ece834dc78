"""What the acts of asking look up."""

from typing import Any

from django.db.models import Count, Q

from linli.kernel.clock import now
from linli.venues.models import Booking
from linli.venues.states import LIVE


def live_bookings(booking: Any) -> int:
    """How many bookings still to come the same person or organisation has at this venue; each date of a series counts
    as part of one."""
    rows = Booking.objects.filter(venue=booking.venue_id, state__in=LIVE, ends__gt=now())
    if booking.body_id:
        rows = rows.filter(body=booking.body_id)
    elif booking.person_id:
        rows = rows.filter(person=booking.person_id, body=None)
    else:
        return 0
    found = rows.aggregate(single=Count("id", filter=Q(series=None)), series=Count("series", distinct=True))
    return int(found["single"] + found["series"])
