"""Which areas are near: on foot where points were handed in, else by the tree and the list of neighbours.

All points and neighbours stand in the memory of the process, so that the order costs no statement; a list of many
rows is joined with it:

    near = organisations.nearness(volunteer.area)
    "… JOIN unnest(%s::text[], %s::text[], %s::int[]) WITH ORDINALITY AS near (area, step, metres, nth)
         ON near.area = t.area ORDER BY near.nth LIMIT 20", organisations.as_arrays(near)
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.queries import visible_to
from linli.kernel.reference import cached
from linli.organisations.models import Neighbour, Point
from linli.organisations.queries.tree import Tree, tree
from linli.organisations.rules import shorten
from linli.organisations.rules.nearness import DEGREE, Near, Spot, in_order, on_foot, step_of
from linli.organisations.states import Step

PLACES = "organisations.places"
LEVELS = ("community", "street", "district", "city")
RECKONED = 64  # areas whose surroundings are kept in memory


@dataclass
class Places:
    """What was handed in: the points of areas and of bodies, and the neighbours of each area."""

    areas: dict[str, Spot] = field(default_factory=dict)
    bodies: dict[int, Spot] = field(default_factory=dict)
    beside: dict[str, frozenset[str]] = field(default_factory=dict)
    reckoned: dict[tuple[Any, ...], list[Near]] = field(default_factory=dict)  # of the areas asked for lately


def places() -> Places:
    """All of them, from this process's memory; never change what it holds."""
    return cached(PLACES, _load)


def _load() -> Places:
    found = Places()
    for area, body, east, north, system in Point.objects.values_list(
        "area_code", "body_id", "longitude", "latitude", "system"
    ):
        spot = Spot(float(east), float(north), system)
        if body:
            found.bodies[body] = spot
        else:
            found.areas[area] = spot
    beside: dict[str, set[str]] = {}
    for one, other in Neighbour.objects.filter(ends=None).values_list("one", "other"):
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    found.beside = {code: frozenset(codes) for code, codes in beside.items()}
    return found


def spot_of_area(code: str) -> Spot | None:
    """Where an area lies: its own point, else that of the body that answers for it."""
    known, answers = places(), tree().at_area(code)
    return known.areas.get(code) or (known.bodies.get(answers.id) if answers else None)


def spot_of_body(pk: int) -> Spot | None:
    """Where a body lies: its own point, else that of the community for which it answers."""
    ref = tree().get(pk)
    own = places().bodies.get(pk)
    return own or (spot_of_area(ref.area_code) if ref and ref.level == "community" else None)


def nearness(code: str, from_body: int | None = None) -> list[Near]:
    """The areas near ``code``, the nearest first, each with its reason; no statement but the stamps'.

    Where points are known, by the way on foot up to what the rulebook calls a walk; then the same street, the list
    of neighbours, the district, the city. ``from_body``: the way begins at a body's own point.
    """
    known, own = tree(), shorten(code)
    walk = int(rulebook.get("organisations.near.walk", region=own).number)
    detour = float(rulebook.get("organisations.near.detour", region=own).number)
    held, key = places().reckoned, (known, own, from_body, walk, detour)
    if key not in held:
        if len(held) >= RECKONED:
            held.clear()
        held[key] = _reckon(own, from_body, walk, detour)
    return [*held[key]]


def _reckon(own: str, from_body: int | None, walk: int, detour: float) -> list[Near]:
    home = spot_of_body(from_body) if from_body else spot_of_area(own)
    beside = places().beside.get(own, frozenset())
    found = []
    for area in _areas(tree()):
        spot = _close(home, spot_of_area(area), walk) if area[:6] != own[:6] else spot_of_area(area)
        metres = on_foot(home, spot, detour) if len(area) == 12 else None
        step = step_of(own, area, metres, walk, beside)
        if step is not None:
            found.append(Near(area, step, metres if step != Step.OWN else 0))
    return in_order(found)


def _areas(known: Tree) -> Iterable[str]:
    return (ref.area_code for ref in known.answering() if ref.level in LEVELS)


def _close(home: Spot | None, spot: Spot | None, walk: int) -> Spot | None:
    """The spot, unless already the difference of latitude is more than a walk."""
    if home is None or spot is None or abs(home.latitude - spot.latitude) * DEGREE > walk:
        return None
    return spot


def walk_between(one: int, other: int) -> int | None:
    """Metres on foot from one body to another; None where a point is missing."""
    detour = float(rulebook.get("organisations.near.detour").number)
    return on_foot(spot_of_body(one), spot_of_body(other), detour)


def as_arrays(near: Iterable[Near]) -> list[list[object]]:
    """Areas, steps and metres as three columns, for ``unnest … WITH ORDINALITY``."""
    rows = list(near)
    return [[one.code for one in rows], [str(one.step) for one in rows], [one.metres for one in rows]]


@visible_to(Point)
def points_seen(actor: Actor) -> QuerySet[Point]:
    """Where public bodies and areas lie is public."""
    return Point.objects.select_related("answers")


@visible_to(Neighbour)
def neighbours_seen(actor: Actor) -> QuerySet[Neighbour]:
    return Neighbour.objects.select_related("answers")


def neighbours_below(path: str) -> QuerySet[Neighbour]:
    """The pairs on the list whose first area lies at ``path`` or below."""
    return Neighbour.objects.filter(ends=None, answers__path__startswith=path)


def points_below(path: str) -> tuple[int, int]:
    """How many communities at ``path`` or below have a point, and how many there are."""
    communities = [
        ref for ref in tree().below(path) if ref.level == "community" and tree().at_area(ref.area_code) is ref
    ]
    return sum(spot_of_area(ref.area_code) is not None for ref in communities), len(communities)
