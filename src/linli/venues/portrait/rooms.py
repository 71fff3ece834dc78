"""Rooms against the standard, how they were used, and matters from office hours, in the portrait."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.clock.days import DAY, midnight_after
from linli.kernel.portraits import Said, called, part, quiet, turns
from linli.kernel.templatetags.face import digits, rate
from linli.kernel.together import Asking
from linli.venues.models import Visit
from linli.venues.queries.standards import to_have_rooms
from linli.venues.queries.use import to_be_used

turns("venues.plan.made", "venues.plan.done", "venues.plan.dropped", "venues.round.published")
quiet("venues.check.reminded", "venues.check.followed", "venues.visit.noted", "venues.visit.taken",
      "venues.application.withdrawn", "venues.round.proposed")  # fmt: skip
called({
    "venues.booking.received": gettext_lazy("Visits to office hours"),
    "venues.booking.slot_taken": gettext_lazy("Times taken at office hours"),
    "venues.plan.made": gettext_lazy("A plan for more room"),
    "venues.plan.done": gettext_lazy("A plan for more room is done"),
    "venues.plan.dropped": gettext_lazy("A plan for more room was given up"),
    "venues.application.made": gettext_lazy("Wishes in a season round"),
})  # fmt: skip


@part("places", "rooms", order=21)
def what_rooms(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """The area entered today, beside the standard."""
    rooms = (yield from to_have_rooms([body]))[body.pk].standing
    url = reverse("venues:rooms", args=[body.pk])
    told = _("%(total)s of %(asked)s m²") % {
        "total": digits(float(rooms.total)),
        "asked": digits(float(rooms.asked)),
    }
    hint = _("Enter the rooms on the page of the place.")
    return [
        Said(_("Rooms, beside the standard"), told if rooms.total else None, url if rooms.total else "", hint)
    ]


@part("places", "use", order=22)
def how_used(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Hours booked of the hours open, in the period as far as it has passed."""
    found = yield from to_be_used(body.pk, first, max(min(until, today() + DAY), first + DAY))
    url = reverse("venues:use", args=[body.pk])
    hint = _("It fills itself when places are booked here.")
    booked = rate(found.share) if found.rows and found.share is not None else None
    return [Said(_("Booked, of the hours in which places were open"), booked, url if booked else "", hint)]


@part("results", "visits", order=22)
def what_visits_brought(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Matters from office hours, and how many were answered."""
    span = (midnight_after(first - DAY), midnight_after(until - DAY))
    rows = Visit.objects.filter(site__body=body.pk, held_at__gte=span[0], held_at__lt=span[1])
    matters = yield rows.exclude(state="held").values_list("state", flat=True)
    told = f"{matters.count('answered')} / {len(matters)}" if matters else None
    hint = _("Noted after a visit to an office hour.")
    return [Said(_("Matters from office hours answered"), told, hint=hint)]
