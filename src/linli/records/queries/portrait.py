"""The six haves 六有 of an organisation in a year, from the journal and what is kept; nobody types it (M01)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.clock import now, today
from linli.kernel.clock.periods import Period, before, months_in, year_called
from linli.kernel.portraits import HAVES, Said, parts
from linli.kernel.together import together
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef
from linli.records.queries.counting import HIDDEN, Counted, Published, count, neighbours
from linli.records.queries.indicator_answers import reads
from linli.records.queries.indicators import Definition, definitions
from linli.records.rules.indicators import Figure

MONTHS = 12


@dataclass(frozen=True)
class Measured:
    """An indicator of the year beside the year before, and its twelve months."""

    definition: Definition
    now: Figure
    before: Figure
    months: list[Figure]

    @property
    def is_recorded(self) -> bool:
        return bool(self.now.value) or self.now.state == "suppressed"


@dataclass(frozen=True)
class Section:
    """One of the six: what is measured, what is said, and what nobody has recorded yet."""

    have: str
    measured: list[Measured]
    said: list[Said]
    missing: list[tuple[Any, Any]]  # what it is called, and how it will be recorded


@dataclass(frozen=True)
class Portrait:
    body: Any
    year: int
    period: Period
    inside: bool
    is_open: bool  # for everybody a year is told when it is over
    rates: list[Measured]
    sections: list[Section]
    directions: dict[str, list[Measured]]
    calculated_at: datetime


def portrait(actor: Actor, body: Any, year: int) -> Portrait:
    """All sections: the figures in one statement, the parts that capabilities declare together in another or two."""
    ref: BodyRef = organisations.tree().get(body.pk)  # type: ignore[assignment]
    period, inside = year_called(year), reads(actor, ref)
    is_open = inside or period.until <= today()
    told = measured(actor, ref, period) if is_open else []
    rates = [one for one in told if one.definition.is_at_head]
    sections = _sections(actor, body, period, told, rates) if is_open else []
    directions: dict[str, list[Measured]] = {}
    for one in told:
        if one.definition.service and one.is_recorded:
            directions.setdefault(one.definition.service, []).append(one)
    return Portrait(body, year, period, inside, is_open, rates, sections, directions, now())


def measured(actor: Actor, ref: BodyRef, year: Period, *, all_of_them: bool = False) -> list[Measured]:
    """Every indicator of the portrait in a year: one statement."""
    found = [
        one
        for one in definitions(actor, ref, min(year.last, today()))
        if all_of_them or one.have or one.service
    ]
    months = months_in(before(year)) + months_in(year)
    inside = reads(actor, ref)
    counted = count(found, [ref.id] if inside else neighbours(ref), months)
    return [_measured(counted, ref, one, inside) for one in found]


def _measured(counted: Counted, ref: BodyRef, one: Definition, inside: bool) -> Measured:
    public = Published(counted, ref)

    def figure(parts: Sequence[int]) -> Figure:
        return counted.figure(one, ref.id, parts) if inside else public.figure(one, parts)

    present, past = range(MONTHS, 2 * MONTHS), range(MONTHS)
    months = [figure([at]) if one.grain == "month" else HIDDEN for at in present]
    return Measured(one, figure(present), figure(past), months)


def _sections(
    actor: Actor, body: Any, period: Period, told: list[Measured], rates: list[Measured]
) -> list[Section]:
    told_by = together(part.tell(actor, body, period.first, period.until) for part in parts())
    said = {part.key: (part.have, lines) for part, lines in zip(parts(), told_by, strict=True)}
    inside = reads(actor, organisations.tree().get(body.pk))  # type: ignore[arg-type]
    found = []
    for have in HAVES:
        mine = [one for one in told if one.definition.have == have and one not in rates]
        lines = [
            line for of, some in said.values() if of == have for line in some if inside or not line.staff_only
        ]
        missing = [(one.definition.name, "") for one in mine if not one.is_recorded]
        missing += [(line.label, line.hint) for line in lines if line.value is None]
        found.append(
            Section(
                have,
                [one for one in mine if one.is_recorded],
                [line for line in lines if line.value is not None],
                missing,
            )
        )
    return found
