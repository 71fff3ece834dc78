"""From a start, a term, pauses and extensions to the instant when it is due. Pure: no database, no clock.

How it is counted (Civil Code, articles 200 to 204):

* The start day is not counted; counting begins on the next day, and the last day ends at 24:00 in Beijing.
* Hours run through nights and holidays.
* A month ends on the day of the same number, or on the last day of a shorter month.
* Calendar days and months that would end on a day which is not worked end on the next working day. The code
  says "statutory holiday"; weekends are treated alike, weekends worked in exchange are not. 2026-10-03, a
  holiday, thus becomes 2026-10-08.
* A pause adds the time it took to a term in hours. From a term in days it takes every day of which it holds
  any part; that is explained in one sentence, and never makes a deadline earlier.
* An extension is counted from the day on which the time before it ends. The first due day stays known.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from linli.kernel.clock.days import (
    DAY,
    Days,
    Span,
    days_in_months,
    days_of,
    last_day,
    midnight_after,
    running,
    spans,
)
from linli.kernel.clock.present import local
from linli.kernel.clock.terms import Extension, Part, Pause, Term, Unit
from linli.kernel.clock.walk import Step, walk
from linli.kernel.clock.workdays import Calendar
from linli.kernel.refusals import Refused


@dataclass(frozen=True)
class Due:
    """When something is due.

    ``at`` is None while a pause without end runs; ``if_resumed`` then says what it would be were the clock to
    run again now. ``first_at`` is the due instant without pauses and extensions.
    """

    at: datetime | None
    if_resumed: datetime
    first_at: datetime
    parts: tuple[Part, ...]
    pauses: tuple[Pause, ...]
    stopped: tuple[Span, ...]
    paused_since: datetime | None
    paused_for: timedelta
    provisional: bool
    calendar: Calendar = field(compare=False, repr=False)

    @property
    def paused(self) -> bool:
        """Whether the clock stands still until further notice."""
        return self.paused_since is not None

    @property
    def term(self) -> Term:
        """The term as first given."""
        return self.parts[0].term

    @property
    def last_day(self) -> date:
        """The last day of the time given (while paused: if the clock ran again now)."""
        return last_day(self.if_resumed)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every day from the start to the end, and why it counts or does not."""
        return tuple(
            step for part in self.parts for step in walk(part, self.stopped, self.pauses, self.calendar)
        )


def reckon(
    start: datetime,
    term: Term,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
    *,
    now: datetime,
) -> Due:
    """When a term that began at ``start`` is due. ``now`` matters only while a pause without end runs."""
    if start.tzinfo is None:
        raise ValueError("reckon() needs an aware start: use linli.kernel.clock.now()")
    try:
        return _reckon(start.astimezone(UTC), term, calendar, tuple(pauses), extensions, now)
    except OverflowError:
        raise Refused(
            _("That would end after the year 9999. Check the day it begins and give a shorter time.")
        ) from None


def _reckon(
    start: datetime,
    term: Term,
    calendar: Calendar,
    pauses: tuple[Pause, ...],
    more: Sequence[Extension],
    now: datetime,
) -> Due:
    stopped = spans(pauses, start) if pauses else ()
    parts = _parts(start, term, more, stopped, calendar)
    since = min((p.start for p in pauses if p.end is None and p.start <= now), default=None)
    paused = since is not None and max(since, start) < parts[-1].at
    if paused:
        stopped = spans(pauses, start, until=now)
        parts = _parts(start, term, more, stopped, calendar)
    at = parts[-1].at
    first = parts[0].at if not stopped else _end(start, local(start).date(), term, (), (), calendar)
    years = range(local(start).year, last_day(at).year + 1)
    return Due(
        at=None if paused else at,
        if_resumed=at,
        first_at=first,
        parts=parts,
        pauses=pauses,
        stopped=stopped,
        paused_since=since if paused else None,
        paused_for=sum((min(b, now) - a for a, b in stopped if a < min(at, now)), timedelta()),
        provisional=any(p.term.unit != Unit.HOUR for p in parts) and any(map(calendar.provisional, years)),
        calendar=calendar,
    )


def _parts(
    start: datetime, term: Term, more: Sequence[Extension], stopped: tuple[Span, ...], calendar: Calendar
) -> tuple[Part, ...]:
    days = days_of(stopped)
    at = _end(start, local(start).date(), term, stopped, days, calendar)
    parts = [Part(term, start, at)]
    for extension in more:
        began, at = at, _end(at, last_day(at), extension.term, stopped, days, calendar)
        parts.append(Part(extension.term, began, at, extension))
    return tuple(parts)


def _end(
    begin: datetime,
    day: date,
    term: Term,
    stopped: tuple[Span, ...],
    days: tuple[Days, ...],
    calendar: Calendar,
) -> datetime:
    if term.unit == Unit.HOUR:
        return _after_hours(begin, timedelta(hours=term.number), stopped)
    working = term.unit == Unit.WORKING_DAY
    left = days_in_months(day, term.number) if term.unit == Unit.MONTH else term.number
    while left:
        day = running(day + DAY, days)
        left -= not working or calendar.is_workday(day)
    while not calendar.is_workday(day):
        day = running(day + DAY, days)
    return midnight_after(day).astimezone(UTC)


def _after_hours(at: datetime, left: timedelta, stopped: tuple[Span, ...]) -> datetime:
    for begin, end in stopped:
        if end <= at:
            continue
        ran = max(begin - at, timedelta())
        if ran >= left:
            break
        at, left = end, left - ran
    return at + left
