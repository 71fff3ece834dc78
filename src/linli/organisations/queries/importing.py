"""What an import would change, line by line, before anything is changed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.kernel import bringing
from linli.kernel.actors import Actor
from linli.kernel.bringing import CHANGED, REFUSED, UNCHANGED, Row, words_of
from linli.kernel.refusals import Refused
from linli.organisations.models import Body
from linli.organisations.queries.tree import BodyRef, body_named
from linli.organisations.rules import check_uscc
from linli.organisations.states import ANSWERING, ENDED, Kind

PLAIN = ("desk_address", "desk_phone", "desk_mail", "desk_hours")


@dataclass
class Line(bringing.Line):
    """A line about a body or a post: where it stands, and what is there already."""

    parent: int | None = None  # a body that is there
    under: "Line | None" = None  # or another line of the file
    body: int | None = None


def preview_bodies(actor: Actor, rows: Iterable[tuple[int, Row]]) -> list[Line]:
    """Each row as a line: new, changed, unchanged or refused with a reason. Parents stand before children."""
    lines = [_line(at, row) for at, row in rows]
    _number(lines)
    by_number = {one.row["number"]: one for one in lines if one.row.get("number")}
    named = cache(body_named)  # many lines stand under the same few
    for line in _living(lines):
        _place(actor, line, by_number, named)
    _refuse_circles(lines)
    lines.sort(key=_depth)  # what a body above is known as tells which body is meant below
    known = _Known(lines)
    taken: set[tuple[object, ...]] = set()
    for line in _living(lines):
        for name in known.names(line):
            if name in taken:
                line.refuse(_("The same organisation stands in the file twice."))
            taken.add(name)
        if line.verdict != REFUSED:
            known.compare(line)
    return lines


def _living(lines: list[Line]) -> Iterator[Line]:
    return (line for line in lines if line.verdict != REFUSED)


def _line(at: int, row: Row) -> Line:
    line = Line(at, row)
    try:
        line.values = _values(row)
    except Refused as refused:
        line.refuse(refused.message)
    return line


def _values(row: Row) -> dict[str, Any]:
    name, kind, area = row.get("name", ""), kind_of(row.get("kind", "")), row.get("area_code", "")
    if not name or len(name) > 120:
        raise Refused(_("The name is missing or longer than 120 characters."))
    if not kind:
        raise Refused(_("The kind is unknown. Write one of those in the list of kinds."))
    if area and not (area.isascii() and area.isdigit() and 2 <= len(area) <= 12):
        raise Refused(_("The area code has 2 to 12 digits."))
    values: dict[str, Any] = {"name": name, "kind": kind, "area_code": area}
    if "uscc" in row:
        values["uscc"] = check_uscc(row["uscc"])
    if row.get("founded_on"):
        values["founded_on"] = _day(row["founded_on"])
    return values | {one: row[one][:200] for one in PLAIN if one in row}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.replace("/", "-").replace(".", "-"))
    except ValueError:
        raise Refused(_("“%(text)s” is not a day. Write it as 2026-01-04.") % {"text": text[:20]}) from None


def kind_of(text: str) -> str:
    """A kind by its code or by its name in either language."""
    return _kinds().get(text.strip().lower(), "")


@cache
def _kinds() -> dict[str, str]:
    return words_of(Kind)


def _number(lines: list[Line]) -> None:
    seen: set[str] = set()
    for line in _living(lines):
        number = line.row.get("number", "")
        if number and number in seen:
            line.refuse(_("This number stands in the file twice."))
        seen.add(number)


def _place(
    actor: Actor, line: Line, by_number: dict[str, Line], named: Callable[[str], BodyRef | None]
) -> None:
    text = line.row.get("parent", "")
    if text in by_number:
        line.under = by_number[text]
        return
    found = named(text)
    if found is None:
        line.refuse(
            _("The organisation above is not found. Write its number, or the names from the top down.")
        )
    elif not (actor.is_clock or actor.can("organisations.import", found.path)):
        line.refuse(_("This organisation lies outside of what your post covers. Ask the one above."))
    else:
        line.parent = found.id


def _refuse_circles(lines: list[Line]) -> None:
    for line in lines:
        seen, above = {line.at}, line.under
        while above is not None and line.verdict != REFUSED:
            if above.at in seen:
                line.refuse(_("The lines stand above each other in a circle."))
            elif above.verdict == REFUSED:
                line.refuse(_("The line of the organisation above was refused."))
            seen.add(above.at)
            above = above.under


def _depth(line: Line) -> tuple[int, int]:
    depth, above, seen = 0, line.under, set[int]()
    while above is not None and above.at not in seen:
        seen.add(above.at)
        depth, above = depth + 1, above.under
    return depth, line.at


class _Known:
    """The bodies that the lines may be about, by each of the names a body goes by."""

    def __init__(self, lines: list[Line]) -> None:
        living = [line.values for line in _living(lines)]
        asked = (
            Q(uscc__in=[v["uscc"] for v in living if v.get("uscc")])
            | Q(area_code__in=[v["area_code"] for v in living if v["kind"] in ANSWERING and v["area_code"]])
            | Q(name__in=[v["name"] for v in living])
        )
        self.bodies: dict[tuple[object, ...], Body] = {}
        for body in Body.objects.filter(asked).exclude(state__in=ENDED):
            for name in _names(body.uscc, body.kind, body.area_code, body.parent_id, body.name):
                self.bodies[name] = body

    def names(self, line: Line) -> list[tuple[object, ...]]:
        v = line.values
        above: object = line.parent
        if line.under is not None:
            above = line.under.body or ("line", line.under.at)
        return _names(v.get("uscc", ""), v["kind"], v["area_code"], above, v["name"])

    def compare(self, line: Line) -> None:
        body = next((self.bodies[name] for name in self.names(line) if name in self.bodies), None)
        if body is None:
            return
        line.body = body.pk
        line.changes = [
            name for name, value in line.values.items() if name != "kind" and getattr(body, name) != value
        ]
        line.verdict = CHANGED if line.changes else UNCHANGED


def _names(uscc: str, kind: str, area: str, above: object, name: str) -> list[tuple[object, ...]]:
    names: list[tuple[object, ...]] = [("name", above, kind, name)]
    if area and kind in ANSWERING:
        names.insert(0, ("area", area))
    return [("uscc", uscc), *names] if uscc else names
