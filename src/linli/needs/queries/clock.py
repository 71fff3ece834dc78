"""The clocks of needs: recomputed from their entries, in one statement for a whole page."""

from collections.abc import Iterable
from typing import Any

from linli.kernel import rulebook
from linli.kernel.clock import Due, Extension, Left, Pause, Term, calendar, explain, left, local, now, reckon
from linli.kernel.journal.models import Entry
from linli.needs import rules
from linli.needs.models import Need
from linli.needs.states import HangCause, PauseCause

KINDS = [f"needs.need.{name}" for name in sorted(rules.CLOCK_ACTS)]
_CAUSES = {**dict(PauseCause.choices), **dict(HangCause.choices)}


def reckoned(course: rules.Course, region: str = "", *, what: str = "answer") -> Due:
    """When the answer (or the first contact, ``respond``) is due, by the rules in force on the day it began."""
    on = local(course.start).date()
    term = rulebook.term(f"needs.{what}.{course.urgency}", on, region)
    pauses = [Pause(begin, end, _CAUSES.get(cause, cause)) for begin, end, cause in course.pauses]
    more = [Extension(Term(number, unit), at, decided_at=at) for number, unit, at in course.extensions]
    return reckon(course.start, term, calendar(), pauses, more if what == "answer" else (), now=now())


def course_of(need: Need) -> rules.Course | None:
    """A need's course as its entries tell it: one statement."""
    rows = Entry.objects.filter(noun="needs.need", noun_id=need.pk, kind__in=KINDS).order_by("id")
    return rules.course(list(rows))


def explained(need: Need) -> tuple[Due, list[str]] | None:
    """The answer's due instant and the account of it, day by day."""
    course = course_of(need)
    if course is None:
        return None
    due = reckoned(course, need.area)
    return due, explain(due)


def dues(needs: Iterable[Need]) -> dict[int, Left]:
    """What is left for each need of a page: from the columns kept beside them where the clock is plain,
    from the entries (one statement for all) where it was paused or extended."""
    at, near, days = now(), rulebook.soon(), calendar()
    told: dict[int, Left] = {}
    for need in needs:
        told[need.pk] = left(_plain_due(need), at, days, near)
    return told


def _plain_due(need: Need) -> Any:
    """The need's due as columns know it: enough for the words left, without reading the journal."""
    if need.due_at is None and need.paused_at is None:
        return None
    course = rules.Course(
        need.clock_from,
        need.urgency,
        ((need.paused_at, None, ""),) if need.paused_at else (),
    )
    due = reckoned(course, need.area)
    return due if due.at == need.due_at or need.due_at is None else _moved(due, need)


def _moved(due: Due, need: Need) -> Due:
    return Due(
        need.due_at, need.due_at or due.if_resumed, due.first_at, due.parts, due.pauses, due.stopped,
        due.paused_since, due.paused_for, due.provisional, due.calendar,
    )  # fmt: skip


__all__ = ["KINDS", "course_of", "dues", "explained", "reckoned"]
