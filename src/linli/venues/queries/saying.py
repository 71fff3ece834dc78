"""A booking in plain words: where it stands, what happens next and by when."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import calendar, local, now
from linli.kernel.clock.remaining import say, say_day
from linli.kernel.together import Asking, alone
from linli.people import queries as people
from linli.venues import rules
from linli.venues.models import Booking
from linli.venues.queries.fair import place_in_line
from linli.venues.queries.limits import number
from linli.venues.queries.seen import bookings_of
from linli.venues.states import LIVE, By, Reason, State

SHAPES = {
    State.REQUESTED: "waiting", State.WAITING: "waiting", State.HELD: "soon", State.CONFIRMED: "done",
    State.DECLINED: "closed", State.CANCELLED: "closed", State.USED: "done", State.MISSED: "closed",
    State.LAPSED: "closed",
}  # fmt: skip
SHOWN, LOOKED_AT = 10, 100


def state_of(booking: Any, at: datetime | None = None) -> State:
    """Where it stands at this moment, whether or not anybody has written that down: what nobody answered has fallen
    free, what nobody spoke for in time counts as missed, what was only asked for is past with its time."""
    at = at or now()
    state = State(booking.state)
    if booking.has_fallen(at) or (state in (State.REQUESTED, State.WAITING) and booking.begins <= at):
        return State.LAPSED
    if (
        state == State.CONFIRMED
        and booking.ends + timedelta(days=number("use")) <= at
        and booking.by != "block"
    ):
        return State.MISSED
    return state


def status_of(booking: Any) -> dict[str, str]:
    """The state as parts/status.html wants it."""
    state = state_of(booking)
    if state == State.CONFIRMED and booking.ends <= now():
        return {"word": _("Over; not yet entered how it was"), "shape": "waiting"}
    if state == State.CONFIRMED and booking.answer_by:
        return {"word": _("Booked; to be confirmed again"), "shape": "soon"}
    return {"word": str(state.label), "shape": SHAPES[state]}


def when(booking: Any) -> str:
    """11月28日 (周六) 14:00–16:00"""
    begins, ends = local(booking.begins), local(booking.ends)
    until = f"{ends:%H:%M}" if ends.date() == begins.date() else end_of(booking.begins, booking.ends)
    return f"{day_said(begins)} {begins:%H:%M}–{until}"


def day_said(at: Any) -> str:
    """A day with its weekday."""
    day = at.date() if isinstance(at, datetime) else at
    return f"{say_day(day, now())} {weekday(day.weekday())}"


def weekday(n: int) -> str:
    return [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")][n]


def end_of(begins: datetime, ends: datetime) -> str:
    """24:00 of the same day, or an hour of the next."""
    a, b = local(begins), local(ends)
    if b.date() == a.date():
        return f"{b:%H:%M}"
    return (
        "24:00"
        if f"{b:%H:%M}" == "00:00" and (b.date() - a.date()).days == 1
        else _("%(time)s the next day") % {"time": f"{b:%H:%M}"}
    )


def answer_due(booking: Any) -> datetime:
    """By when staff answer a request: so many working days after it was asked."""
    return rules.working_days_later(
        booking.asked_at, int(rulebook.get("venues.confirm").number), calendar().is_workday
    )


def sentence(booking: Any) -> str:
    """What the asker is to know: one plain sentence."""
    state = state_of(booking)
    if state == State.REQUESTED:
        return _("You hear by %(by)s.") % {"by": say(answer_due(booking), now())}
    if state == State.HELD:
        return _("A place has fallen free and is held for you until %(by)s. Please take it or leave it.") % {
            "by": say(booking.answer_by, now())
        }
    if state == State.CONFIRMED and booking.answer_by:
        return _("It is yours if you confirm the series by %(by)s.") % {"by": say(booking.answer_by, now())}
    told = {
        State.WAITING: _("When it falls free, we hold it for you and tell you."),
        State.CONFIRMED: _(
            "It is booked for you. If you cannot come, please cancel it, so that others can have it."
        ),
        State.USED: _("%(n)s people came.") % {"n": booking.came},
        State.MISSED: _("Nobody said that it took place."),
    }
    return told.get(state) or (str(Reason(booking.reason).label) + _("(full stop)") if booking.reason else "")


def line_sentence(booking: Any) -> str:
    """One's place in the waiting line and the rule by which it goes."""
    place, hours = place_in_line(booking)
    return _(
        "You are number %(place)s in the line. Who had fewer hours at this place in the quarter comes first "
        "(you had %(hours)s), then who asked first."
    ) % {"place": place, "hours": f"{hours:g}"}


@people.matters
def matters_of(actor: Actor) -> Asking:
    """Bookings that are not over, for the first page and for "my matters"."""
    if actor.person_id is None:
        return []
    return [matter(one) for one in (yield from to_come(actor))]


def coming(actor: Actor) -> list[Booking]:
    """The reader's own that are not over, the next first; of a series its next date."""
    found: list[Booking] = alone(to_come(actor))
    return found


def to_come(actor: Actor) -> Asking:
    """The same as a part of what a page asks together."""
    rows = bookings_of(actor).filter(state__in=LIVE, ends__gt=now()).exclude(by=By.BLOCK)
    first: dict[Any, Booking] = {}
    for one in (yield rows.order_by("begins", "id")[:LOOKED_AT]):
        first.setdefault(one.series_id and -one.series_id or one.pk, one)
    return list(first.values())[:SHOWN]


def matter(booking: Any) -> dict[str, Any]:
    """A booking as parts/matters.html wants it."""
    return {
        "title": f"{booking.venue.name} · {when(booking)}", "url": booking.get_absolute_url(),
        "sentence": sentence(booking), "status": status_of(booking), "at": booking.asked_at,
    }  # fmt: skip
