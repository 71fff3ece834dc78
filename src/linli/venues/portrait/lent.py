"""What places give to the portrait and the course of an organisation: what it lends, and how that was used."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.portraits import Said, called, part, quiet, turns
from linli.kernel.together import Asking, gather
from linli.venues.queries.used import lent_n, used

turns("venues.site.added", "venues.site.retired", "venues.closing.announced")
quiet(
    "venues.booking.contact_read", "venues.series.reminded", "venues.series.confirmed", "venues.booking.offered",
    "venues.booking.lapsed", "venues.venue.changed", "venues.space.changed", "venues.venue.terms_written",
)  # fmt: skip
called(
    {
        "venues.booking.asked": gettext_lazy("Places asked for"),
        "venues.booking.noted": gettext_lazy("Places booked for others"),
        "venues.booking.used": gettext_lazy("Gatherings in lent places"),
        "venues.booking.missed": gettext_lazy("Booked places to which nobody came"),
        "venues.booking.queued": gettext_lazy("Requests put on the waiting list"),
        "venues.booking.taken": gettext_lazy("Freed places taken from the waiting list"),
        "venues.booking.moved": gettext_lazy("Bookings moved"),
        "venues.booking.cancelled": gettext_lazy("Bookings cancelled"),
        "venues.booking.approved": gettext_lazy("Requests for places approved"),
        "venues.booking.declined": gettext_lazy("Requests for places declined"),
        "venues.series.asked": gettext_lazy("Series booked"),
        "venues.venue.retired": gettext_lazy("Places lent no longer"),
        "venues.site.retired": gettext_lazy("Sites taken out of use"),
    }
)


@part("places", "venues", order=20)
def what_is_lent(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """What is lent, and what of it was used in the period."""
    here = f"{body.get_absolute_url()}#places"
    lent, held = yield from gather([lent_n(body.pk), used(body, first, until)])
    hint = _("A place is added on the page of the organisation, by those who look after it.")
    later = _("It counts from the first gathering that is entered as having taken place.")
    return [
        Said(_("Sites and what is lent there"), f"{lent[0]} / {lent[1]}" if lent[0] else None, here, hint),
        Said(_("Gatherings in lent places"), held.n or None, reverse("venues:places"), later),
    ]
