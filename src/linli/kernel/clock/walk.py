"""Day by day through a part of a deadline: which days count, and why. Only made when somebody asks."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from linli.kernel.clock.days import DAY, Days, Span, days_in_months, days_of, last_day
from linli.kernel.clock.present import local
from linli.kernel.clock.terms import Part, Pause, Unit
from linli.kernel.clock.workdays import Calendar

START = "start"
COUNTED = "counted"
MAKEUP = "makeup"  # a weekend day that is worked in exchange for a holiday, and so counts
WEEKEND = "weekend"
HOLIDAY = "holiday"
PAUSED = "paused"
ROLLED = "rolled"  # the time is used up, but a day that is not worked cannot end it
LAST = "last"  # the working day to which the end moved


class Step(NamedTuple):
    """A day: whether it counts, its number if so, a code why, and the name of the holiday or pause, or ''."""

    date: date
    counted: bool
    number: int | None
    why: str
    name: Any = ""


def walk(
    part: Part, stopped: tuple[Span, ...], pauses: tuple[Pause, ...], calendar: Calendar
) -> Iterator[Step]:
    """The days of one part, from the day it starts to the day it ends; none for hours."""
    if part.term.unit == Unit.HOUR:
        return
    day = last_day(part.began) if part.extension else local(part.began).date()
    goal = days_in_months(day, part.term.number) if part.term.unit == Unit.MONTH else part.term.number
    if not part.extension:
        yield Step(day, False, None, START, calendar.name(day))
    days, end, number = days_of(stopped), last_day(part.at), 0
    while day < end:
        day += DAY
        step = _step(day, number, goal, part.term.unit == Unit.WORKING_DAY, days, calendar)
        number = step.number or number
        yield step._replace(name=_reason(day, pauses)) if step.why == PAUSED else step


def _step(
    day: date, number: int, goal: int, working: bool, days: tuple[Days, ...], calendar: Calendar
) -> Step:
    name, worked = calendar.name(day), calendar.is_workday(day)
    if any(first <= day <= last for first, last in days):
        return Step(day, False, None, PAUSED)
    if number == goal:
        return Step(day, False, None, LAST if worked else ROLLED, name)
    if worked or not working:
        return Step(day, True, number + 1, MAKEUP if working and day.weekday() >= 5 else COUNTED, name)
    return Step(day, False, None, HOLIDAY if name else WEEKEND, name)


def _reason(day: date, pauses: tuple[Pause, ...]) -> Any:
    """The reason of the first pause that holds any part of the day."""
    for pause in sorted(pauses, key=lambda p: p.start):
        if local(pause.start).date() <= day and (pause.end is None or day <= last_day(pause.end)):
            return pause.reason
    return ""
