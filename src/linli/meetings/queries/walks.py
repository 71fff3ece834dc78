"""Walks in counts: how many notes, what became of them, and the things that were put right. No person is counted."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from linli.kernel.journal.tally import to_total
from linli.kernel.privacy.publishing import publish_cells
from linli.kernel.together import Asking
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


def told_at(body: Any, on: date, *, whole: bool) -> Asking:
    """The counts of this year at a body and below, None for those too small to be published, and the newest things
    put right, as part of what a page asks: a second step where there are some."""
    first, until = date(on.year, 1, 1), date(on.year + 1, 1, 1)
    found = dict.fromkeys(("notes", "needs", "done", "fixed"), 0)
    kinds = {kind for kind, _measure in MEASURES}
    for one in (yield to_total([body.pk], kinds, first, until, measures=list(found))):
        if name := MEASURES.get((one.kind, one.measure)):
            found[name] = int(one.quantity)
    fixed = (yield fixed_at(body.path)) if found.pop("fixed") else []
    if whole:
        return dict(found), fixed
    return {name: publish_cells({name: n}).cells[name] if n else 0 for name, n in found.items()}, fixed


def fixed_at(path: str) -> QuerySet[WalkNote]:
    """The newest things that were put right in an area, as everybody may read them."""
    rows = WalkNote.objects.filter(body__path__startswith=path).exclude(public="")
    return rows.select_related("body").order_by("-closed_at", "-id")[:SHOWN]


def fixed_n(body_id: int, first: date, until: date) -> Asking:
    """How many things were put right in [first, until) at a body and below."""
    found = yield to_total([body_id], [FIXED], first, until, measures=["fixed"])
    return sum(int(one.quantity) for one in found)


__all__ = ["fixed_at", "fixed_n", "told_at"]
