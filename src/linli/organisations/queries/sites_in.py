"""A table of places: what each line would do, and what is wrong with it, before anything is changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.bringing import CHANGED, NEW, UNCHANGED, Line, Row, Rows, names_of, words_of
from linli.kernel.files.table import rows_of, table_of
from linli.kernel.refusals import Refused
from linli.kernel.whole import whole
from linli.organisations import policy
from linli.organisations.models import Site
from linli.organisations.queries.tree import BodyRef, body_named
from linli.organisations.rules.coverage import refuse_other_than_masses, way_of
from linli.organisations.states import Ground, SiteState

MOST_ROWS, MOST_PEOPLE = 20_000, 1_000_000
HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("名称", "场所名称", "单位名称", "点位名称"),
    "kind": ("类型", "场所类型", "单位类型", "点位类型"),
    "answers": ("所属社区", "所属组织", "社区", "所在社区"),
    "people": ("人数", "从业人数", "职工人数"),
    "by": ("覆盖组织", "党组织", "党组织名称", "所属党组织"),
    "masses": ("群团组织", "工会组织"),
}


@dataclass
class SiteLine(Line):
    """A line of the table: the place that is there already, and what it would be given."""

    site: Any = None
    bodies: dict[str, BodyRef] = field(default_factory=dict)


def read_sites(content: bytes) -> Rows:
    """The rows of a table, each with its line number in the file."""
    columns, rows = rows_of(table_of(content), names_of(HEADINGS), MOST_ROWS)
    if not {"name", "kind"} <= columns:
        raise Refused(_("The first line must name the columns 名称 and 类型."), field="file")
    return rows


def preview_sites(actor: Actor, rows: Iterable[tuple[int, Row]]) -> list[SiteLine]:
    """Each row as a line: new, changed, unchanged or refused with a reason."""
    named = cache(body_named)
    lines, seen = [SiteLine(at, row) for at, row in rows], set()
    for line in lines:
        try:
            _fill(actor, line, named)
            key = (line.bodies["answers"].id, line.values["name"])
            if key in seen:
                raise Refused(_("The same place stands in the file twice."))
            seen.add(key)
        except Refused as refused:
            line.refuse(refused.message)
    _compare([line for line in lines if line.verdict == NEW])
    return lines


def _fill(actor: Actor, line: SiteLine, named: Any) -> None:
    row = line.row
    name, kind = row.get("name", ""), ground_of(row.get("kind", ""))
    if not name or len(name) > 120:
        raise Refused(_("The name is missing or longer than 120 characters."))
    if not kind:
        raise Refused(_("The kind of place is unknown. Write one of those in the list."))
    line.values = {"name": name, "kind": kind}
    if row.get("people"):
        line.values["people"] = _people(row["people"])
    own = str(actor.post.body_id) if actor.post else ""
    for column in ("answers", "by", "masses"):
        text = row.get(column, "") or (own if column == "answers" else "")
        if text:
            line.bodies[column] = _body(actor, text, column, named)
    if "answers" not in line.bodies:
        raise Refused(_("Say in 所属社区 with which organisation the place lies."))


def _people(text: str) -> int:
    n = whole(text)
    if n is None or not 0 <= n <= MOST_PEOPLE:
        raise Refused(_("“%(text)s” is not a number of people.") % {"text": text[:20]})
    return n


def _body(actor: Actor, text: str, column: str, named: Any) -> BodyRef:
    found: BodyRef | None = named(text)
    if found is None:
        raise Refused(
            _(
                "“%(text)s” is not found, or not the only one. Write its number, or the names from the top down."
            )
            % {"text": text[:40]}
        )
    if not policy.reaches(actor, policy.COVER, found.path):
        raise Refused(_("This organisation lies outside of what your post covers. Ask the one above."))
    if column == "by":
        way_of(found.kind)
    elif column == "masses":
        refuse_other_than_masses(found.kind)
    return found


def ground_of(text: str) -> str:
    """A kind of place by its code or by its name in either language."""
    return _grounds().get(text.strip().lower(), "")


@cache
def _grounds() -> dict[str, str]:
    return words_of(Ground)


def _compare(lines: list[SiteLine]) -> None:
    """Which of them are there already, and what differs. One statement."""
    at = {line.bodies["answers"].id for line in lines}
    names = {line.values["name"] for line in lines}
    rows = Site.objects.filter(answers__in=at, name__in=names).exclude(state=SiteState.CLOSED)
    there = {(site.answers_id, site.name): site for site in rows}
    for line in lines:
        line.site = there.get((line.bodies["answers"].id, line.values["name"]))
        if line.site is None:
            continue
        line.changes = [key for key, value in line.values.items() if getattr(line.site, key) != value]
        line.changes += [
            key for key in ("by", "masses")
            if key in line.bodies and getattr(line.site, f"{key}_id") != line.bodies[key].id
        ]  # fmt: skip
        line.verdict = CHANGED if line.changes else UNCHANGED
