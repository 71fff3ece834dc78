"""How the places of a body were used in a period: hours open, booked and used, by whom, and what was asked in vain.

One question behind the page, the print, the ledger and the portrait: what is not recorded is not there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Sum

from linli.kernel.clock.days import DAY, midnight_after
from linli.kernel.together import Asking, alone, gather
from linli.venues.models import Booking, Venue
from linli.venues.queries.fair import LENGTH
from linli.venues.queries.hours import to_be_open
from linli.venues.states import By, Hours, Life, Reason, State, Use

HELD = (State.CONFIRMED, State.USED, State.MISSED)


@dataclass
class VenueUse:
    """One venue in a period. Hours are hours, ``people`` those who came."""

    venue: Venue
    open: float = 0
    booked: float = 0
    used: float = 0
    bookings: int = 0
    missed: int = 0
    unmet: int = 0
    people: int = 0
    by: dict[str, int] = field(default_factory=dict)  # bookings by for whom
    outside: int = 0  # bookings for other uses than the life of the party

    @property
    def share(self) -> float | None:
        """Hours booked of the hours open."""
        return self.booked / self.open if self.open else None


@dataclass
class BodyUse:
    """All venues of a body in a period."""

    rows: list[VenueUse] = field(default_factory=list)

    def total(self, name: str) -> Any:
        return sum(getattr(one, name) for one in self.rows)

    @property
    def share(self) -> float | None:
        return self.total("booked") / self.total("open") if self.total("open") else None

    @property
    def outside(self) -> float | None:
        """Of the bookings that stood, those outside the life of the party."""
        n = self.total("bookings")
        return self.total("outside") / n if n else None

    @property
    def by(self) -> dict[str, int]:
        found = {str(kind): 0 for kind in By if kind != By.BLOCK}
        for one in self.rows:
            for kind, n in one.by.items():
                found[kind] = found.get(kind, 0) + n
        return found


def use_of(body_id: int, first: date, until: date) -> BodyUse:
    """The days [first, until). Two statements, whatever was booked. What is lent no longer is there while it has
    anything to tell."""
    found: BodyUse = alone(to_be_used(body_id, first, until))
    return found


def to_be_used(body_id: int, first: date, until: date) -> Asking:
    """The same as a part of what a page asks together."""
    venues = yield (
        Venue.objects.filter(site__body=body_id).select_related("site").order_by("site__name", "name", "id")
    )
    found = yield from _used(venues, first, until)
    return BodyUse([one for one in found if one.venue.state == Life.OPEN or one.bookings or one.unmet])


def used(venues: Iterable[Venue], first: date, until: date) -> list[VenueUse]:
    """The same for some venues: one statement for their hours and their bookings."""
    found: list[VenueUse] = alone(_used(venues, first, until))
    return found


def _used(venues: Iterable[Venue], first: date, until: date) -> Asking:
    some = list(venues)
    booked = (
        Booking.objects.filter(venue__in=some, begins__gte=_start(first), begins__lt=_start(until))
        .exclude(by=By.BLOCK)
        .values("venue", "by", "state", "use", "reason")
        .annotate(n=Count("id"), length=Sum(LENGTH), people=Sum(F("came")))
    )
    opened, rows = yield from gather([to_be_open(some, first, until, Hours.OPEN), _asked(booked)])
    found = {one.pk: VenueUse(one, open=_hours(opened.get(one.pk))) for one in some}
    for row in rows:
        _add(found[row["venue"]], row)
    return list(found.values())


def _asked(rows: Any) -> Asking:
    return (yield rows)


def _add(one: VenueUse, row: dict[str, Any]) -> None:
    length = _hours(row["length"])
    if row["state"] in HELD:
        one.booked += length
        one.bookings += row["n"]
        one.by[row["by"]] = one.by.get(row["by"], 0) + row["n"]
        one.outside += row["n"] if row["use"] != Use.PARTY_LIFE else 0
    if row["state"] == State.USED:
        one.used += length
        one.people += row["people"] or 0
    one.missed += row["n"] if row["state"] == State.MISSED else 0
    in_vain = row["state"] == State.DECLINED or (row["state"], row["reason"]) == (State.LAPSED, Reason.PAST)
    one.unmet += row["n"] if in_vain else 0


def _hours(length: timedelta | None) -> float:
    return round(length.total_seconds() / 3600, 2) if length else 0


def _start(day: date) -> Any:
    return midnight_after(day - DAY)
