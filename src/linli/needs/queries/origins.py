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


def origins_of(need: Need, label: str) -> list[int]:
    """The nouns of one kind that a need, and those joined into it, came out of."""
    own = [need.origin_id] if need.origin == label and need.origin_id else []
    if need.reporters_n == 1:
        return own  # nothing was joined into it: no statement
    joined = Need.objects.filter(merged_into=need, origin=label).values_list("origin_id", flat=True)
    return own + [pk for pk in joined if pk]
