"""Statistical months: calendar months, or from another day of the month where the rulebook says so; and quarters and
years made of them. Boards, indicators, portraits, ledgers and papers all ask here."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from linli.kernel import rulebook
from linli.kernel.clock.days import DAY
from linli.kernel.clock.present import today

LATEST_START = 28  # every month has such a day


@dataclass(frozen=True)
class Period:
    """Whole days [first, until)."""

    first: date
    until: date

    @property
    def last(self) -> date:
        return self.until - timedelta(days=1)

    @property
    def code(self) -> str:
        """``2026-11``, ``2026-Q4``, ``2026``: a month is called after the calendar month in which it ends."""
        if self.months == 12:
            return f"{self.last:%Y}"
        return f"{self.last:%Y}-Q{(self.last.month + 2) // 3}" if self.months == 3 else f"{self.last:%Y-%m}"

    @property
    def months(self) -> int:
        """How many statistical months it has."""
        return (self.until.year - self.first.year) * 12 + self.until.month - self.first.month


def month_of(on: date, starts: int | None = None) -> Period:
    """The statistical month in which a day lies."""
    begin = starts_day() if starts is None else starts
    first = (on if on.day >= begin else on.replace(day=1) - timedelta(days=1)).replace(day=begin)
    return Period(first, _month_later(first))


def month_called(code: str) -> Period:
    """The statistical month ``2026-11``; the present one for anything else."""
    found = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", code)
    if not found:
        return month_of(today())
    begin = starts_day()
    ends = date(int(found[1]), int(found[2]), 1)
    return month_of(ends if begin == 1 else ends.replace(day=begin) - timedelta(days=1))


def period_called(code: str) -> Period:
    """The quarter ``2026-Q4``, the year ``2026``, or the month; the present month for anything else."""
    found = re.fullmatch(r"(20\d\d)(?:-Q([1-4]))?", code)
    if not found:
        return month_called(code)
    year, quarter = int(found[1]), int(found[2] or 0)
    begins, ends = (quarter * 3 - 2, quarter * 3) if quarter else (1, 12)
    return Period(month_called(f"{year}-{begins:02}").first, month_called(f"{year}-{ends:02}").until)


def year_of(on: date) -> Period:
    """The statistical year in which a day lies."""
    return period_called(f"{month_of(on).last:%Y}")


def year_called(number: int) -> Period:
    """The twelve statistical months of a year."""
    return period_called(str(number))


def months_in(period: Period) -> list[Period]:
    """The statistical months of which a quarter or a year is made, oldest first."""
    return months_to(month_of(period.last, period.first.day), period.months)


def before(period: Period) -> Period:
    """The month, quarter or year before."""
    return like(period, period.first - DAY)


def like(period: Period, on: date) -> Period:
    """The month, quarter or year in which a day lies, of the length of ``period``."""
    month = month_of(on)
    codes = {12: f"{month.last:%Y}", 3: f"{month.last:%Y}-Q{(month.last.month + 2) // 3}"}
    return period_called(codes.get(period.months, month.code))


def months_to(period: Period, count: int) -> list[Period]:
    """``count`` statistical months, oldest first, the last one being ``period``."""
    months = [period]
    while len(months) < count:
        months.insert(0, month_of(months[0].first - timedelta(days=1), period.first.day))
    return months


def is_whole(first: date, until: date) -> bool:
    """Whether the days are one or more statistical months."""
    begin = starts_day()
    return first < until and first.day == until.day == begin


def starts_day() -> int:
    """The day on which a statistical month begins."""
    return min(int(rulebook.get("clock.month.begins").number), LATEST_START)


def _month_later(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=first.day)
