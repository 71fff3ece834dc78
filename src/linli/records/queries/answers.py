"""What filling a table comes to: each question, what it is taken for, what is written, what is asked and why."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import Known, Value
from linli.organisations.queries import BodyRef
from linli.records.rules import Ask, Layout, Match, Span, Spot
from linli.records.sheets import Growth, Writing

FILLED, PARTLY, ASKED, PROPOSED = "filled", "partly", "asked", "proposed"
WHY = {
    "unknown": _("Nothing like it is kept here."),
    "unsure": _("It may be meant; please confirm."),
    "empty": _("Nobody has recorded it for this organisation and period."),
    "period": _("The table does not say for which period. Choose one."),
    "computed": _("This compares figures; work it out or leave it to the table's own formula."),
    "changed": _("It changed after the day that the table asks for."),
    "sum": _("The parts filled do not add up to it."),
    "long": _("The list has too many rows for a table. Use the export of the ledger."),
    "other": _("This line is about an organisation that is not below yours, or not known here."),
}


@dataclass(frozen=True)
class Filled:
    """One cell that is written, and where its value comes from."""

    spot: Spot
    value: Value
    known: Known
    extra: int = 0  # rows below the spot's own: of a list that is longer than its blanks


@dataclass(frozen=True)
class Answer:
    """One question and what came of it."""

    layout: Layout
    ask: Ask
    match: Match
    title: str  # what it is taken for, in words
    unit: str
    state: str
    why: str = ""
    filled: tuple[Filled, ...] = ()


@dataclass
class Plan:
    """A whole book for one body. ``writings`` and ``growths`` are what sheets.write takes."""

    body: BodyRef
    span: Span | None
    told_period: str
    layouts: list[Layout]
    answers: list[Answer] = field(default_factory=list)
    growths: list[Growth] = field(default_factory=list)
    numbers: list[tuple[Spot, int, int]] = field(default_factory=list)  # 序号: spot, rows below it, number
    sums: list[tuple[Spot, Value]] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)

    @property
    def writings(self) -> list[Writing]:
        """Places are those after growing."""
        found = [self._writing(answer, one) for answer in self.answers for one in answer.filled]
        found += [Writing(self._moved(spot, extra), number) for spot, extra, number in self.numbers]
        return found + [Writing(self._moved(spot, 0), value) for spot, value in self.sums]

    def _writing(self, answer: Answer, one: Filled) -> Writing:
        ask, spot = answer.ask, self._moved(one.spot, one.extra)
        return Writing(spot, _written(one.value, ask), answer.unit, ask.unit == "%", ask.within)

    def _moved(self, spot: Spot, extra: int) -> Spot:
        above = sum(one.count for one in self.growths if one.sheet == spot.sheet and one.row < spot.row)
        return replace(spot, row=spot.row + above + extra)

    @property
    def asked(self) -> list[Answer]:
        return [one for one in self.answers if one.state != FILLED]


def _written(value: Value, ask: Ask) -> Value:
    """In a line of text a day is written in words."""
    if ask.within and isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return value
