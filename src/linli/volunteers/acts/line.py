"""The line of a shift: asking for a place, holding a freed one for the next, taking it, giving it back."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import local, now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, Refused
from linli.kernel.seats import SeatState, hold_until, settle
from linli.kernel.storing import lock
from linli.volunteers import forms, policy, queries, rules
from linli.volunteers.models import Shift, SignUp, Task
from linli.volunteers.states import ShiftState


def when(shift: Shift) -> str:
    return f"{local(shift.begins_at):%Y-%m-%d %H:%M}"


def to(one: SignUp, subject: Any, text: Any, **values: Any) -> Word:
    """Word to whom a seat belongs; the sentence is filled with the task and its time."""
    known = {"task": one.task.title, "when": when(one.shift), "where": one.task.place_words, **values}
    told = phrase(text, **known)
    return Word(phrase(subject, **known), told, one.get_absolute_url(), to_person=one.person_id)


def locked(shift: Any) -> Shift:
    """A shift with its task locked, so that all who act at one task wait for each other."""
    found: Shift = Shift.objects.select_related(*Shift.WITH, "task__at").get(pk=getattr(shift, "pk", shift))
    found.task = lock(Task, found.task_id)
    return found


def settle_shift(shift: Shift, rows: Any = None) -> list[int]:
    """Bring the line to what is true now; the numbers of the seats that nobody waits for."""
    line = settle(queries.line_of(shift) if rows is None else rows, shift.seats, now())
    for one in line.lapsed:
        lapse_hold(CLOCK, one)
    if shift.begins_at > now():
        for one, seat in line.offered:
            offer_seat(CLOCK, one.pk, seat=seat)
    return line.free


def settle_line(shift: Any) -> None:
    """The clock's part: a line brought to what is true now."""
    with transaction.atomic():
        settle_shift(locked(shift))


@act("volunteers.signup.asked", _("Sign up"), on=SignUp, may=policy.is_somebody, creates=True, form=forms.Ask,
     hidden=True)  # fmt: skip
def ask(actor: Actor, *, shift: Any, wait: bool = False, anyway: bool = False) -> Deed:
    """The last place is given once. Whoever comes after is told, and waits if they wish.

    Who has something else at the same time is told what, and may still want both.
    """
    at = locked(shift)
    task, person = at.task, policy.self_of(actor) or 0
    if at.state != ShiftState.OPEN:
        raise NotNow(_("This shift was called off. Look for another one."))
    rules.refuse_closed(task.state, now(), task.closes_at, at.begins_at)
    profile = queries.profile_of_person(person)
    rules.refuse_unfit(queries.fit_of(profile, task), queries.wanted(task, at))
    rows, other = queries.line_and_clash(person, at)
    if any(one.person_id == person for one in rows):
        raise NotNow(_("You are signed up for this already. Look at “My service”."))
    if other is not None and not anyway:
        rules.refuse_clash(other.task.title, when(other.shift))
    free = settle_shift(at, rows)
    rules.refuse_full(len(free), wait)
    one = SignUp(task=task, shift=at, person_id=person, asked_at=now(), order=now())
    one.put(SeatState.TAKEN, free[0]) if free else one.put(SeatState.WAITING)
    return Deed(one, amounts={"asked": 1}, words=[_asked(one)])


def _asked(one: SignUp) -> Word:
    if one.state == SeatState.TAKEN:
        return to(
            one, _("You have a place: %(task)s"), _("%(when)s, %(where)s. You can give it back at any time.")
        )
    text = _(
        "All places are taken. When one falls free it is held for you, and you are told. %(when)s, %(where)s."
    )
    return to(one, _("You are on the waiting list: %(task)s"), text)


@act(
    "volunteers.signup.offered", _("Hold a place"), on=SignUp, may=policy.is_clock, move="offer", hidden=True
)
def offer_seat(actor: Actor, one: SignUp, *, seat: int) -> Deed:
    """A place fell free: it is held for the next in the line, for a set time."""
    until = hold_until(now(), one.shift.begins_at, queries.span_hours("volunteers.hold"))
    one.put(SeatState.HELD, seat, until)
    text = _(
        "A place is held for you until %(until)s: %(when)s, %(where)s. Take it, or leave it to the next; both are fine."
    )
    word = to(one, _("A place for you: %(task)s"), text, until=f"{local(until):%m-%d %H:%M}")
    return Deed(words=[word])


@act("volunteers.signup.lapsed", _("End a hold"), on=SignUp, may=policy.is_clock, move="lapse", hidden=True)
def lapse_hold(actor: Actor, one: SignUp) -> Deed:
    """The time of a hold is over: back to the end of the line, behind all others."""
    one.order = one.held_until or one.order
    one.put(SeatState.WAITING)
    return Deed()


@act("volunteers.signup.taken", _("Take the place"), on=SignUp, may=policy.is_self, move="take", primary=True,
     next=_("The place is yours. You are reminded the day before."))  # fmt: skip
def take(actor: Actor, one: SignUp) -> Deed:
    """The held place becomes one's own while the hold runs, and what the task asks for is still there."""
    if one.held_until is None or one.held_until <= now():
        raise NotNow(
            _("The hold has run out, and the place went to the next. You are still on the waiting list.")
        )
    rules.refuse_closed(one.task.state, now(), None, one.shift.begins_at)
    profile = queries.profile_of_person(one.person_id)
    rules.refuse_unfit(queries.fit_of(profile, one.task), queries.wanted(one.task, one.shift))
    one.put(SeatState.TAKEN, one.seat)
    return Deed(
        words=[
            to(
                one,
                _("You have a place: %(task)s"),
                _("%(when)s, %(where)s. You can give it back at any time."),
            )
        ]
    )


@act("volunteers.signup.left", _("Give my place back"), on=SignUp, may=policy.is_self, move="leave",
     next=_("Done, thank you for telling. Nobody keeps count of this."))  # fmt: skip
def leave(actor: Actor, one: SignUp) -> Deed:
    """At any time before it begins, without a reason and without a mark. Shortly before, the organiser is told."""
    if one.shift.begins_at <= now() and one.state != SeatState.WAITING:
        raise NotNow(_("It has begun already. Tell the organiser."))
    had, late = (
        one.state == SeatState.TAKEN,
        rules.is_late(one.shift.begins_at, now(), queries.span_hours("volunteers.leave.late")),
    )
    one.put(SeatState.LEFT)
    one.save(update_fields=["state", "seat", "held_until"])  # so that the line is settled without this seat
    settle_shift(one.shift)
    words = []
    if had and late:
        text = phrase(
            _("%(task)s, %(when)s: somebody gave their place back."),
            task=one.task.title,
            when=when(one.shift),
        )
        words = [
            Word(
                _("A place fell free shortly before"),
                text,
                one.task.get_absolute_url(),
                to_body=one.task.body_id,
            )
        ]
    return Deed(facts={"late": bool(had and late)}, words=words)


@act("volunteers.signup.ended", _("End a sign-up"), on=SignUp, may=policy.is_clock, move="end", hidden=True)
def end_seat(actor: Actor, one: SignUp) -> Deed:
    """The task was called off, has begun without this one, or its person has gone."""
    one.put(SeatState.ENDED)
    return Deed()


@act("volunteers.signup.reminded", _("Remind"), on=SignUp, may=policy.is_clock, hidden=True)
def remind(actor: Actor, one: SignUp) -> Deed:
    """The day before, once: when, where, whom to ask, what is still to do."""
    if one.reminded_at is not None or one.state != SeatState.TAKEN:
        raise Refused(_("There is nothing to remind of."))
    one.reminded_at = now()
    todo = queries.still_to_do(one.task, one.shift, queries.profile_of_person(one.person_id))
    text = _(
        "%(when)s, %(where)s. Questions: %(contact)s. %(todo)s If you cannot come, give your place back: that is fine."
    )
    return Deed(
        words=[to(one, _("Soon: %(task)s"), text, contact=one.task.contact, todo=todo[0] if todo else "")]
    )
