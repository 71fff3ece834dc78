"""Bookings and places that an organisation still has, before it ends."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import now
from linli.kernel.hands import in_hand
from linli.venues.models import Booking, Site
from linli.venues.states import LIVE, Life


@in_hand("venues.bookings", _("Bookings still to come"), order=20)
def bookings(body: int) -> tuple[int, str]:
    """Booked for it or on its places."""
    rows = Booking.objects.filter(state__in=LIVE, ends__gt=now())
    n = rows.filter(body=body).count() + rows.exclude(body=body).filter(site__body=body).count()
    return n, f"{reverse('organisations:body', args=[body])}#booked"


@in_hand("venues.places", _("Places it lends"), order=21)
def places(body: int) -> tuple[int, str]:
    """Places in use that it answers for."""
    n = Site.objects.filter(body=body, state=Life.OPEN).count()
    return n, f"{reverse('organisations:body', args=[body])}#places"
