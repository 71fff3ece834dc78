"""What came of a visit, on the page of its booking; the way to the slots, on the page of an office hour."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.web.sections import section
from linli.venues import policy, queries
from linli.venues.states import VenueKind


@section("venues.booking", "visit", _("The visit"), "venues/sections/visit.html", order=20)
def what_came_of_it(actor: Actor, booking: Any) -> dict[str, Any] | None:
    """How the matter stands, for the visitor and those who look after the hour; the note for who is on duty."""
    if booking.venue.kind != VenueKind.HOUR:
        return None
    visit = queries.visit_behind(booking.pk)
    if visit is None:
        return None
    return {
        "visit": visit, "note": visit.note if policy.on_duty(actor, booking.venue) else "",
        "late": visit.due_at is not None and visit.answered_at is None and visit.due_at < now(),
    }  # fmt: skip


@section("venues.venue", "slots", _("Take a time"), "venues/sections/slots.html", order=1)
def where_slots_are(actor: Actor, venue: Any) -> dict[str, Any] | None:
    """An office hour is taken slot by slot, also without an account."""
    if venue.kind != VenueKind.HOUR or not policy.is_open(venue):
        return None
    return {"url": reverse("venues:hour", args=[venue.pk])}
