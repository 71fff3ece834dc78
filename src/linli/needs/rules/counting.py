"""The three rates of an organisation, from what was counted (DOMAIN.md 4.1)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Weights:
    """Weights and the value of "fairly satisfied": editable, not in the law (DOMAIN.md 4.1)."""

    response: Decimal = Decimal("0.1")
    solution: Decimal = Decimal("0.5")
    satisfaction: Decimal = Decimal("0.4")
    basically: Decimal = Decimal("0.9")


@dataclass(frozen=True)
class Counts:
    """What was counted at call-backs and ratings of a period; ``valid`` is the denominator."""

    valid: int = 0
    contacted: int = 0
    solved: int = 0
    satisfied: int = 0
    basically: int = 0
    excluded: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(mine + theirs for mine, theirs in zip(self.all(), other.all(), strict=True)))

    def all(self) -> tuple[int, ...]:
        return self.valid, self.contacted, self.solved, self.satisfied, self.basically, self.excluded


@dataclass(frozen=True)
class Rates:
    """Shares of ``n`` valid call-backs, as fractions; all None when there is no data."""

    n: int
    excluded: int
    response: Decimal | None = None
    solution: Decimal | None = None
    satisfaction: Decimal | None = None
    score: Decimal | None = None


def rates(counts: Counts, weights: Weights = Weights()) -> Rates:
    """The three rates of an organisation (never of a person). No valid call-back: no figure, not zero."""
    n = counts.valid
    if n == 0:
        return Rates(0, counts.excluded)
    response = Decimal(counts.contacted) / n
    solution = Decimal(counts.solved) / n
    satisfaction = (counts.satisfied + weights.basically * counts.basically) / Decimal(n)
    score = weights.response * response + weights.solution * solution + weights.satisfaction * satisfaction
    return Rates(n, counts.excluded, response, solution, satisfaction, score)


def measures(contacted: bool, solved: bool, satisfied: str) -> dict[str, int]:
    """The amounts that one valid answer adds to the journal; "cannot say" is not valid and counts nowhere."""
    if satisfied == "unknown":
        return {"not_valid": 1}
    told: dict[str, int] = {"valid": 1}
    told |= {"contacted": 1} if contacted else {}
    told |= {"solved": 1} if solved else {}
    return told | (
        {"satisfied": 1} if satisfied == "yes" else {"basically": 1} if satisfied == "basically" else {}
    )


def working_days(first: date, last: date, is_workday: Callable[[date], bool]) -> int:
    """The working days after ``first`` up to and with ``last``: as many as an answer took."""
    days = (date.fromordinal(n) for n in range(first.toordinal() + 1, last.toordinal() + 1))
    return sum(is_workday(day) for day in days)


def year_before(day: date) -> date:
    """The same day one year earlier; of a leap day the last of February."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
