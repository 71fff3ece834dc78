"""What the asker does with a booking: cancel it, move it, wait for it, take what is held for them."""

from datetime import date, time, timedelta

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.refusals import NotNow, Refused
from linli.venues import forms, policy, queries, rules
from linli.venues.acts.asking import hours, judge, span_of
from linli.venues.acts.line import offer_freed, settle
from linli.venues.acts.spaces import release, take
from linli.venues.acts.telling import clash, tell
from linli.venues.models import Booking
from linli.venues.queries.limits import number
from linli.venues.states import TAKING, Mode, Reason, State


def cancels(actor: Actor, booking: Booking) -> bool:
    """Whose it is, or who looks after the place, until it begins; the clock where a place goes out of use."""
    return policy.is_asker_or_steward(actor, booking) and booking.begins > now()


@act("venues.booking.cancelled", _("Cancel"), on=Booking, may=cancels, move="cancel", danger=True, form=forms.Cancel,
     next=_("Cancelled. The time is free for others."))  # fmt: skip
def cancel_booking(actor: Actor, booking: Booking, *, reason: str, note: str = "") -> Deed:
    """Until it begins. Later than the free time its hours count in the waiting line, so that early is kinder."""
    had, free = booking.state, booking.begins - timedelta(hours=number("cancel", booking.site.area_code))
    booking.reason, booking.ended_at, booking.answer_by = reason, now(), None
    if had in TAKING:
        release(booking)
        settle(booking.site_id)
        offer_freed(booking.site_id, booking.venue.leaves, booking.begins, booking.ends)
    own = policy.is_asker(actor, booking)
    words = (
        []
        if own
        else tell(booking, _("A booking of yours was cancelled"), Reason(reason).label + ".", note.strip())
    )
    late = {"late": 1} if had == State.CONFIRMED and now() > free else {}
    return Deed(remark=note.strip(), words=words, amounts=late)


def moves(actor: Actor, booking: Booking) -> bool:
    return (
        policy.is_asker_or_steward(actor, booking)
        and booking.begins > now()
        and not policy.is_own_block(booking)
    )


@act("venues.booking.moved", _("Change the time"), on=Booking, may=moves, move=("shift", "ask_again"),
     form=forms.Reschedule)  # fmt: skip
def reschedule_booking(
    actor: Actor, booking: Booking, *, day: date, start: time | None = None, minutes: int | None = None
) -> Deed:
    """Under the same rules as a new one; where somebody looks at requests, a change is looked at again."""
    settle(booking.site_id)
    venue, before = booking.venue, (booking.begins, booking.ends)
    limits = queries.limits_of(venue)
    span = span_of(venue, limits, day, start, minutes)
    if span == before:
        raise NotNow(_("This is the time that it has already."))
    had_it = booking.state == State.CONFIRMED
    asks = venue.mode == Mode.APPROVAL and not policy.is_steward(actor, booking)
    judge(venue, span, staff=policy.is_steward(actor, booking))
    if not had_it and venue.mode == Mode.DIRECT:
        asks = True
    if had_it:
        release(booking)
    met = queries.space_clash(venue, span, but=booking.pk).exists() if asks else False
    if met or (not asks and not take(booking.pk, venue.leaves, span, rules.around(span, limits))):
        raise clash(venue, span)
    booking.begins, booking.ends, booking.asked_at = *span, now()
    booking.answer_by = None
    if had_it:
        offer_freed(booking.site_id, venue.leaves, *before)
    return Deed(
        move="ask_again" if asks or not had_it else "shift", amounts={"hours_asked": hours(span)},
        facts={"before": before[0]}, words=tell(booking, _("The time of your booking has changed")),
    )  # fmt: skip


def waits(actor: Actor, booking: Booking) -> bool:
    """Who was refused because of others, before the time has come; staff when they approve another."""
    refused = booking.state == State.REQUESTED or booking.reason == Reason.TAKEN
    return booking.begins > now() and refused and policy.is_asker_or_steward(actor, booking)


@act("venues.booking.queued", _("Wait for the place"), on=Booking, may=waits, move="queue", primary=True,
     next=_("You are on the waiting list. When the place falls free, we hold it for you and tell you."))  # fmt: skip
def queue_booking(actor: Actor, booking: Booking) -> Deed:
    """A refused request is not lost: it waits for the same time, from the moment at which it was first asked."""
    if not queries.space_clash(booking.venue, (booking.begins, booking.ends)).exists():
        raise Refused(_("The time is free now: book it, there is no need to wait."))
    booking.reason, booking.ended_at, booking.waits = "", None, True
    return Deed(words=tell(booking, _("You are on the waiting list")))


def takes(actor: Actor, booking: Booking) -> bool:
    return policy.is_asker_or_steward(actor, booking)


@act("venues.booking.taken", _("Take this slot"), on=Booking, may=takes, move="take", primary=True,
     next=_("The place is booked for you."))  # fmt: skip
def take_place(actor: Actor, booking: Booking) -> Deed:
    """Yes to a place that was held. After the time it is held no longer, though nobody has written that down."""
    if booking.has_fallen(now()) or booking.begins <= now():
        raise NotNow(_("The time in which it was held for you is over. It has gone to the next."))
    booking.answer_by = None
    return Deed(words=tell(booking, _("Your place is booked")))
