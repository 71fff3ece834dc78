"""The calendar of a branch: what is planned, held and missing, as only the branch itself is shown it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min
from django.utils.translation import gettext as _

from linli.kernel import rulebook
from linli.kernel.clock import local, now, today
from linli.kernel.clock.days import midnight_after
from linli.meetings import rules
from linli.meetings.models import Gap, Meeting, Rhythm
from linli.meetings.rules.life import DAY
from linli.meetings.states import ASKS, DONE, LIFE_OF, Kind, State
from linli.organisations import queries as organisations


@dataclass(frozen=True)
class Line:
    """One kind in a year: how often, on which fixed day, and its periods; ``applies`` False: not for this branch."""

    kind: str
    label: Any
    months: int
    rhythm: Rhythm | None
    cells: list[rules.Cell]

    @property
    def applies(self) -> bool:
        return self.rhythm is None or self.rhythm.applies

    @property
    def how_often(self) -> str:
        words = {1: _("every month"), 3: _("every quarter"), 12: _("every year")}
        return words.get(self.months) or _("every %(n)s months") % {"n": self.months}


def months_of(kind: str, on: date) -> int:
    """How many months a period of this kind has."""
    rule = ASKS[kind].every
    return int(rulebook.get(rule, on).number) if rule else 12


def rhythms(body_id: int) -> dict[str, Rhythm]:
    return {one.kind: one for one in Rhythm.objects.filter(body=body_id)}


def has_life(body_id: int) -> tuple[str, ...]:
    """The kinds that an organisation of its form holds; none for those that are no party organisations."""
    ref = organisations.tree().get(body_id)
    return LIFE_OF.get(ref.kind, ()) if ref else ()


def branches_below(path: str, most: int = 200) -> list[Any]:
    """The party organisations at or below ``path`` that have such a calendar."""
    return [ref for ref in organisations.tree().below(path) if ref.kind in LIFE_OF][:most]


def _turns(body_id: int, year: int) -> dict[str, list[rules.Turn]]:
    first, until = midnight_after(date(year, 1, 1) - DAY), midnight_after(date(year, 12, 31))
    rows = Meeting.objects.filter(
        bodies__body=body_id, begins_at__gte=first, begins_at__lt=until, kind__in=has_life(body_id)
    ).exclude(state=State.CANCELLED)
    found: dict[str, list[rules.Turn]] = {}
    for one in rows.order_by("begins_at", "id"):
        found.setdefault(one.kind, []).append(rules.Turn(local(one.begins_at).date(), one.state in DONE, one))
    return found


def kept_from(body_id: int) -> date:
    """The day of the first gathering of its life that is kept here; today where there is none yet."""
    rows = Meeting.objects.filter(bodies__body=body_id, kind__in=has_life(body_id))
    first = rows.aggregate(first=Min("begins_at"))["first"]
    return local(first).date() if first else today()


def year_of(body_id: int, year: int, since: date | None = None) -> list[Line]:
    """Each kind of its life in one year: three statements."""
    turns, known = _turns(body_id, year), rhythms(body_id)
    reasons: dict[str, dict[date, str]] = {}
    for gap in Gap.objects.filter(body=body_id, first__year=year):
        reasons.setdefault(gap.kind, {})[gap.first] = gap.reason
    lines = []
    for kind in has_life(body_id):
        months = months_of(kind, date(year, 12, 31))
        rhythm = known.get(kind)
        cells = rules.cells(kind, months, year, turns.get(kind, []), today(), reasons.get(kind, {}), since)
        shown = cells if rhythm is None or rhythm.applies else []
        lines.append(Line(kind, Kind(kind).label, months, rhythm, shown))
    return lines


def to_plan(body_id: int, *, rest: bool = False) -> list[rules.Cell]:
    """The periods that run and in which nothing is planned; ``rest``: those still to come this year as well."""
    wanted = {"missing", "coming"} if rest else {"missing"}
    lines = year_of(body_id, local(now()).year)
    return [cell for line in lines for cell in line.cells if cell.state in wanted and cell.until > today()]


def missing(lines: list[Line]) -> list[rules.Cell]:
    """What was not held and of which nothing was said, or is not planned in the period that runs."""
    return [cell for line in lines for cell in line.cells if cell.state == "missing"]
