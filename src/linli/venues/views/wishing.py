"""From a search form to a wish, and to the address of the next page."""

from datetime import datetime, timedelta
from typing import Any

from linli.kernel.clock import ZONE, today
from linli.venues.queries import Wish

HOUR = 60


def wish_of(said: dict[str, Any], near: str) -> Wish:
    """A time counts when its beginning was said; without a day it is today."""
    span = None
    if said.get("start"):
        begins = datetime.combine(said.get("day") or today(), said["start"], ZONE)
        span = (begins, begins + timedelta(minutes=said.get("minutes") or HOUR))
    return Wish(
        near=near, span=span, seats=said.get("seats") or 0, equipment=tuple(said.get("equipment") or ()),
        barrier_free=bool(said.get("barrier_free")), kind=said.get("kind") or "", words=(said.get("q") or "").strip(),
    )  # fmt: skip


def asked_of(said: dict[str, Any]) -> dict[str, str]:
    """What the next page is to know already."""
    asked: dict[str, str] = {}
    if said.get("day"):
        asked["day"] = said["day"].isoformat()
    if said.get("start"):
        asked |= {
            "day": asked.get("day", today().isoformat()), "start": f"{said['start']:%H:%M}",
            "minutes": str(said.get("minutes") or HOUR),
        }  # fmt: skip
    if said.get("seats"):
        asked["people"] = str(said["seats"])
    return asked
