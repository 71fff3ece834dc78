"""One question after the other: taken for what, known or asked."""

from dataclasses import replace
from datetime import date

from linli.kernel.ledgers import Known, Value
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef
from linli.records.queries.answers import ASKED, FILLED, PARTLY, PROPOSED, Answer, Filled, Plan
from linli.records.queries.candidates import Reader, offered
from linli.records.queries.known import known
from linli.records.rules import Ask, Candidate, Layout, Match, Names, Shape, Span, Spot, matched
from linli.records.rules.matching import told_apart
from linli.records.rules.times import COMPUTED, of_head, parted
from linli.records.rules.units import turned


def named(name: str, body: BodyRef) -> BodyRef | None:
    """The one body at or below ``body`` that a line of a table names, in full or in short."""
    bare = "".join(name.split())
    below = [one for one in organisations.tree().below(body.path) if bare and one.name.startswith(bare)]
    exact = [one for one in below if one.name == bare]
    answering = [one for one in below if one.area_code and one.level]
    return next((some[0] for some in (exact, below, answering) if len(some) == 1), None)


class Work:
    """One pass through the layouts of a book."""

    def __init__(self, made: Plan, reader: Reader, earlier: dict[str, str], on: date) -> None:
        self.plan, self.reader, self.earlier, self.on = made, reader, earlier, on
        self.names: Names = offered(reader, made.body.path)
        self.by_code = {one.code: one for one in self.names.candidates}

    def match(self, layout: Layout, base: Span | None) -> list[Match]:
        """Each question without the heads that only tell its time."""
        bare = {ask: timeless(ask, base)[0] for ask in layout.asks}
        earlier = {bare[ask].name: code for ask in layout.asks if (code := self.earlier.get(ask.name))}
        found = matched(layout, list(bare.values()), self.names, earlier)
        return told_apart([replace(match, ask=ask) for ask, match in zip(layout.asks, found, strict=True)])

    def answer(self, layout: Layout, match: Match, base: Span | None) -> Answer:
        candidate = self.by_code.get(match.code)
        title = candidate.title if candidate else ""
        made = Answer(layout, match.ask, match, title, candidate.unit if candidate else "", ASKED)
        if any(COMPUTED.search(head) for head in (*match.ask.heads, *match.ask.row_heads)):
            return replace(made, why="computed", match=Match(match.ask))
        if candidate is None:
            return replace(made, why="unknown")
        if not match.is_sure:
            return replace(made, state=PROPOSED, why="unsure")
        _bare, span = timeless(match.ask, base)
        if candidate.by_period and span is None:
            return replace(made, why="period")
        return self._looked_up(made, candidate, span, base)

    def _looked_up(self, made: Answer, candidate: Candidate, span: Span | None, base: Span | None) -> Answer:
        filled, whys = [], []
        for spot in made.ask.spots:
            name = made.layout.names.get(spot)
            body = named(name, self.plan.body) if name else self.plan.body
            if body is None:
                whys.append("other")
                continue
            one, why = self.known(candidate, body, span, base)
            if one is None:
                whys.append(why)
            else:
                filled.append(Filled(spot, turned(one.value, candidate.unit, made.ask.unit), one))
        state = FILLED if not whys else PARTLY if filled else ASKED
        return replace(made, state=state, why=whys[0] if whys else "", filled=tuple(filled))

    def known(
        self, candidate: Candidate, body: BodyRef, span: Span | None, base: Span | None
    ) -> tuple[Known | None, str]:
        """The value, or why there is none."""
        whole = span or Span(self.on, date.fromordinal(self.on.toordinal() + 1))
        found = known(candidate.code, body, whole, self.reader)
        if found is None:
            return None, "empty"
        if not candidate.by_period and (
            (found.at and found.at > whole.last) or (span != base and not found.at)
        ):
            return None, "changed"
        return found, ""


def timeless(ask: Ask, base: Span | None) -> tuple[Ask, Span | None]:
    """The question without what tells its time, and the period it is about; two that do leave both in place."""
    year = base or Span(date(2026, 1, 1), date(2026, 2, 1))
    heads = (*ask.row_heads, *ask.heads)
    whole = [head for head in heads if of_head(head, year)]
    parts = {head: told for head in heads if head not in whole and (told := parted(head, year))}
    if not whole and not parts:
        return ask, base
    if len(whole) + len(parts) > 1 or len(whole) == len(heads):
        return ask, None
    said = of_head(whole[0], year) if whole else next(iter(parts.values()))[1]
    kept = {head: parts[head][0] if head in parts else head for head in heads if head not in whole}
    rows, above = (tuple(kept[one] for one in some if one in kept) for some in (ask.row_heads, ask.heads))
    return replace(ask, heads=above, row_heads=rows), said if base else None


_TOTAL = ("合计", "总计", "小计", "共计")


def checked(layout: Layout, answers: list[Answer]) -> list[Answer]:
    """A total beside its parts is written only when it is their sum."""
    if layout.shape != Shape.CROSS:
        return answers
    told = []
    for one in answers:
        parts = [
            other for other in answers if other.ask.row_heads == one.ask.row_heads and not _is_total(other)
        ]
        if (
            _is_total(one)
            and one.filled
            and parts
            and not any("其中" in head for other in parts for head in other.ask.heads)
        ):
            values = [other.filled[0].value if other.filled else None for other in parts]
            if _sum(values) != one.filled[0].value:
                one = replace(one, state=PROPOSED, why="sum", filled=())
        told.append(one)
    return told


def _is_total(one: Answer) -> bool:
    return any(head in _TOTAL for head in one.ask.heads)


def _sum(values: list[Value]) -> Value:
    numbers = [one for one in values if isinstance(one, int) and not isinstance(one, bool)]
    return sum(numbers) if numbers and len(numbers) == len(values) else None


def summed(layout: Layout, answers: list[Answer]) -> list[tuple[Spot, Value]]:
    """The blanks of a 合计 row under columns of whole numbers that were filled from top to bottom."""
    found: list[tuple[Spot, Value]] = []
    for spot in layout.totals:
        column = [one for one in answers if one.ask.spots and one.ask.spots[0].column == spot.column]
        values = [cell.value for one in column for cell in one.filled]
        whole = column and all(one.state == FILLED and one.unit != "%" for one in column)
        if whole and not any("其中" in head for one in column for head in one.ask.row_heads):
            total = _sum(values)
            found += [(spot, total)] if total is not None else []
    return found
