"""Setting a need's clock: the columns by which desks sort, always as its entries will tell them again."""

from dataclasses import replace
from datetime import datetime

from linli.kernel.clock import now
from linli.needs import rules
from linli.needs.models import Need
from linli.needs.queries import course_of, reckoned


def start(need: Need, at: datetime | None = None) -> None:
    """The clock begins, or begins anew after a reopening."""
    need.clock_from = at or now()
    need.paused_at, need.extended_n = None, 0
    set_from(need, rules.Course(need.clock_from, need.urgency))


def set_from(need: Need, course: rules.Course) -> None:
    """Put the due instants of a course into the columns; while paused there is none."""
    due = reckoned(course, need.area)
    need.due_at = due.at
    need.respond_by = None if need.contacted_at else reckoned(course, need.area, what="respond").at


def paused(need: Need, cause: str) -> None:
    """The clock stands still from now on, for this cause; a cause before it ends here."""
    course, at = _course(need), now()
    need.paused_at = at
    set_from(need, replace(course, pauses=(*rules.closed(course.pauses, at), (at, None, cause))))


def running(need: Need) -> None:
    """The clock runs again from now on."""
    course = _course(need)
    need.paused_at = None
    set_from(need, replace(course, pauses=rules.closed(course.pauses, now())))


def goes_on(need: Need) -> None:
    """An answer was taken back: the clock is where it would be without it."""
    set_from(need, _course(need))


def extended(need: Need, number: int, unit: str) -> None:
    """More time, once."""
    course = _course(need)
    need.extended_n += 1
    set_from(need, replace(course, extensions=(*course.extensions, (number, unit, now()))))


def reclassified(need: Need) -> None:
    """Another class of the clock: the same beginning, pauses and extensions."""
    course = _course(need)
    set_from(need, replace(course, urgency=need.urgency))


def _course(need: Need) -> rules.Course:
    return course_of(need) or rules.Course(need.clock_from, need.urgency)
