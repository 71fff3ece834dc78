"""The calendar of a branch: what the frequency rules ask for, what is planned, held, missing."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

DAY = timedelta(days=1)
HELD, PLANNED, COMING, MISSING, EXPLAINED = "held", "planned", "coming", "missing", "explained"


@dataclass(frozen=True)
class Turn:
    """One gathering of a kind: on which day, held or only planned."""

    day: date
    held: bool
    noun: Any = None


@dataclass
class Cell:
    """One kind in one period [first, until): how it stands, and by which gatherings."""

    kind: str
    first: date
    until: date
    state: str
    turns: list[Turn] = field(default_factory=list)
    reason: str = ""

    @property
    def last(self) -> date:
        return self.until - DAY


def period_of(day: date, months: int) -> tuple[date, date]:
    """The period of so many months in which a day lies: [first, until). Periods begin in January."""
    first = day.month - 1 - (day.month - 1) % months
    end = first + months
    return date(day.year, first + 1, 1), date(day.year + end // 12, end % 12 + 1, 1)


def cells(
    kind: str,
    months: int,
    year: int,
    turns: Iterable[Turn],
    today: date,
    reasons: dict[date, str],
    since: date | None,
) -> list[Cell]:
    """The periods of one kind in a year, each with how it stands today.

    Missing is what is over and was not held, or the period that runs and in which nothing is planned; what lies
    ahead is only coming. Nothing is missing before ``since``, the day from which the organisation was there.
    """
    found, first = [], date(year, 1, 1)
    every = sorted(turns, key=lambda one: one.day)
    while first.year == year:
        _first, until = period_of(first, months)
        here = [one for one in every if first <= one.day < until]
        if since is None or since < until:
            found.append(
                Cell(
                    kind,
                    first,
                    until,
                    _state(here, first, today, first in reasons),
                    here,
                    reasons.get(first, ""),
                )
            )
        first = until
    return found


def _state(here: Sequence[Turn], first: date, today: date, explained: bool) -> str:
    if any(one.held for one in here):
        return HELD
    if any(not one.held and one.day >= today for one in here):
        return PLANNED
    if first > today:
        return COMING
    return EXPLAINED if explained else MISSING


def propose(cell: Cell, day: int | None, today: date) -> date:
    """The day on which to plan what is missing: the fixed day in the period if it lies ahead, else a week from now.

    Never outside of its period while some of that lies ahead.
    """
    month, options = cell.first, []
    while day and month < cell.until:
        options.append(month.replace(day=min(day, monthrange(month.year, month.month)[1])))
        month = (month.replace(day=28) + 4 * DAY).replace(day=1)
    ahead = [one for one in options if one > today]
    if ahead:
        return ahead[0]
    return max(today + DAY, min(max(today, cell.first) + 7 * DAY, cell.last))
