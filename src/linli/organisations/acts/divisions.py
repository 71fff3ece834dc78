"""Loading a yearly list of divisions: its areas, and the public bodies that answer for them."""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import act
from linli.kernel.storing import Deed, store_many
from linli.organisations import policy
from linli.organisations.acts.holding import hold_tree, next_ids, tree_changed
from linli.organisations.models import Area, Body
from linli.organisations.models.area import NBS
from linli.organisations.rules import public_body, shorten
from linli.organisations.states import ANSWERING, BodyState, Kind, Level

# The levels of the list, in our words.
LEVELS = {
    "province": Level.PROVINCE,
    "city": Level.CITY,
    "area": Level.DISTRICT,
    "street": Level.STREET,
    "village": Level.COMMUNITY,
}
HOTLINE = "市市民热线服务中心"
Row = dict[str, str]
Say = Callable[[str], object]


@act(
    "organisations.body.loaded",
    _("Entered from the list of divisions"),
    on=Body,
    may=policy.is_house,
    creates=True,
    hidden=True,
)
def load_body(actor: Actor, *, body: Body) -> Body:
    """A public body that a list of divisions makes known; loading a list does this for many at once."""
    tree_changed()
    return body


def read_divisions(file: Path) -> list[Row]:
    """The rows of a list: code, name, level, parent_code."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def load_divisions(rows: list[Row], year: int, actor: Actor = CLOCK, say: Say = print) -> tuple[int, int]:
    """Write the areas and bodies that are not there yet; the numbers of both. Twice does no harm."""
    with transaction.atomic():
        hold_tree()
        areas = _load_areas(rows, year)
        say(f"areas: {areas} new of {len(rows)}")
        bodies = _load_bodies(actor, rows)
        say(f"bodies: {bodies} new")
    return areas, bodies


def _load_areas(rows: list[Row], year: int) -> int:
    there = set(Area.objects.filter(scheme=NBS, year=year).values_list("code", flat=True))
    new = [
        Area(
            code=row["code"], year=year, name=row["name"], parent_code=row["parent_code"],
            level=LEVELS.get(row["level"], row["level"]), valid_from=date(year, 1, 1),
        )
        for row in rows
        if row["code"] not in there
    ]  # fmt: skip
    Area.objects.bulk_create(new, batch_size=2000)
    return len(new)


def _load_bodies(actor: Actor, rows: Iterable[Row]) -> int:
    """Parents come before children: codes grow longer downwards."""
    known = Body.objects.filter(kind__in=ANSWERING).exclude(area_code="")
    places: dict[str, tuple[int, str]] = {
        code: (pk, path) for code, pk, path in known.order_by("id").values_list("area_code", "id", "path")
    }
    new = [row for row in rows if _answers(row) and row["code"] not in places]
    new.sort(key=lambda row: (len(row["code"]), row["code"]))
    if not new:
        return 0
    deeds = [Deed(body) for body in _bodies(new, places)]
    deeds += [Deed(body) for body in _hotlines(deeds)]
    store_many(actor, load_body.kind, deeds)
    tree_changed()
    return len(deeds)


def _answers(row: Row) -> bool:
    """A municipality's formal middle level, 市辖区, has no government of its own."""
    return not (row["level"] == "city" and row["name"] in ("市辖区", "县"))


def _bodies(new: list[Row], places: dict[str, tuple[int, str]]) -> Iterator[Body]:
    for row, pk in zip(new, next_ids(len(new)), strict=True):
        kind, name = public_body(row["code"], row["name"])
        above = _above(row["code"], places)
        path = f"{above[1] if above else '/'}{pk}/"
        places[row["code"]] = (pk, path)
        yield _body(pk, kind, name, row["code"], above[0] if above else None, path)


def _above(code: str, places: dict[str, tuple[int, str]]) -> tuple[int, str] | None:
    lengths = [length for length in (9, 6, 4, 2) if length < len(shorten(code))]
    return next((places[code[:length]] for length in lengths if code[:length] in places), None)


def _hotlines(deeds: list[Deed]) -> Iterator[Body]:
    """A hotline service under each new city government."""
    cities = [deed.noun for deed in deeds if deed.noun.kind == Kind.CITY_GOVERNMENT]
    for city, pk in zip(cities, next_ids(len(cities)), strict=True):
        name = city.name.removesuffix("市人民政府").removesuffix("人民政府") + HOTLINE
        yield _body(pk, Kind.HOTLINE_SERVICE, name, "", city.pk, f"{city.path}{pk}/")


def _body(pk: int, kind: str, name: str, code: str, parent: int | None, path: str) -> Body:
    return Body(
        pk=pk, kind=kind, name=name, area_code=code, parent_id=parent, path=path, state=BodyState.ACTIVE
    )


__all__ = ["load_body", "load_divisions", "read_divisions"]
