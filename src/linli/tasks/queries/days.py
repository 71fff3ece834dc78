"""What is left of the days up to one that was named, its own day included."""

from datetime import date

from linli.kernel import rulebook
from linli.kernel.clock import Left, Unit, now, today
from linli.kernel.clock.days import midnight_after
from linli.kernel.clock.remaining import OK, OVERDUE, SOON, TODAY


def left_of_day(on: date) -> Left:
    days, at = (on - today()).days, midnight_after(on)
    if days == 0:
        return Left(SOON, 0, TODAY, at, now())
    near = SOON if days <= rulebook.soon().working_days else OK
    return Left(near if days > 0 else OVERDUE, abs(days), Unit.CALENDAR_DAY, at, now())
