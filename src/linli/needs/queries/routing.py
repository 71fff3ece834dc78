"""Where a need goes by the dispatch catalogue, and why."""

from collections.abc import Iterator
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


def staffed_desk(body: int | None, permission: str = TRIAGE) -> Any:
    """The first desk from a body upwards where somebody holds ``permission`` today, to pass needs on unless another
    one is asked for; None when there is none."""
    tree, sat = organisations.tree(), organisations.staffed(permission, today())
    here = tree.get(body)
    while here is not None and not (here.is_open and here.id in sat):
        here = tree.above(here.id)
    return here


def falling(own: int, permission: str) -> tuple[int, ...]:
    """A body, and those below it up to the next one where somebody holds ``permission`` today: what waits there for
    such a post is its own to see to. What waits where a post falls vacant is so at once with the level above."""
    sat = organisations.staffed(permission, today())
    return own, *(one for level in _levels(own, sat) for one in level if one not in sat)


def deciding(own: int, permission: str) -> tuple[int, ...]:
    """The bodies on whose matters a body decides by ``permission``: those right below it, and on below every one of
    them where nobody may decide today."""
    return tuple(one for level in _levels(own, organisations.staffed(permission, today())) for one in level)


def _levels(own: int, sat: frozenset[int]) -> Iterator[list[int]]:
    """Level by level what stands below a body, going on only below those where nobody sits."""
    tree, ahead = organisations.tree(), [own]
    while ahead:
        level = [child.id for one in ahead for child in tree.children(one)]
        yield level
        ahead = [one for one in level if one not in sat]


def passing(own: int) -> tuple[int, ...]:
    """The bodies whose waiting needs are a body's to pass on."""
    return falling(own, TRIAGE)


def unmanned(body: int, permission: str) -> str:
    """Who sees to it instead of a body where nobody holds ``permission`` today; empty where somebody does."""
    if body in organisations.staffed(permission, today()):
        return ""
    above = staffed_desk(body, permission)
    if above is None:
        return _("nobody there can take it on, nor above it")
    return _("nobody there can take it on; %(above)s will see to it") % {"above": above.name}
