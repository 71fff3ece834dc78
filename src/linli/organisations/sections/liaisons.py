"""Who goes to a place: on its page, on its host's page for everybody, and the visits that are due on the desk."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.kernel.web.waiting import Waits, waiting
from linli.organisations import policy, queries
from linli.organisations.states import Kind
from linli.organisations.views.liaisons import due


@section(
    "organisations.site",
    "liaison",
    _("Liaison or instructor"),
    "organisations/sections/liaison.html",
    order=10,
)
def who_goes_there(actor: Actor, site: Any) -> dict[str, Any] | None:
    """Who goes there and when the next visit is due; a way to send somebody."""
    liaison = queries.liaison_of(site)
    url = reverse("organisations:send", args=[site.pk]) if policy.covers(actor, site) else ""
    return {"liaison": liaison, "due": due(liaison) if liaison else None, "url": url}


@section(
    "organisations.body", "contact", _("Who comes to you"), "organisations/sections/contact.html", order=18
)
def who_comes(actor: Actor, body: Any) -> Asking:
    """Name and desk of the liaison, where the post is public; for hosts that have no party organisation to ask."""
    if body.kind not in (Kind.RESIDENT_UNIT, Kind.SOCIAL_ORGANISATION, Kind.PROPERTY_COMPANY):
        return None
    found = yield queries.public_liaisons(body.pk)
    return {"liaisons": found} if found else None


@waiting("organisations.visits", _("Visits as a liaison"), order=13)
def visits_due(actor: Actor) -> Waits | None:
    """The reader's own visits that are due within two weeks or overdue."""
    if actor.post is None:
        return None
    rows = queries.own_liaisons(actor).filter(
        next_by__lte=today() + rulebook.span("organisations.liaison.soon")
    )
    return Waits(rows, reverse("organisations:liaisons"), late=Q(next_by__lt=today()))
