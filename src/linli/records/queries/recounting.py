"""A finished paper's figures, counted again from the entries behind them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from linli.kernel.journal.models import Entry
from linli.kernel.journal.standing import behind
from linli.records.models import Paper
from linli.records.queries import figures
from linli.records.queries.papers import period_of, stand_of


@dataclass(frozen=True)
class Checked:
    """A frozen figure beside what a recount finds."""

    name: str
    code: str
    value: str
    again: str

    @property
    def agrees(self) -> bool:
        return self.value == self.again


def frozen(counts: figures.Counts, names: list[str]) -> list[dict[str, Any]]:
    """The figures of a paper as they are kept: nothing personal, the exact number beside the words."""
    told = []
    for name in names:
        one = counts.figures[name]
        number = None if one.said.number is None else str(one.said.number)
        told.append(
            {
                "name": name, "code": one.kept.code, "value": one.said.value, "number": number,
                "first": one.span.first.isoformat(), "until": one.span.until.isoformat(),
            }
        )  # fmt: skip
    return told


def recount(paper: Paper) -> list[Checked]:
    """Every frozen figure, from the entries up to the last one that was counted."""
    stand = stand_of(paper)
    if stand is None:
        return []
    again = figures.count_again(paper.body_id, period_of(paper), stand).figures.values()
    values = {one.kept.code: one.said.value for one in again}  # a category may have been renamed since
    return [
        Checked(one["name"], one["code"], one["value"], values.get(one["code"], "0")) for one in paper.figures
    ]


def entries_behind(paper: Paper, kept: figures.Kept) -> QuerySet[Entry]:
    """The entries behind one figure, newest first by id; of a finished paper only those that were counted."""
    shown = kept.span if kept.shape in ("count", "percent", "rate") else "now"
    span = figures.spans_of(period_of(paper))[shown]
    kinds = figures.measures_behind(kept)
    found: QuerySet[Entry] = behind(paper.body_id, list(kinds), span.first, span.until, stand_of(paper))
    measures = {measure for told in kinds.values() for measure in told}
    return found if "" in measures else found.filter(amounts__has_any_keys=sorted(measures))
