"""Asking for a place: for oneself, for a body, on behalf of somebody, by the staff; and blocking it."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import ZONE, local, now
from linli.kernel.clock.days import DAY
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotYours, Refused
from linli.venues import forms, policy, queries, rules
from linli.venues.acts.line import hold
from linli.venues.acts.spaces import release, take
from linli.venues.acts.telling import clash, tell
from linli.venues.models import Booking, Terms, Venue
from linli.venues.queries.asking import live_bookings
from linli.venues.queries.rounds import kept_by_round
from linli.venues.rules import MINUTE, Limits, Span
from linli.venues.states import By, Mode, State


def span_of(venue: Venue, limits: Limits, day: date, start: time | None, minutes: int | None) -> Span:
    """From what was chosen to a span; a whole-day place is lent from its first to its last moment of the day."""
    if limits.whole_day:
        found = rules.day_of(queries.hours_of(venue, day, day + DAY), day)
        if found is None:
            raise Refused(_("It is not lent on that day. Choose another day."), field="day")
        return found
    if start is None or not minutes:
        raise Refused(_("Choose when it begins and how long it takes."), field="start")
    begins = datetime.combine(day, start, ZONE)
    return begins, begins + minutes * MINUTE


def judge(venue: Venue, span: Span, *, staff: bool = False) -> Limits:
    """Whether the venue is lent like this at all; staff are bound by the house's hours, not by its notice."""
    if not policy.is_open(venue):
        raise Refused(_("This place is no longer lent."), field="venue")
    limits, at = queries.limits_of(venue), now()
    rules.refuse_past(span[0], at, limits.grid * MINUTE if staff else timedelta())
    rules.refuse_length(span, limits)
    rules.refuse_beside_grid(span, limits)
    if not staff:
        rules.refuse_when(span[0], limits, at)
        refuse_round(venue, span)
    day = local(span[0]).date()
    rules.refuse_outside(span, queries.hours_of(venue, day, local(span[1]).date() + DAY))
    return limits


def refuse_round(venue: Venue, span: Span) -> None:
    """While people apply for a season, its times are not booked singly."""
    found = kept_by_round(venue, *span)
    if found is not None:
        raise Refused(
            phrase(
                _("These days are allotted in a season round: %(title)s. You can apply there until %(day)s."),
                title=found.title, day=local(found.apply_by).date().isoformat(),
            ),
            field="day",
        )  # fmt: skip


def agreed(venue: Venue, use: str, accepted: Any) -> Terms | None:
    """The terms that hold for this use, which were accepted."""
    terms = queries.terms_for(venue, use)
    if terms and not accepted:
        raise Refused(_("Please read the terms of this place and accept them."), field="accepted")
    return terms


def whose(actor: Actor, by: str, body: Any, name: str, contact: str) -> dict[str, Any]:
    """For whom it is. At the counter it is for the person who stands there."""
    if body is not None:
        if not policy.books_for(actor, body):
            raise NotYours(_("Only somebody in a post of that organisation books in its name."))
        return {"by": By.BODY, "body_id": body.id, "person_id": None}
    if by == By.BEHALF:
        return {"by": by, "person_id": actor.behalf_id, "name": name.strip(), "contact": contact.strip()}
    if actor.behalf_id:
        return {"by": By.BEHALF, "person_id": actor.behalf_id}
    return {"by": By.SELF, "person_id": actor.person_id}


def begin(
    actor: Actor, venue: Venue, span: Span, limits: Limits, said: dict[str, Any], *, staff: bool = False
) -> Deed:
    """A booking that stands at once, waits for an answer, or waits in the line. The site is locked."""
    at = now()
    booking = Booking(
        site=venue.site, venue=venue, begins=span[0], ends=span[1], asked_at=at, order=at, state=State.CONFIRMED, **said
    )  # fmt: skip
    if not staff and booking.by != By.BEHALF:
        rules.refuse_cap(live_bookings(booking), limits.cap)
    if venue.mode == Mode.APPROVAL and not staff:
        booking.state = State.REQUESTED
        if queries.space_clash(venue, span).exists():
            _wait_or_refuse(booking)
    elif not take(booking.pk, venue.leaves, span, rules.around(span, limits)):
        _wait_or_refuse(booking)
    return Deed(booking, amounts={"hours_asked": hours(span)}, words=_told(booking))


def _wait_or_refuse(booking: Booking) -> None:
    """It is taken: whoever said so waits in the line, everybody else is told what is free nearby."""
    if not booking.waits:
        raise clash(booking.venue, (booking.begins, booking.ends))
    booking.state = State.WAITING
    release(booking)


def hours(span: Span) -> float:
    return round((span[1] - span[0]).total_seconds() / 3600, 2)


def _told(booking: Booking) -> list[Any]:
    words = {
        State.CONFIRMED: _("Your place is booked"),
        State.REQUESTED: _("Your request for a place has arrived"),
        State.WAITING: _("You are on the waiting list"),
    }
    return tell(booking, words[State(booking.state)])


@act(
    "venues.booking.asked",
    _("Book"),
    on=Booking,
    may=policy.asks,
    creates=True,
    form=forms.Ask,
    rate="web.rate.book",
)
def ask_for_booking(
    actor: Actor, *, venue: Venue, day: date, start: time | None, minutes: int | None, body: Any = None, **said: Any
) -> Deed:  # fmt: skip
    """Somebody asks for a place: direct where the place is lent so, else somebody looks at it."""
    pk = hold(venue.site_id)
    limits = queries.limits_of(venue)
    span = span_of(venue, limits, day, start, minutes)
    judge(venue, span)
    said["terms"] = agreed(venue, said["use"], said.pop("accepted", False))
    return begin(actor, venue, span, limits, {"id": pk, **said, **whose(actor, By.SELF, body, "", "")})


@act(
    "venues.booking.noted", _("Book for somebody"), on=Booking, may=policy.is_steward_somewhere, creates=True,
    form=forms.AskFor,
)  # fmt: skip
def book_by_staff(
    actor: Actor, *, venue: Venue, day: date, start: time | None, minutes: int | None, name: str = "",
    contact: str = "", body: Any = None, **said: Any,
) -> Deed:  # fmt: skip
    """Staff book on behalf of somebody who calls or comes, for a body, or for the house itself; at once."""
    if not policy.is_steward_or_clock(actor, venue):
        raise NotYours(_("Only those who look after this place book it for others."))
    pk = hold(venue.site_id)
    limits = queries.limits_of(venue)
    span = span_of(venue, limits, day, start, minutes)
    judge(venue, span, staff=True)
    said["terms"] = queries.terms_for(venue, said["use"])
    if body is not None:
        who: dict[str, Any] = {"by": By.BODY, "body_id": body.id}
    elif name.strip() or actor.behalf_id:
        who = whose(actor, By.BEHALF, None, name, contact)
    else:
        who = {"by": By.STAFF, "body_id": venue.site.body_id}
    return begin(actor, venue, span, limits, {"id": pk, **said, **who}, staff=True)


@act("venues.booking.blocked", _("Block a time"), on=Booking, may=policy.is_steward_somewhere, creates=True,
     form=forms.Block)  # fmt: skip
def block(actor: Actor, *, venue: Venue, begins: datetime, ends: datetime, purpose: str) -> Deed:
    """The place is kept out of use for a time, whatever its hours; what is booked already is not pushed out."""
    if not policy.is_steward_or_clock(actor, venue):
        raise NotYours(_("Only those who look after this place book it for others."))
    pk = hold(venue.site_id)
    rules.refuse_past(begins, now(), rulebook.span("venues.block.back"))
    if ends <= begins:
        raise Refused(_("The end must come after the beginning."), field="ends")
    if not take(pk, venue.leaves, (begins, ends), (begins, ends), block=True):
        raise clash(venue, (begins, ends))
    at = now()
    return Deed(
        Booking(
            pk=pk, site=venue.site, venue=venue, begins=begins, ends=ends, by=By.BLOCK, use="other", purpose=purpose,
            body_id=venue.site.body_id, asked_at=at, order=at, state=State.CONFIRMED,
        )
    )  # fmt: skip
