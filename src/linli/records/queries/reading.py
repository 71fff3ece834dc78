"""What a file asks of a body, as questions to be confirmed: the reading of one table."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.ledgers import Value
from linli.organisations.queries import BodyRef
from linli.records.models import Question
from linli.records.queries.answers import ASKED, FILLED, PROPOSED, Answer, Filled, Plan
from linli.records.queries.memory import NOTHING, confirmed, hints
from linli.records.queries.plans import plan
from linli.records.queries.working import named
from linli.records.rules import Book, Layout, Match, Shape, Span, Spot, layouts
from linli.records.rules.matching import EARLIER
from linli.records.rules.persons import about_persons
from linli.records.rules.prints import fact_key, fingerprint, head_of, subject
from linli.records.rules.values import packed
from linli.records.sheets import Writing, read, write
from linli.records.states.tables import QuestionState as Q

ASK_ALWAYS = "ask"  # a choice: whatever it was taken for, ask
ROWS_ASKED = 1  # of a list that is none of our ledgers: a single row is asked, more are left for the pen


@dataclass
class Reading:
    """A table as it is read for a body: the plan, the questions (unsaved), by what it is known again."""

    title: str
    fingerprint: str
    plan: Plan
    questions: list[Question] = field(default_factory=list)

    @property
    def span(self) -> Span | None:
        return self.plan.span

    @property
    def heads(self) -> list[str]:
        return [head_of(one.ask.name) for one in self.plan.answers]

    @property
    def cells(self) -> int:
        return sum(one.count for one in self.questions if one.state != Q.OTHER)

    def counted(self, *states: Q) -> int:
        return sum(one.count for one in self.questions if one.state in states)


def read_table(
    data: bytes,
    body: BodyRef,
    reader: Actor | None,
    choices: Mapping[int, str] | None = None,
    span: Span | None = None,
    *,
    settled: bool = False,
) -> Reading:
    """Read a file for a body. ``choices``: number of a question → the code it is taken for; ASK_ALWAYS: ask.

    ``settled``: a person has looked, so that what is still only proposed is asked.
    """
    book = read(data)
    found = layouts(book, lambda name: named(name, body) is not None)
    mark = fingerprint(found)
    asks = [ask for layout in found for ask in layout.asks]
    names = {ask.name: head_of(ask.name) for ask in asks}
    told = confirmed(body, mark)
    told |= {
        head_of(asks[at].name): _told(code) for at, code in (choices or {}).items() if at < len(asks) and code
    }
    earlier = {name: told[head] for name, head in names.items() if told.get(head)}
    refused = {name for name, head in names.items() if told.get(head) == NOTHING}
    made = plan(book, body, span, reader=reader, earlier=earlier)
    _doubt(made, _title(found))
    if settled:
        refused |= {one.ask.name for one in made.answers if one.state == PROPOSED}
    _leave_out(made, refused)
    reading = Reading(_title(found), mark, made)
    shown = {} if settled else _proposals(book, body, span, reader, earlier, refused, reading)
    at = 0
    for i, answer in enumerate(made.answers):
        for one in _questions(answer, shown.get(i), body):
            one.ask, one.n = i, at
            _place(one, reading)
            reading.questions.append(one)
            at += 1
    return reading


def _told(code: str) -> str:
    return NOTHING if code == ASK_ALWAYS else code


def _title(found: list[Layout]) -> str:
    return next((one.title for one in found if one.title), "")[:160]


def _doubt(made: Plan, title: str) -> None:
    """A value that was typed once is written again only into a table about the very same; else it is proposed."""
    for i, one in enumerate(made.answers):
        told = one.match
        if (
            told.code.startswith("fact:")
            and told.how != EARLIER
            and told.code != fact_key(one.ask.name, subject(title))
        ):
            made.answers[i] = replace(one, state=PROPOSED, why="unsure", filled=())
            columns = {(spot.sheet, spot.column) for spot in one.ask.spots}
            made.sums = [each for each in made.sums if (each[0].sheet, each[0].column) not in columns]


def _leave_out(made: Plan, refused: set[str]) -> None:
    """Take back what a person said is not meant, and what is about persons; sums over it go too."""
    persons = {(one.sheet, ask) for one in made.layouts for ask in about_persons(one)}
    columns = set()
    for i, one in enumerate(made.answers):
        if one.ask.name in refused or ((one.layout.sheet, one.ask) in persons and not _is_ledger(one)):
            columns |= {(spot.sheet, spot.column) for spot in one.ask.spots}
            made.answers[i] = replace(one, state=ASKED, why="", filled=(), match=Match(one.ask), title="")
    made.sums = [one for one in made.sums if (one[0].sheet, one[0].column) not in columns]


def _is_ledger(one: Answer) -> bool:
    """Filled from a ledger whose column the reader may see."""
    return one.state == FILLED and one.layout.shape == Shape.LIST and ":" in one.match.code


def _proposals(
    book: Book, body: BodyRef, span: Span | None, reader: Actor | None, earlier: dict[str, str],
    refused: set[str], reading: Reading,
) -> dict[int, Answer]:  # fmt: skip
    """What unsure questions would be filled with if a person said yes; heads known from other tables among them."""
    answers = reading.plan.answers
    unsure = {one.ask.name: one.match.code for one in answers if one.state == PROPOSED and one.match.code}
    unknown = {one.ask.name for one in answers if one.why == "unknown"} - refused
    known_heads = hints(body, reading.fingerprint, {head_of(name) for name in unknown}) if unknown else {}
    hinted = {name: known_heads[head_of(name)] for name in unknown if head_of(name) in known_heads}
    if not unsure and not hinted:
        return {}
    tried = plan(book, body, span, reader=reader, earlier=earlier | unsure | hinted)
    return {
        i: one for i, one in enumerate(tried.answers) if (one.ask.name in unsure or one.ask.name in hinted)
        and one.match.code and answers[i].state != FILLED and one.why != "unknown"
    }  # fmt: skip


def _questions(answer: Answer, shown: Answer | None, body: BodyRef) -> list[Question]:
    """The rows of one question: what is filled, what is proposed, what waits."""
    if answer.ask in about_persons(answer.layout) and not answer.filled:
        return [_row(answer, Q.PERSONAL, len(answer.ask.spots), answer.ask.spots[:1])]
    if shown is not None:
        return [_filled(shown, Q.PROPOSED, "unsure")] if shown.filled else [_proposed(shown)]
    if answer.state == PROPOSED:
        return [_proposed(answer)]
    rows = [_filled(answer, Q.KNOWN, "")] if answer.filled or answer.state == FILLED else []
    if answer.state != FILLED:
        rows += _open(answer, body)
    return rows


def _proposed(answer: Answer) -> Question:
    return _row(answer, Q.PROPOSED, max(1, len(answer.ask.spots)), answer.ask.spots[:1])


def _filled(answer: Answer, state: Q, why: str) -> Question:
    """What is filled: its value where it is one, the number of cells where they are many."""
    one: Filled | None = answer.filled[0] if answer.filled else None
    row = _row(answer, state, len(answer.filled), (one.spot,) if one else answer.ask.spots[:1])
    row.why = why
    if one:
        row.link, row.source, row.since = (
            one.known.link[:300],
            str(one.known.source)[:300],
            _day(one.known.at),
        )
        if len(answer.filled) == 1:
            row.value = packed(one.value)
    return row


def _day(at: date | None) -> date | None:
    return at.date() if hasattr(at, "date") else at  # type: ignore[union-attr,operator]


def _open(answer: Answer, body: BodyRef) -> list[Question]:
    """The cells that wait. A list of things that we do not keep is left for the pen."""
    filled = {one.spot for one in answer.filled}
    spots = [one for one in answer.ask.spots if one not in filled]
    if answer.layout.shape == Shape.LIST and len(spots) != ROWS_ASKED:
        return [_row(answer, Q.BLANK, len(spots), spots[:1])]
    names = answer.layout.names
    own = [one for one in spots if one not in names or named(names[one], body) is not None]
    rows = [_row(answer, Q.MISSING, 1, (spot,), names.get(spot, "")) for spot in own]
    if len(own) < len(spots):
        rows.append(_row(answer, Q.OTHER, len(spots) - len(own), ()))
    return rows


def _row(
    answer: Answer, state: Q, count: int, spots: tuple[Spot, ...] | list[Spot], row_name: str = ""
) -> Question:
    spot = spots[0] if spots else None
    kept: list[Any] = [spot.sheet, spot.row, spot.column] if spot else []
    if spot and answer.ask.within:
        kept += answer.ask.within
    return Question(
        name=answer.ask.name[:300], row_name=row_name[:120], unit=(answer.ask.unit or answer.unit)[:12],
        code=answer.match.code, taken_for=str(answer.title)[:160], how=answer.match.how, why=answer.why,
        state=state, count=count, spot=kept,
    )  # fmt: skip


def _place(one: Question, reading: Reading) -> None:
    """Where the cell stands once rows have been added, and for which days it asks."""
    if one.spot:
        sheet, row = one.spot[:2]
        added = sum(grown.count for grown in reading.plan.growths if grown.sheet == sheet and grown.row < row)
        one.spot = [sheet, row + added, *one.spot[2:]]
    if reading.span:
        one.first, one.until = reading.span.first, reading.span.until


def with_known(data: bytes, made: Plan) -> bytes:
    """The file with all that is known, but for blanks inside of a cell's own text: those are written at the end."""
    return write(data, [one for one in made.writings if one.span is None], made.growths)


def writing_of(one: Question, value: Value) -> Writing:
    """One answer as it goes into the file."""
    sheet, row, column, *within = one.spot
    if within and isinstance(value, date):
        value = f"{value.year}年{value.month}月{value.day}日"
    return Writing(
        Spot(sheet, row, column), value, one.unit, one.unit == "%", (within[0], within[1]) if within else None
    )
