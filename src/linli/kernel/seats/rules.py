"""Who has a seat, for whom one is held, who is next: pure decisions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy


class SeatState(models.TextChoices):
    """Where somebody stands with a thing that has so many seats."""

    WAITING = "waiting", pgettext_lazy("for a seat", "On the waiting list")
    HELD = "held", pgettext_lazy("of a seat", "A place is held")
    TAKEN = "taken", pgettext_lazy("of a seat", "Has a place")
    LEFT = "left", pgettext_lazy("of a seat", "Given back")
    ENDED = "ended", pgettext_lazy("of a seat", "Ended")


HOLDING = (SeatState.HELD, SeatState.TAKEN)  # these have the number of a seat
LIVE = (SeatState.WAITING, *HOLDING)

# The moves that every flow of seats shares; a capability adds its own.
SEAT_MOVES: dict[str, tuple[Iterable[str], str]] = {
    "offer": ({SeatState.WAITING}, SeatState.HELD),
    "take": ({SeatState.HELD}, SeatState.TAKEN),
    "lapse": ({SeatState.HELD}, SeatState.WAITING),
    "leave": (LIVE, SeatState.LEFT),
    "end": (LIVE, SeatState.ENDED),
}


@dataclass
class Line:
    """What settling finds: whose hold has run out, and for whom which seat is held from now on."""

    lapsed: list[Any] = field(default_factory=list)
    offered: list[tuple[Any, int]] = field(default_factory=list)
    free: list[int] = field(default_factory=list)  # seats that nobody in the line wants


def settle(rows: Iterable[Any], limit: int, now: datetime) -> Line:
    """Bring the line of one thing to what is true at ``now``.

    ``rows`` are its live seats (``state``, ``seat``, ``held_until``, ``order``). Who let a hold run out goes to the
    end of the line: ``order`` is then the moment of the lapse, so that nobody is asked twice before all others.
    """
    live = list(rows)
    lapsed = [one for one in live if one.state == SeatState.HELD and one.held_until <= now]
    kept = {one.seat for one in live if one.state in HOLDING and one not in lapsed}
    free = [number for number in range(1, limit + 1) if number not in kept]
    line = sorted((one for one in live if one.state == SeatState.WAITING), key=_order)
    line += sorted(lapsed, key=_order)
    return Line(lapsed, list(zip(line, free, strict=False)), free[len(line) :])


def _order(one: Any) -> tuple[datetime, int]:
    return one.order, one.pk or 0


def hold_until(now: datetime, begins: datetime, hold: timedelta) -> datetime:
    """Until when a freed seat is held: for ``hold``, yet never past half of what is left until it begins."""
    return now + min(hold, max(begins - now, timedelta()) / 2)


def place_in(line: Sequence[Any], one: Any) -> int:
    """One's place in the waiting line, 1 for the next."""
    waiting = sorted((row for row in line if row.state == SeatState.WAITING), key=_order)
    return [row.pk for row in waiting].index(one.pk) + 1
