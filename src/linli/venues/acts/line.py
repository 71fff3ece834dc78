"""The waiting line: a freed place is held for the next, then for the one after. Nothing of it hangs on a timer."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow
from linli.kernel.seats import hold_until
from linli.kernel.templatetags.face import moment
from linli.venues import policy, queries, rules
from linli.venues.acts.spaces import hold_site, release, take
from linli.venues.acts.telling import tell
from linli.venues.models import Booking
from linli.venues.queries.clashes import fallen_at
from linli.venues.queries.limits import number
from linli.venues.states import TAKING, Reason, State

AT_ONCE = 10  # places offered in one go; the next act or the next minute goes on


def hold(site: int) -> int:
    """Hold a site and bring it to what is true now; the id of a booking to come."""
    pk, fallen = hold_site(site)
    if fallen:
        settle(site)
    return pk


def settle(site: int) -> None:
    """Bring a site to what is true now: what nobody answered falls free, and is offered to the next."""
    for booking in fallen_at(site):
        lapse_booking(CLOCK, booking)


def offer_freed(site: int, leaves: Iterable[int], begins: datetime, ends: datetime) -> None:
    """Offer a time that fell free to those who wait for it, in the fair order."""
    if ends <= now():
        return
    offered = 0
    for booking in queries.line_of(site, leaves, begins, ends):
        if offered == AT_ONCE:
            break
        if not queries.space_clash(booking.venue, (booking.begins, booking.ends)).exists():
            offer_place(CLOCK, booking)
            offered += 1


@act("venues.booking.offered", _("Hold the place for the next"), on=Booking, may=policy.is_clock, move="offer",
     hidden=True)  # fmt: skip
def offer_place(actor: Actor, booking: Booking) -> Deed:
    """The next in the line has the place held: for a set time, yet never past half of what is left until it begins."""
    span = (booking.begins, booking.ends)
    if not take(booking.pk, booking.venue.leaves, span, rules.around(span, queries.limits_of(booking.venue))):
        raise NotNow(_("The place has been taken again."))
    span_held = timedelta(hours=number("hold", booking.site.area_code))
    booking.answer_by = hold_until(now(), booking.begins, span_held)
    by = phrase(
        _("Please take it or leave it by %(by)s; after that it goes to the next."),
        by=moment(booking.answer_by),
    )
    return Deed(words=tell(booking, _("A place has fallen free for you"), by))


@act(
    "venues.booking.lapsed", _("Let it fall free"), on=Booking, may=policy.is_clock, move="lapse", hidden=True
)
def lapse_booking(actor: Actor, booking: Booking) -> Deed:
    """Nobody answered in time: a held place, a date that was not confirmed again, a request whose time has come."""
    if not (booking.has_fallen(now()) or booking.begins <= now()):
        raise NotNow(_("There is still time to answer."))
    if booking.state == State.CONFIRMED and not booking.has_fallen(now()):
        raise NotNow(_("It is booked; nothing falls free."))
    had, booking.reason = booking.state, _why(booking)
    booking.answer_by, booking.ended_at = None, now()
    if had in TAKING:
        release(booking)
        offer_freed(booking.site_id, booking.venue.leaves, booking.begins, booking.ends)
    return Deed(words=tell(booking, _("A booking of yours fell free"), Reason(booking.reason).label + "."))


def _why(booking: Any) -> str:
    if booking.state == State.CONFIRMED:
        return Reason.UNCONFIRMED
    return Reason.UNANSWERED if booking.state == State.HELD else Reason.PAST
