"""Where areas and bodies lie and which areas are neighbours: handed in as a table, or entered one by one."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import act
from linli.kernel.clock import today
from linli.kernel.loading import Came, loads
from linli.kernel.reference import touch
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.storing import Deed, alone, store_many
from linli.organisations import forms, policy
from linli.organisations.models import Body, Neighbour, Point
from linli.organisations.queries import PLACES
from linli.organisations.queries.points import (
    Given,
    neighbours_given,
    pair,
    points_given,
    read_places,
)

Rows = Iterable[tuple[int, dict[str, str]]]


@act(
    "organisations.point.placed",
    _("Point handed in"),
    on=Point,
    may=policy.imports,
    creates=True,
    hidden=True,
)
def place_point(actor: Actor, *, point: Point) -> Point:
    """The point of an area or a body, as a table gives it; an import does this for many at once."""
    touch(PLACES)
    return point


@act("organisations.point.moved", _("Point corrected"), on=Point, may=policy.imports, hidden=True)
def move_point(actor: Actor, point: Point, *, longitude: Any, latitude: Any, system: str) -> None:
    """A table gives another place than the one before; the journal keeps both."""
    point.longitude, point.latitude, point.system = longitude, latitude, system
    point.given_on = today()
    touch(PLACES)


@act(
    "organisations.neighbour.named", _("Name a neighbouring area"), on=Neighbour, may=policy.imports,
    form=forms.NameNeighbour, creates=True,
)  # fmt: skip
def name_neighbour(actor: Actor, *, one: str, other: str) -> Neighbour:
    """Two areas lie side by side: what is near to one is near to the other."""
    given = pair(actor, one, other)
    if Neighbour.objects.filter(one=given.area, other=given.other, ends=None).exists():
        raise Refused(_("These two stand on the list already."), field="other")
    touch(PLACES)
    return _neighbour(given, _answering([given]))


@act(
    "organisations.neighbour.parted", _("Take from the list"), on=Neighbour, may=policy.parts,
    form=forms.PartNeighbour,
)  # fmt: skip
def part_neighbours(actor: Actor, neighbour: Neighbour) -> None:
    """These two are no neighbours; what was on the list stays in the record with its dates."""
    neighbour.ends = today()
    touch(PLACES)


def import_points(actor: Actor, rows: Rows, system: str = "") -> Came:
    """Good lines go in, bad ones are told; the same table again changes nothing."""
    actor, came = _importer(actor), Came()
    with transaction.atomic():
        alone(PLACES)
        given = list(points_given(actor, rows, system, came))
        there = {(one.area_code, one.body_id): one for one in Point.objects.select_related("answers")}
        new = [one for one in given if (one.area, one.body) not in there]
        bodies = _answering(new)
        store_many(actor, place_point.kind, [Deed(_point(one, bodies)) for one in new])
        came.new = len(new)
        for one in given:
            if point := there.get((one.area, one.body)):
                _move(actor, point, one, came)
        touch(PLACES)
    return came


def import_neighbours(actor: Actor, rows: Rows) -> Came:
    """The pairs that are not on the list yet; those that are stay as they are."""
    actor, came = _importer(actor), Came()
    with transaction.atomic():
        alone(PLACES)
        given = list(neighbours_given(actor, rows, came))
        there = set(Neighbour.objects.filter(ends=None).values_list("one", "other"))
        new = [one for one in given if (one.area, one.other) not in there]
        bodies = _answering(new)
        store_many(actor, name_neighbour.kind, [Deed(_neighbour(one, bodies)) for one in new])
        came.new, came.there = len(new), len(given) - len(new)
        touch(PLACES)
    return came


@loads("points")
@loads("neighbours")
def load_places(content: bytes, options: Mapping[str, Any]) -> Came:
    """From the command line; the heads of the file say which of the two it is."""
    neighbours, rows = read_places(content)
    return import_neighbours(CLOCK, rows) if neighbours else import_points(CLOCK, rows, options["system"])


def _importer(actor: Actor) -> Actor:
    if not policy.imports(actor):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    return actor if actor.is_clock else actor.through("import")


def _move(actor: Actor, point: Point, one: Given, came: Came) -> None:
    said: dict[str, Any] = {"longitude": one.longitude, "latitude": one.latitude, "system": one.system}
    if all(getattr(point, name) == value for name, value in said.items()):
        came.there += 1
        return
    move_point(actor, point, **said)
    came.changed += 1


def _answering(given: list[Given]) -> dict[int, Body]:
    return Body.objects.in_bulk({one.answers for one in given})


def _point(one: Given, bodies: dict[int, Body]) -> Point:
    return Point(
        area_code=one.area, body_id=one.body, longitude=one.longitude, latitude=one.latitude, system=one.system,
        given_on=today(), answers=bodies[one.answers],
    )  # fmt: skip


def _neighbour(one: Given, bodies: dict[int, Body]) -> Neighbour:
    return Neighbour(one=one.area, other=one.other, begins=today(), answers=bodies[one.answers])
