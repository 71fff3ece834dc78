"""Summing up: what bodies answered to one request, stacked or summed, in the sender's own layout."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from linli.kernel.ledgers import Value
from linli.organisations import queries as organisations
from linli.records.models import Asked, DataRequest, Filling, Question
from linli.records.queries.stored import content
from linli.records.queries.tables import answers_to
from linli.records.queries.working import named
from linli.records.rules import Layout, Shape, Sheet, Spot, layouts
from linli.records.rules.summing import MEAN, NONE, Summed, is_rate, rule_for, summed
from linli.records.rules.values import packed, typed, unpacked
from linli.records.sheets import Growth, Writing, read

MOST_ROWS = 20_000


@dataclass
class Line:
    """One question over all bodies: their answers, by which rule they go together, and the result."""

    at: int
    name: str
    unit: str
    answers: dict[str, Value]
    spot: list[Any]
    result: Summed
    rate: bool


@dataclass
class Stack:
    """A request's answers: who is there, who is missing, the questions as one, rows of lists stacked."""

    request: DataRequest
    there: list[tuple[Asked, Filling]] = field(default_factory=list)
    missing: list[Asked] = field(default_factory=list)
    declined: list[Asked] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    writings: list[Writing] = field(default_factory=list)
    growths: list[Growth] = field(default_factory=list)
    rows: int = 0


def stack(request: DataRequest, rules: Mapping[int, str] | None = None, weight: int | None = None) -> Stack:
    """Read all that was sent. ``rules``: number of a question → the rule chosen; ``weight``: the question by which
    means are weighted."""
    made = Stack(request)
    for asked, filling in answers_to(request):
        if filling is not None:
            made.there.append((asked, filling))
        else:
            (made.declined if asked.state == "declined" else made.missing).append(asked)
    body = organisations.tree().get(request.body_id)
    assert body is not None
    original = read(content(request, request.file))
    found = layouts(original, lambda name: named(name, body) is not None)
    told = _answers(made)
    at = 0
    for layout in found:
        if layout.shape == Shape.LIST and (_rows_of(layout) or layout.open_row >= 0):
            _stack_rows(made, layout)
        else:
            for nth, ask in enumerate(layout.asks):
                _line(made, layout, at + nth, ask.name, ask.unit, told, dict(rules or {}))
        at += len(layout.asks)
    if weight is not None:
        _weigh(made, weight)
    return made


def _rows_of(layout: Layout) -> list[tuple[int, int]]:
    return sorted({(spot.sheet, spot.row) for ask in layout.asks for spot in ask.spots})


def _answers(made: Stack) -> dict[int, dict[str, list[Question]]]:
    """Question → body's name → its rows, in one statement."""
    bodies = {filling.pk: asked.body.name for asked, filling in made.there}
    found: dict[int, dict[str, list[Question]]] = {}
    for one in Question.objects.filter(filling__in=list(bodies), value__isnull=False).order_by(
        "filling", "n"
    ):
        found.setdefault(one.ask, {}).setdefault(bodies[one.filling_id], []).append(one)
    return found


def _line(
    made: Stack, layout: Layout, at: int, name: str, unit: str,
    told: Mapping[int, Mapping[str, list[Question]]], rules: Mapping[int, str],
) -> None:  # fmt: skip
    """Sum one question; where rows name bodies, each body's own row is taken as it is."""
    there = told.get(at, {})
    if layout.shape == Shape.BODIES:
        for rows in there.values():
            made.writings += [_as_written(one) for one in rows if one.spot]
        return
    answers = {body: unpacked(rows[0].value) for body, rows in there.items()}
    spot: list[Any] = next((rows[0].spot for rows in there.values() if rows[0].spot), [])
    if len(spot) > 3 or not answers:
        return  # 填报单位 and the like are the sender's own
    rule = rules.get(at) or rule_for(name, unit, list(answers.values()))
    if is_rate(name, unit) and rule not in (MEAN, NONE):
        rule = NONE
    weights: dict[str, Value] = {}
    result = summed(rule, answers, weights, of=len(made.there) + len(made.missing) + len(made.declined))
    made.lines.append(Line(at, name, unit, answers, spot, result, is_rate(name, unit)))


def _weigh(made: Stack, weight: int) -> None:
    """Means by the answers to another question."""
    by = next((one.answers for one in made.lines if one.at == weight and not one.rate), {})
    of = len(made.there) + len(made.missing) + len(made.declined)
    for one in made.lines:
        if one.rate and by:
            one.result = summed(MEAN, one.answers, by, of=of)


def _as_written(one: Question) -> Writing:
    sheet, row, column = one.spot[:3]
    return Writing(Spot(sheet, row, column), unpacked(one.value), one.unit, one.unit == "%")


def _stack_rows(made: Stack, layout: Layout) -> None:
    """Rows of lists, body after body, below each other in the sender's table."""
    places = _rows_of(layout)
    columns = sorted({ask.column for ask in layout.asks})
    begin = places[0][1] if places else layout.open_row
    found = [
        texts
        for _asked, filling in made.there
        for texts in _rows_in(read(content(filling, filling.reply)).sheets[layout.sheet], begin, columns)
    ][:MOST_ROWS]
    made.rows += len(found)
    extra = max(0, len(found) - len(places))
    on = layout.open_row if layout.open_row >= 0 else places[-1][1] + 1
    if extra and layout.open_row < 0:
        made.growths.append(Growth(layout.sheet, places[-1][1], extra))
    for n, texts in enumerate(found):
        row = places[n][1] if n < len(places) else on + n - len(places)
        told = [(column, text) for column, text in zip(columns, texts, strict=True) if text]
        made.writings += [Writing(Spot(layout.sheet, row, column), typed(text)) for column, text in told]
        if layout.index >= 0:
            made.writings.append(Writing(Spot(layout.sheet, row, layout.index), n + 1))


def _rows_in(sheet: Sheet, row: int, columns: list[int]) -> Iterator[list[str]]:
    """The rows that a body filled, up to the first empty one."""
    while row < sheet.rows:
        texts = [sheet.cells[row, column].text if (row, column) in sheet.cells else "" for column in columns]
        if not any(texts):
            return
        yield texts
        row += 1


def results(made: Stack) -> list[Writing]:
    """All that goes into the sender's file."""
    summed_up = [
        Writing(Spot(*one.spot[:3]), one.result.value, one.unit, one.unit == "%")
        for one in made.lines
        if one.result.value is not None
    ]
    return summed_up + made.writings


def kept(made: Stack) -> list[Question]:
    """The same as questions of the filling that goes up."""
    found = []
    for n, one in enumerate(made.lines):
        found.append(
            Question(
                ask=one.at, n=n, name=one.name[:300], unit=one.unit[:12], how="sum", why=one.result.rule[:12],
                state="known" if one.result.value is not None else "blank", spot=one.spot,
                value=None if one.result.value is None else packed(one.result.value),
            )
        )  # fmt: skip
    return found
