"""Who is next in a waiting line: fair over a quarter, by a rule that everybody can read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from linli.kernel.clock import local
from linli.kernel.clock.days import DAY, midnight_after


@dataclass(frozen=True)
class Quarter:
    """The three months that a moment lies in, as [begins, ends)."""

    begins: datetime
    ends: datetime


def quarter_of(at: datetime) -> Quarter:
    day = local(at).date()
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    after = date(first.year + (first.month == 10), (first.month + 2) % 12 + 1, 1)
    return Quarter(midnight_after(first - DAY), midnight_after(after - DAY))


def in_order(waiting: Iterable[Any], hours: Mapping[Any, Decimal]) -> list[Any]:
    """Those who had fewer hours at this site in the quarter come first, then who asked first.

    ``hours`` by ``who_of``; whoever is not there had none.
    """
    return sorted(waiting, key=lambda one: (hours.get(who_of(one), Decimal()), one.order, one.pk or 0))


def who_of(booking: Any) -> tuple[str, int]:
    """For whom a booking is: an organisation, a person, or somebody without an account."""
    if booking.body_id:
        return "body", booking.body_id
    return ("person", booking.person_id) if booking.person_id else ("booking", booking.pk or 0)
