"""What a person has going on with gatherings, and what calendars are told."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.clock import local, now
from linli.kernel.happenings import Happening, happens
from linli.kernel.seats import LIVE, SeatState
from linli.kernel.templatetags.face import monthday
from linli.kernel.together import Asking
from linli.meetings.models import Meeting, Registration
from linli.meetings.queries.listing import between, of_body
from linli.meetings.queries.seeing import own_seats
from linli.meetings.states import RegistrationState, State
from linli.people import queries as people

SHOWN = 20
SHAPES = {SeatState.TAKEN: "done", SeatState.HELD: "waiting", SeatState.WAITING: "waiting"}


def _sentence(one: Registration) -> str:
    begins = local(one.meeting.begins_at)
    when = f"{monthday(begins)} {begins:%H:%M}"
    if one.meeting.state == State.CANCELLED:
        return _("It does not take place. It was to begin on %(when)s.") % {"when": when}
    if one.state == SeatState.HELD and one.held_until and one.held_until > now():
        until = local(one.held_until)
        said = {"when": when, "until": f"{monthday(until)} {until:%H:%M}"}
        return _("%(when)s. A seat is kept for you until %(until)s: take it or give it back.") % said
    if one.state == SeatState.TAKEN:
        return _("%(when)s, %(where)s. You have a seat.") % {"when": when, "where": one.meeting.where or "—"}
    return _("%(when)s. You are on the waiting list.") % {"when": when}


@people.matters
def registrations(actor: Actor) -> Asking:
    """The reader's seats at what is not over yet, for the first page."""
    if actor.person_id is None:
        return []
    states = (*LIVE, RegistrationState.ENDED)
    rows = own_seats(actor).filter(state__in=states, meeting__ends_at__gt=now())
    found = yield rows.select_related("meeting__body").order_by("meeting__begins_at")[:SHOWN]
    return [
        {
            "title": one.meeting.title, "url": one.get_absolute_url(), "sentence": _sentence(one),
            "status": {"word": one.get_state_display(), "shape": SHAPES.get(SeatState(one.state), "closed")},
            "at": one.asked_at,
        }
        for one in found if one.state != RegistrationState.ENDED or one.meeting.state == State.CANCELLED
    ]  # fmt: skip


def _happening(meeting: Meeting, *, words: str = "") -> Happening:
    return Happening(
        uid=f"meetings.meeting-{meeting.pk}", title=meeting.title, begins=meeting.begins_at, ends=meeting.ends_at,
        sequence=meeting.version, where=meeting.where, words=words, url=meeting.get_absolute_url(),
        cancelled=meeting.state == State.CANCELLED,
    )  # fmt: skip


@happens("people.person")
def mine(actor: Actor, person: Any, first: datetime, until: datetime) -> Asking:
    """The gatherings at which a person has a seat, for themselves alone; what was called off stays as such."""
    if actor.person_id != person.pk:
        return []
    states = (SeatState.TAKEN, SeatState.HELD, RegistrationState.CAME, RegistrationState.ENDED)
    rows = Registration.objects.filter(person=person.pk, state__in=states).values("meeting")
    found = yield between(Meeting.objects.filter(pk__in=rows), first, until).order_by("begins_at")
    return [_happening(one) for one in found if one.state != State.DRAFTED]


@happens("organisations.body")
def held_by_body(actor: Actor, body: Any, first: datetime, until: datetime) -> Asking:
    """What an organisation holds, as this reader may know it; drafts only for those who plan them."""
    found = yield between(of_body(actor, body.pk), first, until).order_by("begins_at")
    return [_happening(one, words=str(one.get_kind_display())) for one in found]
