"""Needs by what they came out of: a point of a talk, a visit to an office hour, a note at a door."""

from collections.abc import Iterable

from linli.needs.models import Need


def raised_from(label: str, ids: Iterable[int]) -> dict[int, list[Need]]:
    """The needs that came out of each noun of one kind, the first first; who may read which, the caller asks."""
    found: dict[int, list[Need]] = {}
    rows = (
        Need.objects.filter(origin=label, origin_id__in=list(ids)).select_related(*Need.WITH).order_by("id")
    )
    for need in rows:
        found.setdefault(need.origin_id or 0, []).append(need)
    return found
