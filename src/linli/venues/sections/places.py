"""What places add to the page of an organisation: what it lends, and what is on there."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.organisations import queries as organisations
from linli.venues import policy
from linli.venues.queries.lent import booked_by, lent_by

BODY = "organisations.body"
SHOWN = 12


@section(BODY, "places", _("Places it lends"), "venues/sections/lent.html", order=20)
def what_it_lends(actor: Actor, body: Any) -> Asking:
    """The sites of an organisation, each with what can be booked there."""
    rows = yield lent_by(body.pk, SHOWN)
    ref = organisations.tree().get(body.pk)
    adds = bool(ref and ref.is_open and actor.can(policy.MANAGE, body.path))
    return {"sites": rows, "adds": adds} if rows or adds else None


@section(BODY, "booked", _("What it has booked"), "venues/sections/booked.html", order=21)
def what_it_has_booked(actor: Actor, body: Any) -> Asking:
    """For those who book in its name: what is to come."""
    rows = yield from booked_by(actor, body)
    return {"matters": rows} if rows else None
