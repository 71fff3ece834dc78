"""The line for the seats of a gathering: brought to what is true now, by whatever happens at it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow
from linli.kernel.seats import Line, SeatState, hold_until
from linli.meetings import policy, queries
from linli.meetings.acts.telling import _moment, tell
from linli.meetings.acts.together import put_many
from linli.meetings.models import Meeting, Registration

OFFERED, LAPSED, ENDED = (f"meetings.registration.{verb}" for verb in ("offered", "lapsed", "ended"))


def hold() -> timedelta:
    return timedelta(hours=int(rulebook.get("meetings.seat.hold").number))


def settle_line(meeting: Meeting, rows: list[Registration] | None = None) -> Line:
    """Holds that ran out go to the end of the line; free seats are held for the next, who are told.

    The gathering is locked by whoever calls this.
    """
    line = queries.line_of(meeting, queries.live(meeting.pk) if rows is None else rows)
    for one in line.lapsed:
        one.order = one.held_until or now()
        one.put(SeatState.WAITING)
    put_many(CLOCK, LAPSED, line.lapsed)
    until = hold_until(now(), meeting.begins_at, hold())
    for one, seat in line.offered:
        one.put(SeatState.HELD, seat, until)
    offered = [one for one, _seat in line.offered]
    text = phrase(
        _("A seat is kept for you until %(until)s. Take it, or give it to the next."), until=_moment(until)
    )
    people = [one.person_id for one in offered if one.person_id]
    put_many(CLOCK, OFFERED, offered, tell(meeting, _("A seat is free for you"), text, people))
    return line


def end_all(actor: Actor, meeting: Meeting) -> None:
    """It is over or called off: no seat is kept, nobody waits."""
    rows = queries.live(meeting.pk)
    for one in rows:
        one.put(SeatState.ENDED)
    put_many(actor, ENDED, rows)


def _alone(rows: list[Registration], one: Registration) -> None:
    if one.pk not in [row.pk for row in rows]:
        raise NotNow(_("As it stands now, this cannot be done. Look at what happened, then decide."))


@act(
    OFFERED, _("A seat is kept for the next"), on=Registration, may=policy.is_clock, move="offer", hidden=True
)
def offer_seat(actor: Actor, seat: Registration) -> Deed:
    """Somebody at the head of the line: the free seat is held for them, for a set time."""
    line = queries.line_of(seat.meeting, queries.live(seat.meeting_id))
    found = {one.pk: at for one, at in line.offered}
    _alone([one for one, _seat in line.offered], seat)
    until = hold_until(now(), seat.meeting.begins_at, hold())
    seat.put(SeatState.HELD, found[seat.pk], until)
    text = phrase(
        _("A seat is kept for you until %(until)s. Take it, or give it to the next."), until=_moment(until)
    )
    people = [seat.person_id] if seat.person_id else []
    return Deed(words=tell(seat.meeting, _("A seat is free for you"), text, people))


@act(
    LAPSED,
    _("The time for the seat is over"),
    on=Registration,
    may=policy.is_clock,
    move="lapse",
    hidden=True,
)
def lapse_seat(actor: Actor, seat: Registration) -> None:
    """Who let the time pass goes to the end of the line."""
    if seat.held_until is None or seat.held_until > now():
        raise NotNow(_("The seat is still kept."))
    seat.order = seat.held_until
    seat.put(SeatState.WAITING)


@act(
    ENDED,
    _("The gathering is over for this seat"),
    on=Registration,
    may=policy.is_clock,
    move="end",
    hidden=True,
)
def end_seat(actor: Actor, seat: Registration) -> None:
    """A seat of what was held or called off."""
    seat.put(SeatState.ENDED)


@act("meetings.meeting.settled", _("The line moves on"), on=Meeting, may=policy.is_clock, hidden=True)
def settle_meeting(actor: Actor, meeting: Meeting) -> Deed:
    """The clock does sooner what the next act at the gathering would do."""
    line = settle_line(meeting)
    return Deed(facts={"lapsed": len(line.lapsed), "offered": len(line.offered)})
