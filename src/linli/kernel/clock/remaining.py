"""How much time is left, in a few words: "2 working days left", "due today before 18:00", "1 day overdue"."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext

from linli.kernel.clock.days import DAY, last_day
from linli.kernel.clock.present import local
from linli.kernel.clock.reckoning import Due
from linli.kernel.clock.terms import Unit
from linli.kernel.clock.workdays import Calendar

OK, SOON, OVERDUE, PAUSED, NONE = "ok", "soon", "overdue", "paused", "none"
MINUTE, TODAY = "minute", "today"
HOUR = timedelta(hours=1)
# Beyond these a smaller unit says nothing to a reader.
HOURS_SAID, WORKING_DAYS_SAID = 72 * HOUR, 400 * DAY


@dataclass(frozen=True, slots=True)
class Soon:
    """From when on a deadline is near: so many working days, or hours for terms in hours."""

    working_days: int
    hours: int


@dataclass(frozen=True, slots=True)
class Left:
    """``state``: ok, soon, overdue, paused or none; ``amount`` of ``unit``: what is left, or overdue."""

    state: str
    amount: int = 0
    unit: str = ""
    at: datetime | None = None
    now: datetime | None = None
    provisional: bool = False


def left(due: Due | None, now: datetime, calendar: Calendar, soon: Soon) -> Left:
    """What is left of a deadline at ``now``. Derived each time it is read, never stored."""
    if due is None:
        return Left(NONE)
    if due.at is None:
        return Left(PAUSED, at=due.paused_since, now=now, provisional=due.provisional)
    unit = due.parts[-1].term.unit
    if now >= due.at:
        amount, unit = _over(due, unit, now, calendar)
        return Left(OVERDUE, amount, unit, due.at, now, due.provisional)
    if unit == Unit.HOUR:
        state = SOON if due.at - now <= soon.hours * HOUR else OK
        return Left(state, *_clock(due.at - now), due.at, now, due.provisional)
    return Left(
        _near(due, now, calendar, soon), *_ahead(due, unit, now, calendar), due.at, now, due.provisional
    )


def _near(due: Due, now: datetime, calendar: Calendar, soon: Soon) -> str:
    day, found = local(now).date(), 0
    while day < due.last_day and found <= soon.working_days:
        day += DAY
        found += calendar.is_workday(day)
    return SOON if found <= soon.working_days else OK


def _ahead(due: Due, unit: str, now: datetime, calendar: Calendar) -> tuple[int, str]:
    today = local(now).date()
    return _between(today, due.last_day, unit, calendar) if today < due.last_day else (0, TODAY)


def _over(due: Due, unit: str, now: datetime, calendar: Calendar) -> tuple[int, str]:
    assert due.at is not None
    if unit == Unit.HOUR:
        return _clock(now - due.at)
    return _between(due.last_day, local(now).date(), unit, calendar)


def _between(after: date, until: date, unit: str, calendar: Calendar) -> tuple[int, str]:
    """The days after one day up to another, in working days where the term is and where there are any."""
    n = (until - after).days
    if unit == Unit.WORKING_DAY and until - after <= WORKING_DAYS_SAID:
        worked = sum(calendar.is_workday(after + i * DAY) for i in range(1, n + 1))
        if worked:
            return worked, Unit.WORKING_DAY
    return n, Unit.CALENDAR_DAY


def _clock(span: timedelta) -> tuple[int, str]:
    if span >= HOURS_SAID:
        return span // DAY, Unit.CALENDAR_DAY
    return (span // HOUR, Unit.HOUR) if span >= HOUR else (max(1, span // timedelta(minutes=1)), MINUTE)


_LEFT: dict[str, Any] = {
    TODAY: gettext_lazy("Due today before %(by)s"),
    MINUTE: ngettext_lazy("%(n)d minute left (%(by)s)", "%(n)d minutes left (%(by)s)", "n"),
    Unit.HOUR: ngettext_lazy("%(n)d hour left (%(by)s)", "%(n)d hours left (%(by)s)", "n"),
    Unit.CALENDAR_DAY: ngettext_lazy("%(n)d day left (%(by)s)", "%(n)d days left (%(by)s)", "n"),
    Unit.WORKING_DAY: ngettext_lazy(
        "%(n)d working day left (%(by)s)", "%(n)d working days left (%(by)s)", "n"
    ),
}
_OVER: dict[str, Any] = {
    MINUTE: ngettext_lazy("%(n)d minute overdue (%(by)s)", "%(n)d minutes overdue (%(by)s)", "n"),
    Unit.HOUR: ngettext_lazy("%(n)d hour overdue (%(by)s)", "%(n)d hours overdue (%(by)s)", "n"),
    Unit.CALENDAR_DAY: ngettext_lazy("%(n)d day overdue (%(by)s)", "%(n)d days overdue (%(by)s)", "n"),
    Unit.WORKING_DAY: ngettext_lazy(
        "%(n)d working day overdue (%(by)s)", "%(n)d working days overdue (%(by)s)", "n"
    ),
}


def sentence(what: Left) -> str:
    """``what`` in the reader's words, with the day or hour it is due."""
    if what.at is None or what.now is None:
        return _("No time limit")
    if what.state == PAUSED:
        return _("The clock stands still since %(day)s") % {"day": say_day(local(what.at).date(), what.now)}
    by = say_time(what.at) if what.unit == TODAY else say(what.at, what.now)
    words = str((_OVER if what.state == OVERDUE else _LEFT)[what.unit] % {"n": what.amount, "by": by})
    return _("%(left)s, provisional") % {"left": words} if what.provisional else words


# The same without the day, for a list that is read down its column.
_SPAN: dict[str, Any] = {
    MINUTE: ngettext_lazy("%(n)d minute", "%(n)d minutes", "n"),
    Unit.HOUR: ngettext_lazy("%(n)d hour", "%(n)d hours", "n"),
    Unit.CALENDAR_DAY: ngettext_lazy("%(n)d day", "%(n)d days", "n"),
    Unit.WORKING_DAY: ngettext_lazy("%(n)d working day", "%(n)d working days", "n"),
}


def brief(what: Left) -> str:
    """``what`` in three or four words; ``sentence`` tells the day beside it."""
    if what.at is None or what.now is None or what.state == PAUSED:
        return _("Clock stopped") if what.state == PAUSED else _("No time limit")
    if what.unit == TODAY:
        return _("Today by %(by)s") % {"by": say_time(what.at)}
    span = _SPAN[what.unit] % {"n": what.amount}
    return (_("%(span)s overdue") if what.state == OVERDUE else _("%(span)s left")) % {"span": span}


def say(at: datetime, now: datetime) -> str:
    """When something is due: its day, and the hour where it is not the day's end; today the hour alone."""
    hour = say_time(at)
    if hour == "24:00":
        return say_day(last_day(at), now)
    if local(at).date() == local(now).date():
        return hour
    return f"{say_day(local(at).date(), now)} {hour}"


def say_day(day: date, now: datetime) -> str:
    """A day, with its year only where that is another."""
    # Translators: a date format of Django: month and day without the year.
    short = pgettext("date format", "F j")
    return date_format(day, short if day.year == local(now).year else "DATE_FORMAT")


def say_time(at: datetime) -> str:
    """The hour on the wall in Beijing; the end of a day is 24:00."""
    wall = local(at)
    return "24:00" if wall.time() == time.min else wall.strftime("%H:%M")
