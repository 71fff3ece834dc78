"""The arithmetic of indicators: what is counted, over what, how it is told, and what everybody may see of it.

What is counted is written one term a line, ``kinds: measure * weight``:

    needs.need.rated needs.need.rated_too needs.need.called_back: satisfied
    needs.need.rated needs.need.rated_too needs.need.called_back: basically * needs.rates.basically

Without a measure the acts themselves are counted. A weight is a number, a part such as ``1/60``, or a code of the
rulebook. In place of a base of terms ``= field`` names a field of the body, such as its households. A sum of hours or
yuan may have a base too: the people or services of which it speaks, and by which it is withheld.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from linli.kernel.privacy.suppress import suppress_cells, wilson
from linli.kernel.refusals import Refused
from linli.records.states.indicators import How, Small

KIND = re.compile(r"[a-z_]+(\.[a-z_]+){2}")
MEASURE = re.compile(r"[a-z0-9_.]*")
CODE = re.compile(r"[a-z][a-z_]*(\.[a-z0-9_]+)+")
NUMBER = re.compile(r"(-?\d{1,6}(?:\.\d{1,4})?)(?:/([1-9]\d{0,5}))?")
FIELD = "="
OK, NONE, FEW, HIDDEN = "ok", "none", "few", "suppressed"
# (act, measure) → quantity, as the journal's totals give it
Amounts = Mapping[tuple[str, str], Decimal]


@dataclass(frozen=True)
class Term:
    """Some acts and a measure of theirs; ``weight`` is a number or a code of the rulebook."""

    kinds: tuple[str, ...]
    measure: str = ""
    weight: str = "1"

    def __str__(self) -> str:
        told = " ".join(self.kinds) + (f": {self.measure}" if self.measure else "")
        return told if self.weight == "1" else f"{told} * {self.weight}"


@dataclass(frozen=True)
class Figure:
    """An indicator's value of one body in one period, in the unit in which it is told.

    ``value`` is a share in percent, a count, a sum or a quotient; ``n`` is what it rests on.
    """

    state: str
    value: Decimal | None = None
    n: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    counted: Decimal = Decimal(0)  # before it was divided

    @property
    def is_told(self) -> bool:
        return self.value is not None

    @property
    def few(self) -> bool:
        """Too few for a percentage, whoever reads: staff are told of how many, everybody else nothing."""
        return self.state == FEW


def terms_of(text: str, acts: Iterable[str]) -> tuple[Term, ...]:
    """The terms that a text names. Refuses what cannot be counted, and says which line."""
    known, found = set(acts), []
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines())), start=1):
        counted, _star, weight = line.partition("*")
        kinds, _colon, measure = (part.strip() for part in counted.partition(":"))
        _refuse_line(number, kinds.split(), measure, known)
        found.append(Term(tuple(kinds.split()), measure, _weight(weight.strip(), number)))
    return tuple(found)


def _refuse_line(number: int, kinds: Sequence[str], measure: str, known: set[str]) -> None:
    unknown = next((kind for kind in kinds if kind not in known), "")
    if not kinds or unknown:
        raise Refused(
            _("Line %(n)s: nothing is recorded under the name “%(kind)s”. Name acts as in the list of acts, "
              "with a space between them.") % {"n": number, "kind": unknown}
        )  # fmt: skip
    if not MEASURE.fullmatch(measure):
        raise Refused(
            _("Line %(n)s: “%(measure)s” is no name of a measure.") % {"n": number, "measure": measure}
        )


def _weight(text: str, number: int) -> str:
    if not text:
        return "1"
    if not NUMBER.fullmatch(text) and not CODE.fullmatch(text):
        raise Refused(
            _("Line %(n)s: a weight is a number such as 0.9 or 1/60, or a code of the rulebook.")
            % {"n": number}
        )
    return text


def weight_of(text: str) -> Decimal | None:
    """The number that a weight says by itself; None for a code of the rulebook."""
    found = NUMBER.fullmatch(text)
    return Decimal(found[1]) / Decimal(found[2] or 1) if found else None


def refuse_definition(how: str, counts: str, base: str, scale: int, small: str) -> None:
    """Refuse a definition whose parts do not fit together."""
    if not counts.strip():
        raise Refused(_("Say what is counted: at least one act."), field="counts")
    divides = how in (How.SHARE, How.PER)
    if divides and not base.strip():
        raise Refused(_("A share needs what it is a share of. Say what it is divided by."), field="base")
    if how == How.COUNT and base.strip():
        raise Refused(
            _("A count is not divided by anything. Choose a share, or leave this empty."), field="base"
        )
    if how != How.PER and base.strip().startswith(FIELD):
        raise Refused(_("A share or a sum rests on what was recorded, not on a field."), field="base")
    if how == How.SHARE and small == Small.NONE:
        raise Refused(
            _("A share says much of few people. Choose how small numbers are withheld."), field="small"
        )
    if scale < 1:
        raise Refused(_("For how many? Write 1 or more."), field="scale")


def summed(terms: Iterable[Term], amounts: Amounts, worth: Callable[[str], Decimal]) -> Decimal:
    """The terms added up; ``worth`` gives the number that a weight stands for."""
    return sum(
        (
            worth(term.weight) * amounts.get((kind, term.measure), Decimal(0))
            for term in terms
            for kind in term.kinds
        ),
        Decimal(0),
    )


def tell(
    how: str, counted: Decimal, base: Decimal | None = None, *, scale: int = 1, least: int = 0
) -> Figure:
    """The figure. ``base`` None: what it rests on is not known. Nothing to divide by is no zero."""
    if how in (How.SHARE, How.PER):
        return _divided(how, counted, base, scale, least)
    value = counted if how == How.COUNT else counted.quantize(Decimal("0.01"))
    return Figure(OK, value, counted if base is None else base, counted=counted)


def _divided(how: str, counted: Decimal, base: Decimal | None, scale: int, least: int) -> Figure:
    if not base or base < 0:
        return Figure(NONE, None, Decimal(0) if base is not None else None, counted=counted)
    share = counted / base
    if how == How.PER:
        return Figure(OK, (share * scale).quantize(Decimal("0.01")), base, counted=counted)
    if base < least:
        return Figure(FEW, None, base, counted=counted)
    low, high = (Decimal(str(round(one * 100, 2))) for one in wilson(float(counted), int(base)))
    value = (share * 100).quantize(Decimal("0.01"))
    return Figure(OK, value, base, low, high, counted)


def weighs(figure: Figure, how: str) -> int:
    """How many people or things a figure speaks of: by this it is withheld or not."""
    told = figure.counted if how == How.PER else figure.n
    return int(max(told or 0, 0))


def withheld(beside: Mapping[int, int], whole: int | None, least: int) -> frozenset[int]:
    """Which of the bodies side by side are withheld, so that none follows from the rest. ``whole``: those together."""
    there = {one: n for one, n in beside.items() if n}
    if whole is not None:
        there[0] = max(0, whole - sum(there.values()))
        there = {one: n for one, n in there.items() if n or one}
    if not least or not there:
        return frozenset()
    told = suppress_cells(there, least).cells
    return frozenset(one for one in there if told.get(one) is None)


def year_is_open(months: Sequence[int], hidden: Sequence[bool], least: int) -> bool:
    """Whether a year may be told beside its months: what is withheld of them must not follow from it."""
    out = [n for n, is_hidden in zip(months, hidden, strict=True) if is_hidden and n]
    return not out or (len(out) > 1 and sum(out) >= least)
