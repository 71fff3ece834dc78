"""Indicators counted: many of them, of many bodies, over many months, each set by one statement.

Page, chart, export and API ask here, so that a figure is the same wherever it stands. Everybody is told whole
periods that are over, and nothing that could be worked out of what stands beside it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from linli.kernel.clock import today
from linli.kernel.clock.periods import Period
from linli.kernel.journal.tally import totals
from linli.kernel.ledgers import FIELDS
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef
from linli.records.queries.indicators import Definition, kinds_of, worth
from linli.records.rules import indicators as rules
from linli.records.rules.indicators import Figure

HIDDEN = Figure(rules.HIDDEN)
Amounts = dict[tuple[str, str], Decimal]


@dataclass(frozen=True)
class Counted:
    """Amounts of bodies by period, from which every figure follows."""

    amounts: dict[tuple[int, int], Amounts]  # (body, number of the period)
    periods: tuple[Period, ...]

    def has(self, body: int, parts: Iterable[int]) -> bool:
        """Whether anything at all was recorded."""
        return any((body, at) in self.amounts for at in parts)

    def of(self, body: int, parts: Iterable[int]) -> Amounts:
        """Several periods together."""
        whole: Amounts = defaultdict(Decimal)
        for at in parts:
            for key, quantity in self.amounts.get((body, at), {}).items():
                whole[key] += quantity
        return whole

    def figure(self, one: Definition, body: int, parts: Sequence[int]) -> Figure:
        """An indicator of a body over the periods ``parts``, as it stands."""
        on = self.periods[parts[-1]].last
        found, value = self.of(body, parts), worth(on)
        counted = rules.summed(one.counts, found, value)
        base = rules.summed(one.base, found, value) if one.base else None
        if one.field:
            base = _field(one.field, body, self.periods[parts[0]].first, self.periods[parts[-1]].until)
        return rules.tell(one.how, counted, base, scale=one.scale, least=one.least(on))


def _field(code: str, body: int, first: date, until: date) -> Decimal | None:
    """What a field of the body is worth; None where nobody has recorded it."""
    known = FIELDS[code].value(body, first, until) if code in FIELDS else None
    if known is None or isinstance(known.value, bool) or not isinstance(known.value, int | Decimal):
        return None
    return Decimal(known.value)


def count(found: Sequence[Definition], bodies: Iterable[int], periods: Sequence[Period]) -> Counted:
    """The amounts of consecutive ``periods``: one statement."""
    kinds, measures = kinds_of(found)
    amounts: dict[tuple[int, int], Amounts] = defaultdict(lambda: defaultdict(Decimal))
    firsts = [one.first for one in periods]
    by = "" if len(periods) == 1 else "month" if firsts[0].day == 1 else "day"
    rows = totals(set(bodies), kinds, firsts[0], periods[-1].until, by=by, measures=measures) if kinds else []
    for row in rows:
        at = bisect_right(firsts, row.bucket) - 1 if row.bucket else 0
        amounts[row.scope, at][row.kind, row.measure] += row.quantity
    return Counted(dict(amounts), tuple(periods))


def neighbours(ref: BodyRef) -> list[int]:
    """A body, those beside it and the one above: what a withheld figure could be worked out from."""
    beside = [one.id for one in organisations.tree().children(ref.parent_id)]
    return sorted({ref.id, *beside, *filter(None, [ref.parent_id])})


@dataclass(frozen=True)
class Published:
    """What everybody may see of a body beside its neighbours."""

    counted: Counted
    ref: BodyRef

    def figure(self, one: Definition, parts: Sequence[int]) -> Figure:
        """A single period, or several together where that gives nothing away."""
        period = self.counted.periods[parts[-1]]
        if not one.is_public or period.until > today():
            return HIDDEN
        told, least = self.counted.figure(one, self.ref.id, parts), one.least(period.last)
        if not least:
            return told
        if self._is_withheld(one, parts, least):
            return HIDDEN
        months = [rules.weighs(self.counted.figure(one, self.ref.id, [at]), one.how) for at in parts]
        hidden = [len(parts) > 1 and self._is_withheld(one, [at], least) for at in parts]
        return told if rules.year_is_open(months, hidden, least) else HIDDEN

    def _is_withheld(self, one: Definition, parts: Sequence[int], least: int) -> bool:
        """Beside the others of the same body above, and the rest of that one."""
        weigh = {
            body: rules.weighs(self.counted.figure(one, body, parts), one.how)
            if self.counted.has(body, parts)
            else 0
            for body in neighbours(self.ref)
        }
        own = weigh[self.ref.id]
        if not self.ref.parent_id:
            return 0 < own < least
        whole = weigh.pop(self.ref.parent_id)
        return self.ref.id in rules.withheld(weigh, whole, least)
