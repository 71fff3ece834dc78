"""What training does when a seat falls free, and when the clock ticks."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from linli.kernel import rulebook
from linli.kernel.actors import CLOCK, Actor
from linli.kernel.clock import now, today
from linli.kernel.erasing import once_a_day
from linli.kernel.jobs import tick
from linli.kernel.refusals import Refused
from linli.training import acts, queries
from linli.training.models import Enrolment

AT_ONCE = 200


def go_to_the_next(actor: Actor, one: Enrolment, entry: Any) -> None:
    """A seat fell free: it is held for the next in the line."""
    acts.fill_line(one.course)


def end_seats(actor: Actor, course: Any, entry: Any) -> None:
    """Nobody keeps a seat in a course that does not take place, nor waits for one that is over."""
    for one in queries.live_in(course):
        acts.end_seat(CLOCK, one)


def move_with(actor: Actor, meeting: Any, entry: Any) -> None:
    """A course begins when its first session begins, also when that is moved or called off."""
    course = queries.moved_with(meeting.pk)
    if course is not None:
        acts.move_course(CLOCK, course)


def call_off(actor: Actor, course: Any, entry: Any) -> None:
    """The gatherings of a course that is cancelled do not take place either."""
    with translation.override(settings.LANGUAGE_CODE):
        acts.call_off_sessions(actor, course, gettext("The course is cancelled."))


@tick("training.reminders")
def remind() -> int:
    """Once a day: contracts and turns that end, each step of each once."""
    return once_a_day(_remind_all, "training.reminders")


def _remind_all() -> int:
    told = sum(_done(acts.remind_of_contract, one, step=step) for one, step in queries.contracts_to_remind())
    return told + sum(
        _done(acts.remind_of_turn, turn.duty, post=turn.post, step=step, on=turn.due.on)
        for turn, step in queries.turns_to_remind()
    )


@tick("training.lines")
def settle_lines() -> int:
    """Holds that have run out go to the next; whatever happens at the course would do the same."""
    due = Enrolment.objects.filter(state="held", held_until__lte=now()).order_by("held_until")[:AT_ONCE]
    courses = {one.course_id for one in due}
    return sum(_done(acts.settle_course, pk) for pk in courses)


@tick("training.reserve")
def look_after_reserve() -> int:
    """Once a day: entries that end are told to their person, those whose time is over end."""
    return once_a_day(_reserve, "training.reserve")


def _reserve() -> int:
    gone = sum(_done(acts.expire, one) for one in _some(queries.over(today())))
    steps = [int(n) for n in rulebook.get("training.reserve.remind").numbers]
    told = 0
    for step in sorted(steps):
        until = today() + timedelta(days=step)
        told += sum(_done(acts.remind, one, step=step) for one in _some(queries.to_remind(until, step)))
    return gone + told


def _some(rows: Any) -> Iterable[Any]:
    return list(rows[:AT_ONCE])


def _done(act: Any, noun: Any, **how: Any) -> int:
    """One act of the clock; what somebody has just changed is looked at next time."""
    try:
        act(CLOCK, noun, **how)
    except Refused:
        return 0
    return 1


REACTIONS: dict[str, list[Any]] = {
    "training.enrolment.left": [go_to_the_next],
    "training.course.cancelled": [end_seats, call_off],
    "training.course.closed": [end_seats],
    "meetings.meeting.moved": [move_with],
    "meetings.meeting.cancelled": [move_with],
}
