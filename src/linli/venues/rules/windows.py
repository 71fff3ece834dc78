"""Weekly hours and closings as spans of time. Spans are half-open and may pass midnight."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from linli.kernel.clock.days import DAY, midnight_after

Span = tuple[datetime, datetime]
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Line:
    """A line of hours: ``on`` is a weekday "0" … "6", "worked", "rest" or "every"; minutes after midnight."""

    on: str
    begins: int
    ends: int
    valid_from: date
    valid_to: date | None = None


def windows(
    lines: Iterable[Line], first: date, until: date, is_workday: Callable[[date], bool]
) -> list[Span]:
    """What the lines say of the days [first, until), also what reaches into them from the night before.

    On each day the most particular lines hold: those for its weekday, else those for working days or days of rest
    (a Saturday worked in exchange for a holiday is a working day), else those for every day.
    """
    known, found = list(lines), []
    day = first - DAY
    while day < until:
        midnight = midnight_after(day - DAY)
        found += [
            (midnight + one.begins * MINUTE, midnight + one.ends * MINUTE)
            for one in lines_on(known, day, is_workday(day))
        ]
        day += DAY
    begin, end = midnight_after(first - DAY), midnight_after(until - DAY)
    return [(max(a, begin), min(b, end)) for a, b in merged(found) if b > begin and a < end]


def lines_on(lines: Iterable[Line], day: date, is_workday: bool) -> list[Line]:
    """The lines that hold on a day."""
    valid = [one for one in lines if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)]
    for on in kinds_of(day, is_workday):
        if chosen := [one for one in valid if one.on == on]:
            return chosen
    return []


def kinds_of(day: date, is_workday: bool) -> tuple[str, str, str]:
    """What a day is, the most particular first."""
    return str(day.weekday()), "worked" if is_workday else "rest", "every"


def merged(spans: Iterable[Span]) -> list[Span]:
    """In order, with what touches or overlaps put together."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return found


def minus(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """What is left of some spans."""
    left = list(spans)
    for begin, end in taken:
        cut: list[Span] = []
        for a, b in left:
            cut += [(a, b)] if b <= begin or a >= end else [s for s in ((a, begin), (end, b)) if s[0] < s[1]]
        left = cut
    return left


def within(span: Span, spans: Iterable[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in spans)


def bounds_of(day: date) -> Span:
    """A day from midnight to midnight."""
    return midnight_after(day - DAY), midnight_after(day)
