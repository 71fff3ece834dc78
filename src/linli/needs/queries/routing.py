"""Where a need goes by the dispatch catalogue, and why."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.kernel.clock import today
from linli.kernel.reference import cached
from linli.needs import rules
from linli.needs.models import Route
from linli.needs.policy import TRIAGE
from linli.needs.queries.choosing import categories
from linli.organisations import queries as organisations


@dataclass(frozen=True)
class Destination:
    """``desk`` passes it on, ``proposed`` should handle it; ``direct``: without the desk's step."""

    desk: Any
    proposed: Any
    line: rules.Line | None
    urgency: str
    category: Any

    @property
    def reason(self) -> str:
        """Why it goes there, in the reader's words."""
        if self.line is None:
            return _("No line of the dispatch catalogue fits; %(body)s answers for the place.") % {
                "body": self.proposed.name
            }
        about = self.category.name if self.category else "—"
        told = {"line": self.line.id, "body": self.proposed.name, "category": about}
        return _("Line %(line)s of the dispatch catalogue: “%(category)s” there belongs to %(body)s.") % told

    @property
    def direct(self) -> bool:
        return bool(self.line and self.line.direct)


def lines() -> list[rules.Line]:
    """The dispatch catalogue as every process keeps it."""
    return cached("needs.route", _read)


def _read() -> list[rules.Line]:
    below: dict[int, set[int]] = {}
    for one in categories().values():
        below.setdefault(one.parent or 0, set()).add(one.id)
    rows = Route.objects.values_list(
        "id", "category_id", "area", "kind", "body_id", "level", "direct", "urgency", "valid_from", "valid_to"
    )
    return [rules.Line(r[0], r[1], frozenset(below.get(r[1] or -1, ())), *r[2:]) for r in rows]


def destination(category: int | None, area: str, kind: str, on: date) -> Destination:
    """The way of a need: the line of the catalogue, or the community of the place when no line fits."""
    tree = organisations.tree()
    local = tree.for_area(area)
    line = rules.route(lines(), category, area, kind, on)
    proposed = _target(tree, line, local)
    known = categories().get(category) if category else None
    urgency = (line.urgency if line else "") or (known.urgency if known else "") or _urgency(kind)
    return Destination(_desk(tree, local), proposed, line, urgency, known)


def _urgency(kind: str) -> str:
    return "consult" if kind == "consult" else "ordinary"


def _target(tree: Any, line: rules.Line | None, local: Any) -> Any:
    if line and line.body and (ref := tree.get(line.body)):
        return ref
    return _up_to(tree, local, line.level) if line and line.level else local


def _up_to(tree: Any, ref: Any, level: str) -> Any:
    here = ref
    while here is not None and here.level != level:
        here = tree.above(here.id)
    return here or ref


def _desk(tree: Any, local: Any) -> Any:
    """The desk that passes on: the street's where the place is known, else the smallest known above it.

    A desk that nobody sits at falls to the level above that has somebody.
    """
    own = _up_to(tree, local, "street")
    return staffed_desk(own.id) or own


def staffed_desk(body: int | None) -> Any:
    """The first desk from a body upwards where somebody passes needs on today; None when there is none."""
    tree, sat = organisations.tree(), organisations.staffed(TRIAGE, today())
    here = tree.get(body)
    while here is not None and not (here.is_open and here.id in sat):
        here = tree.above(here.id)
    return here


def passing(own: int) -> tuple[int, ...]:
    """The bodies whose waiting needs are a body's to pass on: its own, and those below up to the next desk
    where somebody sits. What waits at a desk that falls vacant is so at once on that of the level above."""
    tree, sat = organisations.tree(), organisations.staffed(TRIAGE, today())
    found, ahead = [own], tree.children(own)
    while ahead:
        free = [one for one in ahead if one.id not in sat]
        found += [one.id for one in free]
        ahead = [child for one in free for child in tree.children(one.id)]
    return tuple(found)
