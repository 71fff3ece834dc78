"""Which days are worked: weekdays and weekends, corrected by the published schedule of each year."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils.translation import get_language

# What the law fixes whatever the year's schedule says; the holidays of the lunar calendar are not guessed.
FIXED = {
    (1, 1): ("New Year's Day", "元旦"),
    (5, 1): ("Labour Day", "劳动节"),
    (5, 2): ("Labour Day", "劳动节"),
    (10, 1): ("National Day", "国庆节"),
    (10, 2): ("National Day", "国庆节"),
    (10, 3): ("National Day", "国庆节"),
}


class Day(NamedTuple):
    """A day of the schedule: a holiday, or a weekend day that is worked in exchange for one."""

    date: date
    is_workday: bool
    name: str
    name_zh: str


class Calendar:
    """The days as they are known now. Never changed once built.

    A year is settled when both its 1 January and its 1 October are in the table, as they are in every yearly
    notice of the State Council; a single day entered by hand settles nothing. Every other year is
    provisional: weekends and the holidays that law fixes to a date.
    """

    __slots__ = ("_days", "_settled")

    def __init__(self, days: Iterable[Day]) -> None:
        self._days = {day.date: day for day in days}
        new_year, national = (
            {d.year for d in self._days if (d.month, d.day) == at} for at in ((1, 1), (10, 1))
        )
        self._settled = frozenset(new_year & national)

    def is_workday(self, day: date) -> bool:
        """Whether offices work on that day."""
        known = self._days.get(day)
        if known is not None:
            return known.is_workday
        if day.weekday() >= 5:
            return False
        return day.year in self._settled or (day.month, day.day) not in FIXED

    def provisional(self, year: int) -> bool:
        """Whether the official schedule of that year is still unknown."""
        return year not in self._settled

    def name(self, day: date) -> str:
        """The holiday a day is, or is worked in exchange for, in the reader's language; else empty."""
        chinese = (get_language() or "").startswith("zh")
        known = self._days.get(day)
        if known is not None:
            return known.name_zh if chinese else known.name
        if day.year not in self._settled and (day.month, day.day) in FIXED:
            return FIXED[day.month, day.day][chinese]
        return ""
