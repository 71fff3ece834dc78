"""A place is closed for a time; bookings that this meets are shown before, and their askers told."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.refusals import NotYours, Refused
from linli.venues import forms, policy
from linli.venues.acts.going import cancel_booking
from linli.venues.acts.spaces import hold_site
from linli.venues.models import Closing, Site, Venue
from linli.venues.queries.meeting import met_by_closing
from linli.venues.states import TAKING, Reason


def refuse_unseen(met: list[Any], seen: bool) -> None:
    if met and not seen:
        raise Refused(_("This meets bookings. See whom it concerns, and tick that you have."), field="met")


def cancel_all(actor: Actor, met: list[Any], reason: str, note: str = "") -> None:
    """Who only waits or asks first, so that nobody is offered what is just being closed."""
    for booking in sorted(met, key=lambda one: one.state in TAKING):
        cancel_booking(actor, booking, reason=reason, note=note)


@act("venues.closing.announced", _("Close for a time"), on=Closing, may=policy.is_manager_somewhere, creates=True,
     form=forms.Close)  # fmt: skip
def close_place(
    actor: Actor, *, site: Site, venue: Venue | None = None, begins: datetime, ends: datetime, reason: str,
    met: bool = False,
) -> Deed:  # fmt: skip
    """A whole site, or one venue with all that shares its spaces. Nothing of the past is touched."""
    if not policy.is_manager(actor, site):
        raise NotYours(_("Only those who look after this place change it."))
    hold_site(site.pk)
    if ends <= begins:
        raise Refused(_("The end must come after the beginning."), field="ends")
    if ends <= now():
        raise Refused(_("That time has passed. Choose a later one."), field="ends")
    found = met_by_closing(site, venue, begins, ends)
    refuse_unseen(found, met)
    cancel_all(actor, found, Reason.CLOSED, reason)
    closing = Closing(site=site, venue=venue, begins=begins, ends=ends, reason=reason.strip())
    return Deed(closing, amounts={"bookings_met": len(found)})


@act("venues.closing.lifted", _("Open again"), on=Closing, may=policy.is_manager, move="lift")
def lift_closing(actor: Actor, closing: Closing) -> None:
    """From now on it is lent again; a closing that is over stays as it was."""
    if closing.ends <= now():
        raise Refused(_("This closing is over already."))
