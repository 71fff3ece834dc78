"""Walks in counts: how many notes, what became of them, and the things that were put right. No person is counted."""

from datetime import date
from typing import Any

from linli.kernel.journal.tally import totals
from linli.kernel.privacy.publishing import publish_cells
from linli.meetings.models import WalkNote

TAKEN, RAISED, FINISHED, FIXED = (
    f"meetings.walknote.{verb}" for verb in ("taken", "raised", "finished", "fixed")
)
MEASURES = {
    (TAKEN, "notes"): "notes",
    (RAISED, "needs"): "needs",
    (FINISHED, "done"): "done",
    (FIXED, "fixed"): "fixed",
}
SHOWN = 5


def told_at(body: Any, on: date, *, whole: bool) -> tuple[dict[str, int | None], list[WalkNote]]:
    """The counts of this year at a body and below, None for those too small to be published, and the newest things
    put right: one statement, a second where there are some."""
    first, until = date(on.year, 1, 1), date(on.year + 1, 1, 1)
    found = dict.fromkeys(("notes", "needs", "done", "fixed"), 0)
    kinds = {kind for kind, _measure in MEASURES}
    for one in totals([body.pk], kinds, first, until, measures=list(found)):
        if name := MEASURES.get((one.kind, one.measure)):
            found[name] = int(one.quantity)
    fixed = fixed_at(body.path) if found.pop("fixed") else []
    if whole:
        return dict(found), fixed
    return {name: publish_cells({name: n}).cells[name] if n else 0 for name, n in found.items()}, fixed


def fixed_at(path: str) -> list[WalkNote]:
    """The newest things that were put right in an area, as everybody may read them."""
    rows = WalkNote.objects.filter(body__path__startswith=path).exclude(public="")
    return list(rows.select_related("body").order_by("-closed_at", "-id")[:SHOWN])


def fixed_n(body_id: int, first: date, until: date) -> int:
    """How many things were put right in [first, until) at a body and below."""
    return sum(int(one.quantity) for one in totals([body_id], [FIXED], first, until, measures=["fixed"]))


__all__ = ["fixed_at", "fixed_n", "told_at"]
