"""Looking a number up: what a code was worth on a day, in a region, and who says so."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from linli.kernel import reference
from linli.kernel.clock import Soon, Term, today
from linli.kernel.rulebook.models import Rule


class MissingRule(LookupError):
    """The program asks for a rule that the rulebook does not hold: a mistake in the program or its data."""


@dataclass(frozen=True, slots=True)
class RuleValue:
    """A rule as it held on the day asked for. ``id`` is kept beside whatever was decided with it."""

    code: str
    value: Any
    unit: str
    source: str
    id: int
    valid_from: date

    @property
    def number(self) -> Decimal:
        """The value as an exact number."""
        return Decimal(str(self.value))

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The value, a list, as exact numbers."""
        return tuple(Decimal(str(each)) for each in self.value)


def get(code: str, on: date | None = None, region: str = "") -> RuleValue:
    """What ``code`` is worth on a day (today) in a region (an area code): the most particular region wins."""
    day = on or today()
    for place, first, last, rule in _book().get(code, ()):
        if region.startswith(place) and first <= day <= last:
            return rule
    raise MissingRule(f"The rulebook holds no {code!r} for {day} in region {region!r}.")


def term(code: str, on: date | None = None, region: str = "") -> Term:
    """The rule as a term of the deadline engine."""
    rule = get(code, on, region)
    return Term(rule.value, rule.unit)


SPANS = {"minute": "minutes", "hour": "hours", "calendar_day": "days"}


def span(code: str, on: date | None = None, region: str = "") -> timedelta:
    """The rule as a plain length of time; working days are a matter of the calendar, see ``term``."""
    rule = get(code, on, region)
    return timedelta(**{SPANS[rule.unit]: float(rule.number)})


def soon(on: date | None = None, region: str = "") -> Soon:
    """From when on a deadline is shown as near."""
    return Soon(get("clock.soon.days", on, region).value, get("clock.soon.hours", on, region).value)


Row = tuple[str, date, date, RuleValue]


def _book() -> dict[str, list[Row]]:
    return reference.cached("rulebook", _read)


def _read() -> dict[str, list[Row]]:
    book: dict[str, list[Row]] = {}
    for r in sorted(Rule.objects.all(), key=lambda r: -len(r.region)):
        value = RuleValue(r.code, r.value, r.unit, r.source, r.pk, r.valid_from)
        book.setdefault(r.code, []).append((r.region, r.valid_from, r.valid_to or date.max, value))
    return book
