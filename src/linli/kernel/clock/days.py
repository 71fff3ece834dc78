"""Days: when one ends, which are stopped by a pause, how many a month has."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from linli.kernel.clock.present import ZONE, local
from linli.kernel.clock.terms import Pause

DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)
Span = tuple[datetime, datetime]
Days = tuple[date, date]


def spans(pauses: Iterable[Pause], after: datetime, until: datetime | None = None) -> tuple[Span, ...]:
    """The time stopped after ``after``, merged. A pause without end ends at ``until``, or is left out."""
    found = []
    for pause in pauses:
        end = pause.end or until
        if end is not None and end > max(pause.start, after):
            found.append((max(pause.start, after), end))
    found.sort()
    merged: list[Span] = []
    for begin, end in found:
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return tuple(merged)


def days_of(stopped: Iterable[Span]) -> tuple[Days, ...]:
    """The days stopped: a day counts as stopped when any part of it is, since half a day cannot be worked."""
    return tuple((local(begin).date(), last_day(end)) for begin, end in stopped)


def running(day: date, stopped: tuple[Days, ...]) -> date:
    """``day``, or the first day after it on which the clock runs."""
    for first, last in stopped:
        if first <= day <= last:
            day = last + DAY
    return day


def last_day(at: datetime) -> date:
    """The day that ends with, or holds, the instant: 24:00 still belongs to its day."""
    return local(at - INSTANT).date()


def midnight_after(day: date) -> datetime:
    """24:00 of a day in Beijing."""
    after = day + DAY
    return datetime(after.year, after.month, after.day, tzinfo=ZONE)


def days_in_months(day: date, months: int) -> int:
    """How many days lie between a day and the day of the same number some months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError
    return (date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) - day).days
