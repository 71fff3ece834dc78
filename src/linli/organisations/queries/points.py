"""Tables of points and of neighbours: what each line says, and what is wrong with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.files.table import rows_of, table_of
from linli.kernel.loading import Came
from linli.kernel.refusals import Refused
from linli.kernel.whole import whole
from linli.organisations import policy
from linli.organisations.models import Body
from linli.organisations.queries.tree import BodyRef, tree
from linli.organisations.rules import shorten
from linli.organisations.rules.nearness import spot_of
from linli.organisations.states import System

MOST_ROWS = 20_000
CODE = ("code", "代码", "区划代码", "行政区划代码", "编号", "统一社会信用代码")
HEADINGS: dict[str, tuple[str, ...]] = {
    "code": CODE,
    "longitude": ("longitude", "lng", "lon", "经度"),
    "latitude": ("latitude", "lat", "纬度"),
    "system": ("system", "坐标系", "坐标系统"),
    "other": ("neighbour", "neighbor", "相邻代码", "相邻区划代码", "邻接代码"),
}
SYSTEMS = {
    "wgs84": System.WGS84, "wgs-84": System.WGS84, "cgcs2000": System.WGS84, "gcj02": System.GCJ02,
    "gcj-02": System.GCJ02, "火星坐标": System.GCJ02, "火星坐标系": System.GCJ02,
}  # fmt: skip


@dataclass
class Given:
    """One line of a table that can go in: whose point it is and where, or which two areas are neighbours."""

    line: int
    area: str = ""
    body: int | None = None
    longitude: Decimal = Decimal(0)
    latitude: Decimal = Decimal(0)
    system: str = ""
    other: str = ""
    answers: int = 0


def read_places(content: bytes) -> tuple[bool, list[tuple[int, dict[str, str]]]]:
    """Whether it is a table of neighbours, and its rows with their line numbers."""
    names = {word: name for name, words in HEADINGS.items() for word in words}
    columns, rows = rows_of(table_of(content), names, MOST_ROWS)
    neighbours = {"code", "other"} <= columns
    if not neighbours and not {"code", "longitude", "latitude"} <= columns:
        raise Refused(
            _("The first line must name 代码, 经度, 纬度 (points) or 代码, 相邻代码 (neighbours)."),
            field="file",
        )
    return neighbours, rows


def points_given(
    actor: Actor, rows: Iterable[tuple[int, dict[str, str]]], system: str, came: Came
) -> Iterator[Given]:
    """The lines that can go in; the others are told in ``came``."""
    bodies = {uscc: pk for uscc, pk in Body.objects.exclude(uscc="").values_list("uscc", "id")}
    seen: set[tuple[str, int | None]] = set()
    for line, row in rows:
        try:
            one = _point(actor, line, row, system, bodies)
            if (one.area, one.body) in seen:
                raise Refused(_("This code stands in the file twice."))
        except Refused as refused:
            came.refused.append((line, refused.message))
        else:
            seen.add((one.area, one.body))
            yield one


def _point(actor: Actor, line: int, row: dict[str, str], system: str, bodies: dict[str, int]) -> Given:
    told = row.get("system", "").lower()
    known = SYSTEMS.get(told) if told else System(system) if system else None
    if known is None:
        raise Refused(_("Say in which system the points are given: WGS-84 or GCJ-02."))
    area, ref = _whose(row.get("code", ""), bodies)
    _refuse_beyond(actor, ref)
    east, north = spot_of(row.get("longitude", ""), row.get("latitude", ""))
    return Given(line, area, None if area else ref.id, east, north, known, answers=ref.id)


def _whose(code: str, bodies: dict[str, int]) -> tuple[str, BodyRef]:
    """An area code, the unified social credit code of a body, or its number with a # before it."""
    all_bodies = tree()
    number = whole(code[1:]) if code.startswith("#") else bodies.get(code.upper())
    ref = all_bodies.get(number) if number else None
    if ref is not None:
        return "", ref
    area = shorten(code)
    ref = all_bodies.at_area(area) if area else None
    if ref is None:
        raise Refused(_("No area and no organisation has the code “%(code)s”.") % {"code": code[:20]})
    return area, ref


def _refuse_beyond(actor: Actor, ref: BodyRef) -> None:
    if not policy.reaches(actor, policy.IMPORT, ref.path):
        raise Refused(_("This organisation lies outside of what your post covers. Ask the one above."))


def neighbours_given(actor: Actor, rows: Iterable[tuple[int, dict[str, str]]], came: Came) -> Iterator[Given]:
    """Pairs of areas; the smaller code first, each pair once."""
    seen: set[tuple[str, str]] = set()
    for line, row in rows:
        try:
            one = pair(actor, row.get("code", ""), row.get("other", ""))
            if (one.area, one.other) in seen:
                raise Refused(_("This pair stands in the file twice."))
        except Refused as refused:
            came.refused.append((line, refused.message))
        else:
            seen.add((one.area, one.other))
            one.line = line
            yield one


def pair(actor: Actor, one: str, other: str) -> Given:
    """Two areas side by side, as they are kept; the reader's post covers at least one of them."""
    (first, ref), (second, far) = sorted(
        (_area(one, "one"), _area(other, "other")), key=lambda found: found[0]
    )
    if first == second:
        raise Refused(_("An area is not its own neighbour. Choose another one."), field="other")
    if not policy.reaches(actor, policy.IMPORT, ref.path):
        _refuse_beyond(actor, far)
    return Given(0, area=first, other=second, answers=ref.id)


def _area(code: str, name: str) -> tuple[str, BodyRef]:
    area = shorten(code)
    ref = tree().at_area(area) if area else None
    if ref is None:
        raise Refused(_("No area has the code “%(code)s”.") % {"code": code[:20]}, field=name)
    return area, ref
