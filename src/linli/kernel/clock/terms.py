"""The values a deadline is reckoned from: a term, its pauses and its extensions."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from linli.kernel.refusals import Refused


class Unit(StrEnum):
    """What a term is counted in."""

    HOUR = "hour"
    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"
    MONTH = "month"


# Ten years: whatever is longer is a mistake in typing, not a time limit.
MOST = {Unit.HOUR: 87_600, Unit.CALENDAR_DAY: 3_650, Unit.WORKING_DAY: 2_600, Unit.MONTH: 120}
WORDS: dict[str, Any] = {
    Unit.HOUR: ngettext_lazy("%(n)d hour", "%(n)d hours", "n"),
    Unit.CALENDAR_DAY: ngettext_lazy("%(n)d calendar day", "%(n)d calendar days", "n"),
    Unit.WORKING_DAY: ngettext_lazy("%(n)d working day", "%(n)d working days", "n"),
    Unit.MONTH: ngettext_lazy("%(n)d month", "%(n)d months", "n"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time as law and custom name it. An impossible one cannot be made."""

    number: int
    unit: str

    def __post_init__(self) -> None:
        if self.unit not in MOST:
            raise Refused(
                _("A time limit is counted in hours, calendar days, working days or months."), field="unit"
            )
        if not isinstance(self.number, int) or not 1 <= self.number <= MOST[Unit(self.unit)]:
            raise Refused(
                _("A time limit is a whole number from 1 up to ten years; give such a number."),
                field="number",
            )

    def __str__(self) -> str:
        return str(WORDS[self.unit] % {"n": self.number})


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands still from ``start`` until ``end``, or until further notice. The reason is shown."""

    start: datetime
    end: datetime | None
    reason: Any = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """More time, of which the requester was told at ``told_at``. The first due day stays in sight."""

    term: Term
    told_at: datetime
    reason: Any = ""
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a deadline: the first term, or an extension of it."""

    term: Term
    began: datetime
    at: datetime
    extension: Extension | None = None
