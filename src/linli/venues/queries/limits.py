"""The rules of one venue: its own numbers, else the rulebook's."""

from typing import Any

from linli.kernel import rulebook
from linli.venues.rules import Limits

NUMBERS = ("before", "after", "grid", "shortest", "longest", "notice", "ahead", "cap")


def limits_of(venue: Any) -> Limits:
    """No statement: the rulebook is remembered. The shortest booking is never under one step of the grid."""
    region = venue.site.area_code
    said = {
        name: own if (own := getattr(venue, name)) is not None else number(name, region) for name in NUMBERS
    }
    said["shortest"] = max(said["shortest"], said["grid"])
    said["longest"] = max(said["longest"], said["shortest"])
    return Limits(**said, over_midnight=venue.over_midnight, whole_day=venue.whole_day)


def number(name: str, region: str = "") -> int:
    """A number of the rulebook for venues."""
    return int(rulebook.get(f"venues.{name}", region=region).number)
