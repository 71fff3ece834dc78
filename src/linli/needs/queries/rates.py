"""The three rates and the volumes of organisations, added up from the journal (DOMAIN.md 4.1).

Every figure is a total of amounts that acts wrote down: the page, the API and the export ask here, so they agree.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from linli.kernel import rulebook
from linli.kernel.clock.periods import Period
from linli.kernel.journal.tally import Total, to_total, totals
from linli.kernel.privacy.suppress import wilson
from linli.kernel.together import Asking, alone
from linli.needs import rules

_HEARD = ("rated", "rated_too", "called_back")
_OPINIONS = (*_HEARD, "included")  # counted again, with what was said meanwhile
_AGAIN = (*_HEARD, "reopened", "reviewed")
_LEFT_OUT = ("excluded", "included", "merged", "redirected", "reopened", "reviewed")
_ANSWERED = ("replied", "answered", "reopened")  # an answer taken back counts the opposite
_BEGUN = ("raised", "noted", "voiced", "taken_over")
ABOUT = "about."  # the measure that tells a need's category: about.<code>

# What is counted → the acts that say it and the amount in which they say it ('' counts the acts themselves).
COUNTED: dict[str, tuple[tuple[str, ...], str]] = {
    "valid": (_OPINIONS, "valid"),
    "contacted": (_OPINIONS, "contacted"),
    "solved": (_OPINIONS, "solved"),
    "satisfied": (_OPINIONS, "satisfied"),
    "basically": (_OPINIONS, "basically"),
    "not_valid": (_OPINIONS, "not_valid"),
    "excluded": (_LEFT_OUT, "excluded"),
    "not_reached": (("tried", "lapsed"), "not_reached"),
    "raised": (_BEGUN, ""),
    "passed_on": (("dispatched", "redispatched"), ""),
    "answered": (_ANSWERED, "answered"),
    "in_time": (_ANSWERED, "in_time"),
    "late": (_ANSWERED, "late"),
    "reopened": (_AGAIN, "reopened"),
    "hung": (("hung",), "hung"),
    "extended": (("extended",), "extended"),
    "returned": (("return_asked",), "return_asked"),
    "escalated": (("escalated",), "escalated"),
    "urged": (("urged",), "urged"),
}
VOLUMES = tuple(
    name for name in COUNTED if name not in ("valid", "contacted", "solved", "satisfied", "basically")
)
_NAMES: Mapping[tuple[str, str], str] = {
    (f"needs.need.{kind}", measure): name for name, (kinds, measure) in COUNTED.items() for kind in kinds
}
_ABOUT_KINDS = frozenset(f"needs.need.{kind}" for kind in (*_BEGUN, "classified"))
MEASURES = sorted({measure for _kind, measure in _NAMES})  # all but the categories
KINDS = sorted({kind for kind, _measure in _NAMES} | _ABOUT_KINDS)


@dataclass
class Figures:
    """What was counted of one organisation in one period."""

    counted: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    about: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # category code → needs raised

    def add(self, one: Total) -> None:
        if name := _NAMES.get((one.kind, one.measure)):
            self.counted[name] += int(one.quantity)
        elif one.measure.startswith(ABOUT) and one.kind in _ABOUT_KINDS:
            self.about[one.measure.removeprefix(ABOUT)] += int(one.quantity)

    @property
    def counts(self) -> rules.Counts:
        get = self.counted.get
        return rules.Counts(
            get("valid", 0), get("contacted", 0), get("solved", 0), get("satisfied", 0), get("basically", 0),
            get("excluded", 0),
        )  # fmt: skip

    @property
    def volumes(self) -> dict[str, int]:
        return {name: self.counted.get(name, 0) for name in VOLUMES}

    @property
    def excluded_share(self) -> Decimal | None:
        """The part of what could have been asked that was left out by a reason."""
        base = self.counts.valid + self.counts.excluded
        return Decimal(self.counts.excluded) / base if base else None


def figures(scopes: Iterable[int], period: Period, *, about: bool = True) -> dict[int, Figures]:
    """Each organisation's figures with all below it: one statement, whatever the history. Without ``about`` the
    categories, most of the rows, are not read."""
    wanted = list(scopes)
    told = {scope: Figures() for scope in wanted}
    only = None if about else MEASURES
    for one in totals(wanted, KINDS, period.first, period.until, measures=only):
        told[one.scope].add(one)
    return told


def to_be_valid(scopes: Iterable[int], period: Period) -> Asking:
    """How many answers count, by the first day of each statistical month and by organisation."""
    told: dict[date, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    kinds = [f"needs.need.{kind}" for kind in _OPINIONS]
    for one in (yield to_total(scopes, kinds, period.first, period.until, by="own", measures=["valid"])):
        told[one.bucket or period.first][one.scope] += int(one.quantity)
    return told


def to_period(scope: int, periods: Sequence[Period]) -> Asking:
    """One organisation's figures for consecutive periods of whole statistical months."""
    told = [Figures() for _one in periods]
    for total in (yield to_total([scope], KINDS, periods[0].first, periods[-1].until, by="own")):
        day = total.bucket or periods[0].first
        told[sum(one.until <= day for one in periods)].add(total)
    return told


def by_month(scope: int, months: Sequence[Period]) -> list[Figures]:
    """One organisation's figures for consecutive statistical months, without categories: one statement."""
    found: list[Figures] = alone(to_month(scope, months))
    return found


def to_month(scope: int, months: Sequence[Period]) -> Asking:
    """The same as a part of what a page asks together."""
    calendar_months = months[0].first.day == 1
    told = [Figures() for _month in months]
    starts = {month.first: at for at, month in enumerate(months)}
    found = yield to_total(
        [scope], KINDS, months[0].first, months[-1].until, by="month" if calendar_months else "day",
        measures=MEASURES,
    )  # fmt: skip
    for one in found:
        day = one.bucket or months[0].first
        at = starts[day] if calendar_months else sum(month.until <= day for month in months)
        told[at].add(one)
    return told


def added(parts: Iterable[Figures]) -> Figures:
    """Several months together."""
    whole = Figures()
    for part in parts:
        for name, n in part.counted.items():
            whole.counted[name] += n
    return whole


# --- Told to a reader -------------------------------------------------------------------------------------------

OK, NONE, SUPPRESSED = "ok", "none", "suppressed"
RATES = ("response", "solution", "satisfaction")


@dataclass(frozen=True)
class Told:
    """Rates as one reader may see them. ``caution``: too few for percentages, so only counts, and those only inside."""

    state: str
    n: int | None
    rates: rules.Rates
    intervals: dict[str, tuple[float, float]]
    figures: Figures
    caution: bool = False
    flagged: bool = False  # more was left out than the rule takes for normal


def told(figures: Figures, on: date, *, inside: bool, hidden: bool = False) -> Told:
    """The rates of ``figures`` for a reader ``inside``: of the board over the organisation; or for everybody else.

    One rule wherever rates are told, on pages, in files, through the API: of fewer valid answers than
    needs.rates.publish_n there is no percentage for anybody. The board has the counts, everybody else nothing.
    """
    counts = figures.counts
    share = figures.excluded_share
    flagged = share is not None and share > rulebook.get("needs.rates.excluded_flag", on).number
    few = counts.valid < least(on)
    if not inside and (few or hidden) and counts.valid:
        return Told(SUPPRESSED, None, rules.Rates(0, 0), {}, Figures())
    if not counts.valid or few:
        none = rules.Rates(counts.valid, counts.excluded)
        return Told(
            OK if counts.valid else NONE, counts.valid, none, {}, figures, bool(counts.valid), flagged
        )
    rates = rules.rates(counts, weights(on))
    return Told(OK, counts.valid, rates, _intervals(counts, rates), figures, flagged=flagged)


def least(on: date) -> int:
    """From how many answers on there are rates in percent."""
    return int(rulebook.get("needs.rates.publish_n", on).number)


def part(figures: Figures, name: str) -> int:
    """How many of the valid answers say yes to a rate; for satisfaction also the fairly satisfied."""
    counts = figures.counts
    return {
        "response": counts.contacted, "solution": counts.solved, "satisfaction": counts.satisfied + counts.basically,
    }[name]  # fmt: skip


def counts_of(told: Told) -> dict[str, int] | None:
    """How many said yes to each rate; nothing where fewer answered than may be told at all (DOMAIN.md 2.6)."""
    small = int(rulebook.get("privacy.suppress.small").number)
    return None if 0 < (told.n or 0) < small else {name: part(told.figures, name) for name in RATES}


def weights(on: date) -> rules.Weights:
    """The weights in force; they are custom, not law."""
    response, solution, satisfaction = rulebook.get("needs.rates.weights", on).numbers
    return rules.Weights(response, solution, satisfaction, rulebook.get("needs.rates.basically", on).number)


def _intervals(counts: rules.Counts, rates: rules.Rates) -> dict[str, tuple[float, float]]:
    """Wilson, 95 %. For satisfaction, whose answers lie between 0 and 1, it is wider than need be, never narrower."""
    shares = {name: getattr(rates, name) for name in RATES}
    return {name: wilson(float(share * counts.valid), counts.valid) for name, share in shares.items()}  # type: ignore[arg-type]


def percent(share: Decimal | None) -> Decimal | None:
    """0.9047… → 90.48: the one way in which pages, exports and the API round a rate."""
    return None if share is None else (share * 100).quantize(Decimal("0.01"))
