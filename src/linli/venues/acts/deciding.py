"""Staff answer a request; what an answer does to others is shown before it is given."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.privacy.reading import facts_of_reading
from linli.kernel.refusals import Refused
from linli.venues import forms, policy, queries, rules
from linli.venues.acts.going import queue_booking
from linli.venues.acts.line import settle
from linli.venues.acts.spaces import take
from linli.venues.acts.telling import clash, tell
from linli.venues.models import Booking
from linli.venues.queries.clashes import requests_beside
from linli.venues.states import Reason


@act("venues.booking.approved", _("Approve"), on=Booking, may=policy.is_steward, move="approve", primary=True,
     form=forms.Approve)  # fmt: skip
def approve_booking(actor: Actor, booking: Booking, *, others: bool = False) -> Deed:
    """Yes. Requests for the same time go to the waiting list, or are declined where nobody wished to wait."""
    rules.refuse_past(booking.begins, now())
    settle(booking.site_id)
    beside = requests_beside(booking)
    if beside and not others:
        raise Refused(
            _("Others asked for the same time. See whom this refuses, and tick that you have."),
            field="others",
        )
    span = (booking.begins, booking.ends)
    if not take(booking.pk, booking.venue.leaves, span, rules.around(span, queries.limits_of(booking.venue))):
        raise clash(booking.venue, span)
    for one in beside:
        if one.waits:
            queue_booking(actor, one)
        else:
            decline_booking(actor, one, reason=Reason.TAKEN)
    return Deed(words=tell(booking, _("Your place is booked")))


@act("venues.booking.declined", _("Decline"), on=Booking, may=policy.is_steward, move="decline", danger=True,
     form=forms.Decline)  # fmt: skip
def decline_booking(actor: Actor, booking: Booking, *, reason: str, note: str = "") -> Deed:
    """No, and why. Where somebody else has it, the person may still wait for the place to fall free."""
    booking.reason, booking.ended_at = reason, now()
    hint: list[Any] = [Reason(reason).label + "."]
    if reason == Reason.TAKEN:
        hint.append(_("You can put it on the waiting list: open the booking and press the button."))
    if note.strip():
        hint.append(note.strip())
    return Deed(remark=note.strip(), words=tell(booking, _("The place cannot be lent to you then"), *hint))


@act("venues.booking.contact_read", _("Show name and telephone"), on=Booking, may=policy.is_steward, reads=True,
     form=forms.ReadContact, hidden=True)  # fmt: skip
def read_contact(actor: Actor, booking: Booking) -> Deed:
    """The name and telephone of somebody without an account are opened to reach them; the reading leaves an entry."""
    return Deed(booking, facts=facts_of_reading("contact", "call_back", booking.person_id))
