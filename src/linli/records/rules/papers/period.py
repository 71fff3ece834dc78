"""The period of a report: a month, a quarter or a year, with those it is compared with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

MONTHS = {"month": 1, "quarter": 3, "year": 12}
_CODE = re.compile(r"(20\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?")


@dataclass(frozen=True)
class Period:
    """``code`` 2026-11, 2026-Q4 or 2026; ``ends`` is the calendar month in which it ends, as (year, month)."""

    code: str
    unit: str
    ends: tuple[int, int]

    @property
    def months(self) -> int:
        return MONTHS[self.unit]

    @property
    def words(self) -> str:
        """2026年11月, 2026年第四季度, 2026年: as a paper says it."""
        year, month = self.ends
        if self.unit == "month":
            return f"{year}年{month}月"
        return f"{year}年第{'一二三四'[month // 3 - 1]}季度" if self.unit == "quarter" else f"{year}年"


class Span(NamedTuple):
    """Whole days [first, until)."""

    first: date
    until: date


def period_called(code: str) -> Period | None:
    found = _CODE.fullmatch(code)
    if not found:
        return None
    year = int(found[1])
    if found[2]:
        return Period(code, "month", (year, int(found[2])))
    return (
        Period(code, "quarter", (year, 3 * int(found[3]))) if found[3] else Period(code, "year", (year, 12))
    )


def periods_around(day: date) -> list[Period]:
    """What is offered: this month and the one before, this quarter and the one before, this year and the last."""
    year, month = day.year, day.month
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    quarter = (month - 1) // 3 + 1
    ago = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
    codes = [
        f"{year}-{month:02}", f"{before[0]}-{before[1]:02}", f"{year}-Q{quarter}", f"{ago[0]}-Q{ago[1]}", f"{year}",
        f"{year - 1}",
    ]  # fmt: skip
    return [one for code in codes if (one := period_called(code))]


def spans(period: Period, months: Sequence[Span]) -> dict[str, Span]:
    """``now``, ``before`` and ``year`` ago, from the months up to the period's last, which are enough for all."""
    n = period.months

    def over(first: int, last: int) -> Span:
        return Span(months[first].first, months[last].until)

    return {"now": over(-n, -1), "before": over(-2 * n, -n - 1), "year": over(-n - 12, -13)}
