"""What came of the points of a talk: the needs that they became, and how these stand."""

from collections.abc import Iterable
from typing import Any

from linli.meetings.models import Point
from linli.needs import queries as needs


def needs_of(points: Iterable[Point]) -> dict[int, Any]:
    """Point → the need that came out of it, the last one; followed to the one into which it was merged."""
    found = needs.raised_from(Point.label(), [one.pk for one in points])
    return {pk: (rows[-1].merged_into or rows[-1]) for pk, rows in found.items()}


def points_behind(need: Any) -> list[Point]:
    """The points that a need came out of: its own, and those of needs that were joined into it."""
    ids = needs.origins_of(need, Point.label())
    return list(Point.objects.select_related("meeting__body", "body").filter(pk__in=ids)) if ids else []
