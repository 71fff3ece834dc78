"""The clocks of needs: recomputed from their entries, in one statement for a whole page."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from linli.kernel import rulebook
from linli.kernel.clock import (
    Due,
    Extension,
    Left,
    Pause,
    Term,
    calendar,
    explain,
    left,
    local,
    now,
    reckon,
    today,
)
from linli.kernel.clock.days import midnight_after
from linli.kernel.journal.models import Entry
from linli.kernel.together import Asking, alone
from linli.needs import rules
from linli.needs.models import Need
from linli.needs.states import OPEN, HangCause, PauseCause

KINDS = [f"needs.need.{name}" for name in sorted(rules.CLOCK_ACTS)]
_CLOCK = (
    "body_id", "area", "urgency", "clock_from", "paused_at", "extended_n", "contacted_at", "respond_by", "due_at",
)  # fmt: skip
_CAUSES = {**dict(PauseCause.choices), **dict(HangCause.choices)}


def reckoned(course: rules.Course, region: str = "", *, what: str = "answer") -> Due:
    """When the answer (or the first contact, ``respond``) is due, by the rules of the day it began."""
    on = local(course.start).date()
    term = rulebook.term(f"needs.{what}.{course.urgency}", on, region)
    pauses = [Pause(begin, end, _CAUSES.get(cause, cause)) for begin, end, cause in course.pauses]
    more = [Extension(Term(number, unit), at, decided_at=at) for number, unit, at in course.extensions]
    return reckon(course.start, term, calendar(), pauses, more if what == "answer" else (), now=now())


def course_of(need: Need) -> rules.Course | None:
    """A need's course as its entries tell it: one statement."""
    found: rules.Course | None = alone(_courses([need.pk])).get(need.pk)
    return found


def due_again(need: Need, course: rules.Course | None) -> tuple[datetime | None, datetime | None]:
    """What the columns ``respond_by`` and ``due_at`` of a running need hold by the calendar as it is known now."""
    course = course or _plain(need)
    respond = need.respond_by and reckoned(course, need.area, what="respond").at
    return respond, need.due_at and reckoned(course, need.area).at


def running_after(place: list[Any], most: int) -> tuple[list[Need], list[Any] | None]:
    """Some open needs whose clock runs, in the order of the desks' index, and the place of the last, None at
    the end. Only what their clocks need is read."""
    rows = Need.objects.filter(state__in=OPEN, due_at__isnull=False).order_by("body_id", "due_at", "id")
    if place:
        rows = rows.extra(
            where=["(needs_need.body_id, needs_need.due_at, needs_need.id) > (%s, %s, %s)"], params=place
        )
    found = list(rows.only(*_CLOCK)[:most])
    last = found[-1] if len(found) == most else None
    return found, [last.body_id, last.due_at.isoformat(), last.pk] if last and last.due_at else None


def shifted(needs: list[Need]) -> list[Need]:
    """Those of some needs whose time limits are no longer what the calendar makes of them: one statement."""
    told = alone(_courses([need.pk for need in needs]))
    return [need for need in needs if due_again(need, told.get(need.pk)) != (need.respond_by, need.due_at)]


def explained(need: Need, entries: list[Entry] | None = None) -> tuple[Due, list[str]] | None:
    """The answer's due instant and the account of it, day by day; no statement if the entries are given."""
    course = course_of(need) if entries is None else rules.course(entries)
    if course is None:
        return None
    due = reckoned(course, need.area)
    return due, explain(due)


def dues(needs: Iterable[Need]) -> dict[int, Left]:
    """What is left for the answer to each need of a page.

    From the columns kept beside them where the clock is plain; where it was paused or extended from the
    entries, one statement for all.
    """
    found: dict[int, Left] = alone(to_be_due(needs))
    return found


def to_be_due(needs: Iterable[Need]) -> Asking:
    """The same as a part of what a page asks together."""
    rows = list(needs)
    told = yield from _courses([need.pk for need in rows if need.extended_n or need.paused_at])
    at, near, days = now(), rulebook.soon(), calendar()
    return {need.pk: left(_due(need, told.get(need.pk)), at, days, near) for need in rows}


def due_by(need: Need, entries: list[Entry]) -> Left:
    """The same for one need whose entries are at hand: no statement."""
    moved = need.extended_n or need.paused_at
    course = rules.course([entry for entry in entries if entry.noun_id == need.pk]) if moved else None
    return left(_due(need, course), now(), calendar(), rulebook.soon())


def contacts_due(needs: Iterable[Need]) -> dict[int, Left]:
    """What is left for the first contact with those of a page who still wait for one: no statement."""
    at, near, days = now(), rulebook.soon(), calendar()
    waiting = [need for need in needs if need.respond_by and not need.contacted_at]
    return {need.pk: left(_respond(need), at, days, near) for need in waiting}


def most_extensions(need: Need) -> int:
    """How often a need of this class may be given more time."""
    return int(rulebook.get(f"needs.extension.max.{need.urgency}", region=need.area).number)


def too_late(need: Need) -> set[str]:
    """The verbs for which the moment has passed, so that no button is shown that would only refuse."""
    late = bool(need.due_at and now() > need.due_at)
    fits = {"extended": not late and need.extended_n < most_extensions(need), "excluded": rules.unasked(need)}
    return {verb for verb, fit in fits.items() if not fit}


def near_until() -> datetime:
    """Up to when a deadline counts as near: the end of so many working days from today."""
    day: date = today()
    found, wanted, days = 0, rulebook.soon().working_days, calendar()
    while found < wanted:
        day += timedelta(days=1)
        found += days.is_workday(day)
    return midnight_after(day)


def _courses(pks: list[int]) -> Asking:
    if not pks:
        return {}
    by_need: dict[int, list[Entry]] = {}
    for row in (
        yield Entry.objects.filter(noun="needs.need", noun_id__in=pks, kind__in=KINDS).order_by("id")
    ):
        by_need.setdefault(row.noun_id or 0, []).append(row)
    read = {pk: rules.course(rows) for pk, rows in by_need.items()}
    return {pk: course for pk, course in read.items() if course is not None}


def _due(need: Need, course: rules.Course | None) -> Due | None:
    if need.due_at is None and need.paused_at is None:
        return None
    return _at(reckoned(course or _plain(need), need.area), need.due_at)


def _respond(need: Need) -> Due:
    return _at(reckoned(_plain(need), need.area, what="respond"), need.respond_by)


def _plain(need: Need) -> rules.Course:
    stop = ((need.paused_at, None, ""),) if need.paused_at else ()
    return rules.Course(need.clock_from, need.urgency, stop)


def _at(due: Due, kept: Any) -> Due:
    """The column decides: what a desk sorts by is what it shows."""
    if kept is None or due.at == kept:
        return due
    return replace(due, at=kept, if_resumed=kept, paused_since=None)


__all__ = [
    "KINDS",
    "contacts_due",
    "course_of",
    "due_again",
    "due_by",
    "dues",
    "explained",
    "most_extensions",
    "near_until",
    "reckoned",
    "running_after",
    "shifted",
    "too_late",
]
