"""Somebody registers, is invited, takes the seat kept for them, gives it back."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotFound, NotNow, NotYours, Refused
from linli.kernel.seats import LIVE, SeatState
from linli.kernel.storing import lock
from linli.meetings import forms, policy, queries, rules
from linli.meetings.acts.line import settle_line
from linli.meetings.acts.telling import tell, when
from linli.meetings.models import Meeting, Registration
from linli.meetings.states import Audience, RegistrationState, Role, State
from linli.people import queries as people


def meeting_for(pk: int) -> Meeting:
    """The gathering, locked: all who ask for its seats wait for each other."""
    meeting: Meeting = lock(Meeting, pk)
    return meeting


def _new(meeting: Meeting, person: int, **said: Any) -> Registration:
    return Registration(meeting=meeting, person_id=person, asked_at=now(), order=now(), **said)


def _refuse_twice(rows: list[Registration], person: int) -> None:
    if any(one.person_id == person for one in rows):
        raise Refused(_("You are registered already."))


@act(
    "meetings.registration.made", pgettext_lazy("for a gathering", "Register"), on=Registration,
    may=policy.is_somebody, creates=True, form=forms.Register, rate="web.rate.raise",
)  # fmt: skip
def register(
    actor: Actor, *, meeting: int, listed: bool = False, wants_answers: bool = False, wish: str = ""
) -> Deed:
    """One seat, or a place in the line. What is true of the line is settled first, so nobody is passed over."""
    one, person = meeting_for(meeting), policy.person_of(actor)
    assert person is not None
    if not queries.meetings_seen(actor).filter(pk=one.pk).exists():
        raise NotFound(_("There is nothing here, or it is not open to you."))
    _refuse_closed(actor, one)
    rows = queries.live(one.pk)
    _refuse_twice(rows, person)
    seat = rules.next_seat(settle_line(one, rows), rows, one.seats)
    mine = _new(
        one,
        person,
        role=_role(actor, one),
        listed=listed,
        wants_answers=wants_answers,
        wish=rules.clean(wish),
    )
    mine.put(SeatState.TAKEN if seat else SeatState.WAITING, seat)
    text: Any = phrase(_("It begins on %(when)s. Place: %(where)s"), when=when(one), where=one.where or "—")
    if not seat:
        text = _("You are on the waiting list. When a seat falls free you are told.")
    subject = _("You have a seat") if seat else _("On the waiting list")
    return Deed(
        mine, amounts={"registered" if seat else "waiting": 1}, words=tell(one, subject, text, [person])
    )


def _refuse_closed(actor: Actor, meeting: Meeting) -> None:
    if meeting.state == State.CANCELLED:
        raise NotNow(_("It does not take place."))
    if meeting.state != State.NOTICED:
        raise NotNow(_("Nobody can register for this just now."))
    if not policy.may_come(actor, meeting):
        raise NotYours(_("Only those who are invited come to this. Ask whoever holds it."))
    rules.refuse_late(now(), meeting.begins_at, meeting.register_by)


def _role(actor: Actor, meeting: Meeting) -> str:
    if meeting.audience == Audience.PUBLIC:
        return Role.GUEST
    member = policy.is_member(actor, meeting)
    return Role.MEMBER if member or not policy.leads_above(actor, meeting) else Role.LEADING


@act(
    "meetings.registration.invited", _("Invite somebody"), on=Registration, may=policy.holds_somewhere,
    creates=True, form=forms.Invite,
)  # fmt: skip
def invite(actor: Actor, *, meeting: int, number: str, role: str = Role.GUEST) -> Deed:
    """A seat is held for somebody until it begins; they take it or leave it. Found by the number they gave."""
    one, person = meeting_for(meeting), people.person_by_number(number.strip())
    if not policy.holds_or_clock(actor, one):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    if one.state not in (State.DRAFTED, State.NOTICED):
        raise NotNow(_("It has been held or called off; nobody can be invited any more."))
    if person is None:
        raise Refused(
            _("Nobody has this number. It has ten figures and stands on the page “Mine”."), field="number"
        )
    rows = queries.live(one.pk)
    if any(row.person_id == person.pk for row in rows):
        raise Refused(_("This person is registered or invited already."), field="number")
    seat = rules.next_seat(settle_line(one, rows), rows, one.seats)
    if seat is None:
        raise Refused(_("All seats are taken. Add seats first."), field="number")
    mine = _new(one, person.pk, role=role)
    mine.put(SeatState.HELD, seat, one.begins_at)
    text = phrase(_("It begins on %(when)s. A seat is kept for you; say whether you come."), when=when(one))
    told = tell(one, _("You are invited"), text, [person.pk]) if one.state == State.NOTICED else []
    return Deed(mine, amounts={"invited": 1}, words=told)


@act("meetings.registration.taken", _("Take the seat"), on=Registration, may=policy.is_seat_of, move="take",
     form=forms.Take, primary=True)  # fmt: skip
def take(actor: Actor, seat: Registration, *, listed: bool = False, wants_answers: bool = False) -> Deed:
    """The seat kept for somebody becomes theirs, if its time is not over."""
    if seat.meeting.state != State.NOTICED:
        raise NotNow(_("It does not take place, or is over."))
    if seat.held_until is None or seat.held_until <= now():
        raise NotNow(
            _("The time for this seat is over; it was kept for you until then. You are in the line again.")
        )
    seat.put(SeatState.TAKEN, seat.seat)
    seat.listed, seat.wants_answers = listed or seat.listed, wants_answers or seat.wants_answers
    return Deed(amounts={"registered": 1})


@act("meetings.registration.left", _("Give the seat back"), on=Registration, may=policy.is_seat_of, move="leave",
     danger=True, next=_("Thank you: the seat goes to the next in the line."))  # fmt: skip
def leave(actor: Actor, seat: Registration) -> Deed:
    """Somebody does not come: a seat that falls free is kept for the next; leaving the line frees none."""
    if seat.meeting.begins_at <= now():
        raise NotNow(_("It has begun; the seat cannot be given back any more."))
    held = seat.seat is not None
    seat.put(SeatState.LEFT)
    rows = [one for one in queries.live(seat.meeting_id) if one.pk != seat.pk]
    if held:
        # The number is free for the next only when the row has let it go.
        Registration.objects.filter(pk=seat.pk).update(seat=None, state=SeatState.LEFT, held_until=None)
        settle_line(seat.meeting, rows)
    return Deed(amounts={"given_back" if held else "left_line": 1})


def noted_seat(meeting: Meeting, person: int) -> Registration | None:
    """The registration of one person at a gathering that can still be noted as there."""
    states = (*LIVE, RegistrationState.ENDED)
    rows = Registration.objects.filter(meeting=meeting, person=person, state__in=states)
    return rows.order_by("-id").first()
