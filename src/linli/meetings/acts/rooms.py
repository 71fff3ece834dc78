"""The room of a gathering: booked in the same step, moved and given back with it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import local
from linli.kernel.delivery.outbox import Word, phrase
from linli.kernel.refusals import NotYours, Refused
from linli.meetings import policy
from linli.meetings.models import Meeting
from linli.meetings.states import LIFE, Kind
from linli.venues import acts as venues
from linli.venues import queries as places

USES = {Kind.LECTURE: "study", Kind.COURSE: "study", Kind.ACTIVITY: "culture_sport"}
LIVE = ("requested", "confirmed", "held", "waiting")


def _span(begins: datetime, ends: datetime) -> dict[str, Any]:
    wall, minutes = local(begins), int((ends - begins).total_seconds()) // 60
    return {"day": wall.date(), "start": wall.time().replace(tzinfo=None), "minutes": minutes}


def book(actor: Actor, meeting: Meeting, venue: int) -> None:
    """Ask for the room in the name of the organisation that leads; whoever looks after it books it at once."""
    found = places.venues_seen(actor).filter(pk=venue).first()
    if found is None:
        raise Refused(_("This place is not there any more. Choose another."), field="venue")
    use = "party_life" if meeting.kind in LIFE else USES.get(Kind(meeting.kind), "meeting")
    said = {
        "venue": found, "body": meeting.body, "use": use, "purpose": meeting.title, "people": meeting.seats,
        "waits": False, **_span(meeting.begins_at, meeting.ends_at),
    }  # fmt: skip
    if actor.is_clock or actor.can(policy.LENDS, found.site.body.path):
        booking = venues.book_by_staff(actor, **said).noun
    else:
        booking = venues.ask_for_booking(actor, accepted=True, **said).noun
    meeting.booking = booking
    meeting.where = meeting.where or f"{found.site.name} {found.name}"[:200]


def _may(act: Any, actor: Actor, booking: Any, **inputs: Any) -> None:
    """Whoever holds the gathering moves and frees its room, also where somebody else had booked it."""
    try:
        act(actor, booking, **inputs)
    except NotYours:
        act(CLOCK, booking, **inputs)


def move_room(actor: Actor, meeting: Meeting) -> None:
    """The room moves with the gathering; where it is taken then, the move is refused with what is free."""
    if meeting.booking is not None and meeting.booking.state in LIVE:
        _may(venues.reschedule_booking, actor, meeting.booking, **_span(meeting.begins_at, meeting.ends_at))


def free_room(actor: Actor, meeting: Meeting) -> dict[str, Any]:
    """The room is free again for others."""
    booking, meeting.booking = meeting.booking, None
    if booking is None:
        return {}
    Meeting.objects.filter(pk=meeting.pk).update(booking=None)
    if booking.state in LIVE:
        _may(venues.cancel_booking, actor, booking, reason="plans")
    return {"booking": booking.pk}


@act(
    "meetings.meeting.room_lost",
    _("The room is not there any more"),
    on=Meeting,
    may=policy.is_clock,
    hidden=True,
)
def lose_room(actor: Actor, meeting: Meeting) -> Deed:
    """Whoever looks after the place said no or called it off: the organisation hears of it and finds another."""
    before, meeting.booking = meeting.booking_id, None
    subject = phrase(_("No room any more · %(title)s"), title=meeting.title)
    text = _(
        "The booking of its room was declined or called off. Find another place and tell those who come."
    )
    word = Word(subject, text, f"/desk/meetings/{meeting.pk}/", to_body=meeting.body_id)
    return Deed(facts={"booking": before}, words=[word])
