"""The figures that a paper may hold: counted from the journal, each with what is behind it.

A draft counts them anew whenever it is read. A finished paper keeps them, with the place in the journal up to which
they were counted, so that anybody can count again and find the same.
"""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from linli.kernel.clock.periods import month_called, months_to, starts_day
from linli.kernel.journal.standing import Stand, counted, recounted
from linli.kernel.journal.tally import Total
from linli.needs.queries import categories, rates
from linli.records.rules.papers import figures as say
from linli.records.rules.papers.period import Period, Span, spans

TABLE = Path(__file__).resolve().parents[2] / "data" / "papers" / "figures.csv"
ABOUT = "诉求·"  # 诉求·物业管理: how many needs of that category
TOP = 6
RATES = ("response", "solution", "satisfaction")


@dataclass(frozen=True)
class Kept:
    """A line of the table: what is counted, over which of the periods, and how it is said."""

    code: str
    name: str
    name_en: str
    measure: str
    span: str
    shape: str

    @property
    def label(self) -> str:
        return self.name if (get_language() or "zh").startswith("zh") else self.name_en


@dataclass(frozen=True)
class Figure:
    """One figure of a paper. ``has`` says whether there is anything to say."""

    kept: Kept
    said: say.Said
    span: Span

    @property
    def name(self) -> str:
        return self.kept.name


@dataclass
class Counts:
    """All that was counted for one body and period: the figures by name, and where they stand in the journal."""

    period: Period
    spans: dict[str, Span]
    stand: Stand | None
    by_span: dict[str, rates.Figures]
    figures: dict[str, Figure] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, str]:
        return {name: one.said.value for name, one in self.figures.items()}

    @property
    def top(self) -> list[tuple[str, str]]:
        """The categories most written about: name, and the name of the figure of each."""
        here = self.by_span["now"].about
        known = {one.code: one.zh for one in categories().values()}
        told = [(known[code], n) for code, n in here.items() if n > 0 and code in known]
        return [(name, ABOUT + name) for name, _n in sorted(told, key=lambda pair: (-pair[1], pair[0]))[:TOP]]


@cache
def table() -> tuple[Kept, ...]:
    """The figures that come with the product."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(Kept(**row) for row in csv.DictReader(lines))


def count(body: int, period: Period) -> Counts:
    """Everything in one statement."""
    found, starts, by = _asked(period)
    totals, stand = counted([body], rates.KINDS, starts["all"].first, starts["all"].until, by=by)
    return _told(period, found, totals, stand)


def count_again(body: int, period: Period, stand: Stand) -> Counts:
    """The same from the entries themselves, as they stood when the paper was finished."""
    found, starts, by = _asked(period)
    totals = recounted([body], rates.KINDS, starts["all"].first, starts["all"].until, stand, by=by)
    return _told(period, found, totals, stand)


def spans_of(period: Period) -> dict[str, Span]:
    """The statistical months of a period, of the one before, and of the same a year ago."""
    last = month_called(f"{period.ends[0]}-{period.ends[1]:02}")
    months = months_to(last, max(period.months + 12, 2 * period.months))
    return spans(period, [Span(one.first, one.until) for one in months])


def _asked(period: Period) -> tuple[dict[str, Span], dict[str, Span], str]:
    found = spans_of(period)
    whole = Span(min(one.first for one in found.values()), found["now"].until)
    return found, {"all": whole}, "month" if starts_day() == 1 else "day"


def _told(period: Period, found: dict[str, Span], totals: list[Total], stand: Stand) -> Counts:
    by_span = {name: rates.Figures() for name in found}
    for one in totals:
        for name, span in found.items():
            if one.bucket and span.first <= one.bucket < span.until:
                by_span[name].add(one)
    counts = Counts(period, found, stand, by_span)
    for kept in table():
        counts.figures[kept.name] = Figure(kept, _SHAPES[kept.shape](kept, counts), found[_span(kept)])
    here = by_span["now"].about
    for about in categories().values():
        kept = Kept(
            f"about.{about.code}",
            ABOUT + about.name,
            ABOUT + about.name,
            f"about.{about.code}",
            "now",
            "count",
        )
        counts.figures[kept.name] = Figure(kept, say.count(max(0, here.get(about.code, 0))), found["now"])
    return counts


def _span(kept: Kept) -> str:
    """A change is opened to what was counted in the period itself."""
    return kept.span if kept.shape in ("count", "percent", "rate") else "now"


def _n(counts: Counts, measure: str, span: str) -> int:
    return counts.by_span[span].counted.get(measure, 0)


def _share(counts: Counts, measure: str, span: str) -> Decimal | None:
    part, _sign, whole = measure.partition("/")
    base = _n(counts, whole, span)
    return Decimal(_n(counts, part, span)) / base if base else None


def _rate(counts: Counts, measure: str, span: str) -> Decimal | None:
    """A rate as the public may see it: a paper leaves the house, so that few opinions make no rate."""
    told = rates.told(counts.by_span[span], last_day(counts.spans[span]), inside=False)
    value: Decimal | None = getattr(told.rates, measure) if told.state == rates.OK else None
    return value


def last_day(span: Span) -> date:
    return span.until - timedelta(days=1)


_Shape = Callable[[Kept, Counts], say.Said]
_SHAPES: Mapping[str, _Shape] = {
    "count": lambda one, c: say.count(_n(c, one.measure, one.span)),
    "change": lambda one, c: say.change(_n(c, one.measure, "now"), _n(c, one.measure, one.span)),
    "percent": lambda one, c: say.percent(_share(c, one.measure, one.span)),
    "points": lambda one, c: say.points(_share(c, one.measure, "now"), _share(c, one.measure, one.span)),
    "rate": lambda one, c: say.percent(_rate(c, one.measure, one.span)),
    "rate_points": lambda one, c: say.points(_rate(c, one.measure, "now"), _rate(c, one.measure, one.span)),
}


def measures_behind(kept: Kept) -> dict[str, set[str]]:
    """The acts behind a figure, each with the amounts in which it says it; '' for the act itself."""
    if kept.measure.startswith(rates.ABOUT):
        return {
            f"needs.need.{kind}": {kept.measure}
            for kind in ("raised", "noted", "voiced", "taken_over", "classified")
        }
    names = ("valid",) if kept.measure in RATES else tuple(kept.measure.split("/"))
    found: dict[str, set[str]] = {}
    for name in names:
        kinds, measure = rates.COUNTED[name]
        for kind in kinds:
            found.setdefault(f"needs.need.{kind}", set()).add(measure)
    return found


def kept_called(code: str) -> Kept | None:
    """A line of the table, or a category, by its code."""
    if code.startswith(rates.ABOUT):
        about = next((one for one in categories().values() if f"about.{one.code}" == code), None)
        return Kept(code, ABOUT + about.zh, ABOUT + about.en, code, "now", "count") if about else None
    return next((one for one in table() if one.code == code), None)
