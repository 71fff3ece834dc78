"""Lists: which ledger a list wants, and its rows; or one row for the body itself, or one for each body below it."""

import re
from dataclasses import replace

from linli.kernel.ledgers import Known, Ledger, Value
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef
from linli.records.queries.answers import ASKED, FILLED, PROPOSED, Answer, Filled
from linli.records.queries.candidates import HEAD, columns, ledgers
from linli.records.queries.known import row_count, rows
from linli.records.queries.working import Work, summed
from linli.records.rules import Candidate, Layout, Match, Span, Spot, matched
from linli.records.rules.matching import OPEN_QUESTION, told_apart
from linli.records.rules.units import turned
from linli.records.rules.words import dice, plain
from linli.records.sheets import Growth

LONGEST = 5000
ALIKE = 0.6
Line = tuple[tuple[Spot, int], tuple[list[Value], str]]  # where a row goes, what it holds and its page
ENOUGH = 2  # columns that must be sure before a list is taken for a ledger


# Fields that say which organisation a row is about, and heads of lists of other things.
NAMES = tuple(f"organisations.{name}" for name in ("name", "community", "committee", "street"))
_THINGS = re.compile(
    r"^(?:姓名|工号|编号|性别|户主|户主姓名|年龄)$|身份证|学工号|活动|会议|事件|案件|项目|证件|车牌|门牌"
)


def take_list(work: Work, layout: Layout, base: Span | None) -> None:
    """Fill from the ledger that the title names; else from what is known of the bodies, where the heads ask that."""
    fields = work.match(layout, base)
    best = _best(work, layout)
    if best is not None and best[1]:
        _from_ledger(work, layout, best[0], best[2], base)
    elif sum(one.is_sure for one in fields) >= ENOUGH and _about_bodies(layout, fields):
        _from_bodies(work, layout, fields, base)
    else:
        told = max(
            (best[2] if best else fields, fields), key=lambda some: sum(bool(one.code) for one in some)
        )
        work.plan.answers += [_proposed(layout, match) for match in told]


def _about_bodies(layout: Layout, fields: list[Match]) -> bool:
    """Whether each row is about an organisation of ours: a head says which, and none speaks of another thing."""
    names_them = any(one.is_sure and one.code in NAMES for one in fields)
    return names_them and not any(_THINGS.search(plain(head)) for ask in layout.asks for head in ask.heads)


def _proposed(layout: Layout, match: Match) -> Answer:
    """Nothing of a list is sure before the list is."""
    low = replace(match, confidence=min(match.confidence, OPEN_QUESTION))
    why, state = ("unsure", PROPOSED) if match.code else ("unknown", ASKED)
    return Answer(layout, match.ask, low, "", "", state, why)


def _best(work: Work, layout: Layout) -> tuple[Ledger, bool, list[Match]] | None:
    """The ledger most of whose columns are there, whether that is sure, and the matches with it."""
    found = []
    for ledger in ledgers(work.reader, work.plan.body.path):
        names = columns(ledger, work.reader, work.plan.body.path)
        matches = told_apart(matched(layout, layout.asks, names, work.earlier))
        count = sum(one.is_sure for one in matches)
        confirmed = any(
            work.earlier.get(one.ask.name, "").startswith(f"{ledger.code}{HEAD}") for one in matches
        )
        called = _called(ledger, layout.title)
        found.append(((called, count), ledger, confirmed or (called and count >= ENOUGH), matches))
    found.sort(key=lambda one: one[0], reverse=True)
    if not found:
        return None
    alike = len(found) > 1 and found[0][0] == found[1][0] and found[0][2]
    return found[0][1], found[0][2] and not alike, found[0][3]


def _called(ledger: Ledger, title: str) -> bool:
    """Whether the table's title names the ledger."""
    here = plain(title)
    names = [plain(str(name)) for name in (ledger.title, *ledger.also)]
    return any(name and (name in here or dice(name, here) >= ALIKE) for name in names)


def _from_ledger(work: Work, layout: Layout, ledger: Ledger, matches: list[Match], base: Span | None) -> None:
    offered = {one.code: one for one in columns(ledger, work.reader, work.plan.body.path).candidates}
    sure = [one.code for one in matches if one.is_sure]
    n = row_count(ledger, work.plan.body, base, LONGEST) if base else 0
    why = "period" if not base else "long" if n > LONGEST else ""
    told = rows(ledger, sure, work.plan.body, base, n) if base and n and not why else []
    lines = list(zip(_places(work, layout, len(told)), told, strict=True))
    answers = []
    for match in matches:
        one = offered.get(match.code)
        made = Answer(layout, match.ask, match, one.title if one else "", one.unit if one else "", ASKED, why)
        if one is None or not match.is_sure:
            state, reason = (PROPOSED, "unsure") if one else (ASKED, "unknown")
            made = replace(made, state=state, why=reason)
        elif not why:
            cells = _cells(layout, match, one, lines, sure.index(match.code), ledger)
            made = replace(made, state=FILLED, filled=cells)
        answers.append(made)
    work.plan.answers += answers
    work.plan.sums += summed(layout, answers)


def _cells(
    layout: Layout, match: Match, one: Candidate, lines: list[Line], at: int, ledger: Ledger
) -> tuple[Filled, ...]:
    """One column: the value at ``at`` of each row of the ledger, in its place."""
    filled = []
    for (place, extra), (values, link) in lines:
        spot = _spot(match, place, bool(extra) or place.row == layout.open_row)
        if values[at] is not None and spot is not None:
            value = turned(values[at], one.unit, match.ask.unit)
            filled.append(Filled(spot, value, Known(values[at], link, source=ledger.source), extra))
    return tuple(filled)


def _spot(match: Match, place: Spot, is_new: bool) -> Spot | None:
    """The question's own cell in that row; None where something stands there already."""
    spot = Spot(place.sheet, place.row, match.ask.column)
    return spot if is_new or spot in match.ask.spots else None


def _places(work: Work, layout: Layout, n: int) -> list[tuple[Spot, int]]:
    """A blank row for each of ``n``; beyond the last one rows are added. 序号 is written along."""
    spots = sorted({(one.sheet, one.row) for ask in layout.asks for one in ask.spots})
    places = [(Spot(sheet, row, 0), 0) for sheet, row in spots[:n]]
    if layout.open_row >= 0:
        places += [(Spot(layout.sheet, layout.open_row, 0), extra) for extra in range(max(0, n - len(spots)))]
    elif spots and n > len(spots):
        sheet, row = spots[-1]
        places += [(Spot(sheet, row, 0), extra) for extra in range(1, n - len(spots) + 1)]
        work.plan.growths.append(Growth(sheet, row, n - len(spots)))
    for number, (place, extra) in enumerate(places, start=1):
        spot = Spot(place.sheet, place.row, layout.index)
        if layout.index >= 0 and (extra or place.row == layout.open_row or spot in layout.index_spots):
            work.plan.numbers.append((spot, extra, number))
    return places


def _from_bodies(work: Work, layout: Layout, matches: list[Match], base: Span | None) -> None:
    """One row for the body; where several are blank and areas stand below it, one for the body of each area."""
    spots = sorted({(one.sheet, one.row) for ask in layout.asks for one in ask.spots})
    below = [one for one in organisations.tree().children(work.plan.body.id) if one.area_code and one.level]
    bodies: list[BodyRef] = [work.plan.body]
    if len(spots) > 1 and below:
        bodies = sorted(below, key=lambda one: one.area_code) if len(below) <= len(spots) else []
    names = {
        spot: body.name
        for (sheet, row), body in zip(spots, bodies, strict=False)
        for ask in layout.asks
        for spot in ask.spots
        if (spot.sheet, spot.row) == (sheet, row)
    }
    for match in matches:
        kept = tuple(one for one in match.ask.spots if one in names)
        ask = replace(match.ask, spots=kept)
        answer: Answer = work.answer(replace(layout, names=names), replace(match, ask=ask), base)
        work.plan.answers.append(
            replace(answer, layout=layout, ask=match.ask) if kept else replace(answer, state=ASKED)
        )
    _places(work, replace(layout, asks=layout.asks), min(len(bodies), len(spots)))
