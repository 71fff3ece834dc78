"""Which beginnings are free, and for how long."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from linli.kernel.clock import local
from linli.venues.rules.asking import Limits, around
from linli.venues.rules.windows import MINUTE, Span


@dataclass(frozen=True)
class Busy:
    """A time that is taken: itself, and with its buffers. ``blocked``: it minds nobody's buffers."""

    core: Span
    full: Span
    blocked: bool = False


@dataclass(frozen=True)
class Slot:
    """A beginning that is free, and the most minutes from there."""

    begins: datetime
    minutes: int


def stands_against(busy: Busy, span: Span, full: Span) -> bool:
    """The two-sided rule of buffers: the old with its buffers against the new without, or the other way round."""
    if busy.blocked:
        return _meet(busy.core, span)
    return _meet(busy.full, span) or _meet(busy.core, full)


def _meet(a: Span, b: Span) -> bool:
    return a[1] > b[0] and a[0] < b[1]


def free_slots(
    windows: Iterable[Span], busy: Sequence[Busy], limits: Limits, earliest: datetime
) -> list[Slot]:
    """The beginnings of the grid from which at least the shortest booking is free."""
    found: list[Slot] = []
    for begin, end in windows:
        if limits.whole_day:
            minutes = (end - begin) // MINUTE
            if begin >= earliest and not any(stands_against(one, (begin, end), (begin, end)) for one in busy):
                found.append(Slot(begin, minutes))
            continue
        at = on_grid(max(begin, earliest), limits.grid)
        while at + limits.shortest * MINUTE <= end:
            if minutes := _longest(at, end, busy, limits):
                found.append(Slot(at, minutes))
            at += limits.grid * MINUTE
    return found


def on_grid(at: datetime, grid: int) -> datetime:
    """The instant itself, or the next step of the grid."""
    wall = local(at)
    midnight = wall.replace(hour=0, minute=0, second=0, microsecond=0)
    step = timedelta(minutes=grid)
    return midnight + -(-(wall - midnight) // step) * step


def _longest(at: datetime, end: datetime, busy: Sequence[Busy], limits: Limits) -> int:
    """The most minutes from a beginning; 0 where not even the shortest booking is free."""
    best, minutes = 0, limits.shortest
    while minutes <= limits.longest and at + minutes * MINUTE <= end:
        span = (at, at + minutes * MINUTE)
        if any(stands_against(one, span, around(span, limits)) for one in busy):
            break
        best = minutes
        minutes += limits.grid
    return best
