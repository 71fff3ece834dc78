"""全程记实: what an organisation did, month by month, from entries: grouped by act, and its own turns in lines."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linli.kernel.acts import ACTS
from linli.kernel.clock import local
from linli.kernel.clock.periods import Period
from linli.kernel.journal.models import Entry
from linli.kernel.journal.tally import totals
from linli.kernel.portraits import QUIET, TURNS, name_of
from linli.organisations.queries import BodyRef
from linli.records.queries.entries import own

MOST_TURNS = 200


@dataclass(frozen=True)
class Group:
    """Acts that a record calls alike, and how often they were done."""

    name: str
    kinds: tuple[str, ...]
    n: int


@dataclass(frozen=True)
class Month:
    """A month of the course."""

    period: Period
    groups: list[Group]  # most often done first
    turns: list[Entry]  # of this very body, oldest first


def course(ref: BodyRef, months: Sequence[Period]) -> list[Month]:
    """Two statements: how often each act was done here and below, and the turns of this very body."""
    kinds = sorted(set(ACTS) - QUIET)
    first, until = months[0].first, months[-1].until
    by = "month" if first.day == 1 else "day"
    counted: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in totals([ref.id], kinds, first, until, by=by, measures=[""]):
        month = next(m for m in reversed(months) if m.first <= (one.bucket or first))
        counted[month.first][one.kind] += one.n
    turns = list(own(ref, TURNS & set(kinds), first, until).order_by("id")[:MOST_TURNS])
    return [_month(month, counted[month.first], turns) for month in months]


def _month(month: Period, counted: dict[str, int], turns: list[Entry]) -> Month:
    named: dict[str, list[str]] = defaultdict(list)
    for kind in sorted(counted):
        named[str(name_of(kind))].append(kind)
    groups = [
        Group(name, tuple(kinds), sum(counted[kind] for kind in kinds)) for name, kinds in named.items()
    ]
    groups.sort(key=lambda one: (-one.n, one.name))
    inside = [one for one in turns if month.first <= _day(one) < month.until]
    return Month(month, groups, inside)


def _day(one: Entry) -> date:
    return local(one.at).date()
