"""Seats in courses: who asks takes one or waits; a freed one is held for the next; then hours, as attended."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import local, now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, Refused
from linli.kernel.seats import SeatState, hold_until, settle
from linli.kernel.storing import lock
from linli.organisations import queries as organisations
from linli.training import forms, policy, queries, rules
from linli.training.models import Course, Enrolment
from linli.training.states import CourseState, EnrolmentState

SENT, DONE, MISSED = "training.enrolment.sent", "training.enrolment.done", "training.enrolment.missed"


def fill_line(course: Course, rows: list[Enrolment] | None = None) -> list[int]:
    """Settle the line of a locked course: let holds lapse, hold freed seats for the next. The seats left free."""
    if course.state != CourseState.OPEN or course.begins_at <= now():
        return []
    line = settle(queries.live_in(course) if rows is None else rows, course.seats, now())
    for one in line.lapsed:
        lapse_hold(CLOCK, one)
    for one, seat in line.offered:
        offer_seat(CLOCK, one, seat=seat)
    return line.free


def _enrol(actor: Actor, course: Course, person: int | None, post: Any) -> Deed:
    course = lock(Course, course)
    if course.state != CourseState.OPEN or course.begins_at <= now():
        raise NotNow(_("Enrolment for this course is over."))
    rows = queries.live_in(course)
    if any(one.person_id == person for one in rows):
        raise Refused(_("You are in this course already, or on its waiting list."))
    one = seated(course, person, post, _target(course, post), fill_line(course, rows))
    return Deed(one, amounts={"enrolled": 1} if one.state == SeatState.TAKEN else {"waiting": 1})


def seated(course: Course, person: int | None, post: Any, target: str, free: list[int]) -> Enrolment:
    """An enrolment on the first free seat, which is then no longer free, or in the line."""
    at, body = now(), post.body if post else course.body
    one = Enrolment(
        course=course, person_id=person, body=body, post=post, target=target, asked_at=at, order=at,
    )  # fmt: skip
    one.put(*((SeatState.TAKEN, free.pop(0)) if free else (SeatState.WAITING,)))
    return one


def told_of(one: Enrolment) -> Word:
    """What somebody is told who was put into a course: they may always say no."""
    known = one.state == SeatState.TAKEN
    said = (
        _("You are enrolled in a course: %(title)s")
        if known
        else _("You are on the waiting list of a course: %(title)s")
    )
    text = _(
        "If you cannot come, give the place back so that somebody else can have it. Nobody is marked for that."
    )
    subject = phrase(said, title=one.course.title)
    return Word(subject, text, one.course.get_absolute_url(), to_person=one.person_id)


def _target(course: Course, post: Any) -> str:
    """What the course counts as for this post: the target that its duty names, else the course's first."""
    named = (one.target for one in queries.duties() if post is not None and post.role.code in one.roles)
    return next((str(one) for one in named if one in course.targets), str(course.targets[0]))


@act(
    "training.enrolment.asked", _("Enrol"), on=Enrolment, may=policy.is_person, creates=True, hidden=True,
    form=forms.EnrolForm, next=_("You are on the list. You find the course under your matters."),
)  # fmt: skip
def enrol(actor: Actor, *, course: Course, post: int | None = None) -> Deed:
    """Somebody enrols themselves; without a free seat they wait in the line."""
    person = actor.behalf_id or actor.person_id
    held = {one.pk: one for one in organisations.posts_held(person or 0)}
    return _enrol(actor, course, person, held.get(post or 0))


@act(
    SENT, _("Put into the course"), on=Enrolment, may=policy.holds(policy.TEACH), creates=True,
    hidden=True, form=forms.SendForm,
)  # fmt: skip
def send(actor: Actor, *, course: Course, post: int) -> Deed:
    """A teacher puts the holder of a post who is due into the course; the holder is told and may say no."""
    path = actor.reach(policy.TEACH) or ""
    held = organisations.posts_below(path).filter(pk=post, state="filled").first() if path else None
    if held is None:
        raise Refused(_("There is no such post below you that somebody holds."), field="post")
    deed = _enrol(actor, course, held.person_id, held)
    deed.words = [told_of(deed.noun)]
    return deed


@act(
    "training.enrolment.offered", _("Hold a place"), on=Enrolment, may=policy.is_clock, move="offer", hidden=True
)  # fmt: skip
def offer_seat(actor: Actor, one: Enrolment, *, seat: int) -> Deed:
    """A seat fell free: it is held for the first of the line."""
    hold = timedelta(hours=int(rulebook.get("training.seat.hold").number))
    until = hold_until(now(), one.course.begins_at, hold)
    one.put(SeatState.HELD, seat, until)
    subject = phrase(_("A place is free for you: %(title)s"), title=one.course.title)
    text = phrase(
        _("It is held for you until %(at)s. Please take it, or give it back."),
        at=f"{local(until):%Y-%m-%d %H:%M}",
    )
    return Deed(
        words=[Word(subject, text, one.course.get_absolute_url(), to_person=one.person_id)], move="offer"
    )


@act(
    "training.enrolment.lapsed",
    _("Hold ran out"),
    on=Enrolment,
    may=policy.is_clock,
    move="lapse",
    hidden=True,
)
def lapse_hold(actor: Actor, one: Enrolment) -> Deed:
    """Nobody answered: back to the end of the line."""
    one.put(SeatState.WAITING)
    one.order = now()
    return Deed(move="lapse")


@act(
    "training.enrolment.taken", _("Take this place"), on=Enrolment, may=policy.is_own, move="take", primary=True,
    next=_("The place is yours."),
)  # fmt: skip
def take(actor: Actor, one: Enrolment) -> Deed:
    """Within the time for which it is held."""
    if one.held_until and one.held_until <= now():
        raise NotNow(_("The time for which it was held is over. You are on the waiting list again."))
    one.put(SeatState.TAKEN, one.seat)
    return Deed(amounts={"enrolled": 1})


@act(
    "training.enrolment.left", _("Give the place back"), on=Enrolment, may=policy.is_own_or_teaches, move="leave",
    danger=True, next=_("Given back. The next on the waiting list is asked."),
)  # fmt: skip
def leave(actor: Actor, one: Enrolment) -> Deed:
    """Saying no is no mark against anybody; the freed seat is held for the next."""
    had = one.state == SeatState.TAKEN
    one.put(SeatState.LEFT)
    return Deed(amounts={"enrolled": -1} if had else {})


def done_by(one: Enrolment, hours: int) -> Deed:
    """Somebody attended so many class hours."""
    one.state, one.held_until, one.hours, one.done_on = EnrolmentState.DONE, None, hours, today()
    return Deed(one, amounts={"trained": 1, "class_hours": hours, f"trained.{one.target}": 1})


def missed_by(one: Enrolment) -> Deed:
    """Somebody was not there: counted nowhere against them, they stay due."""
    one.state, one.held_until = EnrolmentState.MISSED, None
    return Deed(one)


def refuse_before(course: Course) -> None:
    if course.begins_at > now():
        raise NotNow(_("The course has not begun yet."))


@act(DONE, _("Attended"), on=Enrolment, may=policy.teaches, move="finish", form=forms.FinishForm)
def finish(actor: Actor, one: Enrolment, *, hours: int) -> Deed:
    """Class hours as attended, entered by whoever teaches, never by the person about themselves."""
    refuse_before(one.course)
    if one.person_id == actor.person_id:
        raise Refused(_("Somebody else enters your own result."))
    rules.refuse_hours(hours, one.course.hours)
    if not hours:
        raise Refused(_("Nobody attended no hours: say that they were not there."), field="hours")
    return done_by(one, hours)


@act(MISSED, _("Was not there"), on=Enrolment, may=policy.teaches, move="miss")
def miss(actor: Actor, one: Enrolment) -> Deed:
    """Counted nowhere against the person: they stay due."""
    refuse_before(one.course)
    return missed_by(one)


@act("training.enrolment.corrected", _("Correct the result"), on=Enrolment, may=policy.teaches, move="correct",
     form=forms.ReasonForm)  # fmt: skip
def correct(actor: Actor, one: Enrolment, *, reason: str) -> Deed:
    """The opposite amounts; then the result is entered anew."""
    counted = (
        {"trained": -1, "class_hours": -(one.hours or 0), f"trained.{one.target}": -1} if one.hours else {}
    )
    one.hours = one.done_on = None
    if one.seat is None:  # they waited, and were there all the same
        one.seat = queries.seat_above(one.course)
    return Deed(amounts=counted, remark=reason.strip())


@act(
    "training.enrolment.ended", _("The course is over or does not take place"), on=Enrolment, may=policy.is_clock,
    move="end", hidden=True,
)  # fmt: skip
def end_seat(actor: Actor, one: Enrolment) -> Deed:
    """The course was cancelled, or is over and the line with it."""
    had = one.state == SeatState.TAKEN
    one.put(SeatState.ENDED)
    return Deed(amounts={"enrolled": -1} if had else {})


@act("training.course.settled", _("The line moves on"), on=Course, may=policy.is_clock, hidden=True)
def settle_course(actor: Actor, course: Course) -> Deed:
    """The clock does sooner what the next act at the course would do."""
    return Deed(facts={"free": len(fill_line(course))})
