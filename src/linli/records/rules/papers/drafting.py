"""How a template becomes a text. What stands in braces is filled in, chosen or repeated.

{会议地点}                       known to the house, or asked; {主要内容…} asked as several lines
{每项：议题｜责任人} … {完}        once for each line typed, its parts split by | or a tab; {序号} 一二三, {次} 1 2 3
{有：满意率} … {无} … {止}         one or the other, as a figure or word is there or missing
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from linli.records.rules.papers.marks import Part, parse, walk
from linli.records.rules.papers.text import FIGURE, NUMERALS

BLANK = "＿＿＿＿"
LONG = "…"
MOST_ROWS = 200
_COUNTERS = ("序号", "次")


@dataclass(frozen=True)
class Asked:
    """What a template asks: a line, several lines, or a list whose lines have these columns."""

    name: str
    is_long: bool = False
    columns: tuple[str, ...] = ()
    is_optional: bool = False  # the template says what happens without it


@dataclass(frozen=True)
class Given:
    """What goes into a template: words by name, lists of rows, and figures with whether they say something."""

    words: Mapping[str, str]
    lists: Mapping[str, Sequence[Sequence[str]]]
    figures: Mapping[str, bool]

    def has(self, name: str) -> bool:
        return bool(self.words.get(name) or self.lists.get(name) or self.figures.get(name))


def asked(template: str, known: Collection[str]) -> list[Asked]:
    """What has to be typed: everything in braces that the house does not know, in its order."""
    found: dict[str, Asked] = {}
    inner = {*known, *_COUNTERS}
    parts = list(walk(parse(template)))
    optional = {part.names[0] for part in parts if part.kind == "有"}
    for part in parts:
        if part.kind == "每项":
            inner |= set(part.names[1:])
            if part.names[0] not in known:
                found[part.names[0]] = Asked(part.names[0], True, part.names, part.names[0] in optional)
        for one in FIGURE.finditer(part.text):
            name = one[1].strip().removesuffix(LONG)
            if name not in inner and name not in found:
                found[name] = Asked(name, one[1].strip().endswith(LONG), (), name in optional)
    return list(found.values())


def fill(template: str, given: Given) -> str:
    """The text. Figures stay in their braces; what nobody knows becomes a blank to be filled in."""
    return _text(parse(template), given, {})


def refuse_template(text: str) -> None:
    """A template whose marks do not close is not kept."""
    parse(text)


def rows_of(typed: str) -> list[list[str]]:
    """The lines of a list as they were typed: parts split by | ｜ or a tab."""
    lines = [line for line in typed.split("\n") if line.strip()]
    return [[part.strip() for part in re.split(r"[|｜\t]", line)] for line in lines[:MOST_ROWS]]


def numeral(n: int) -> str:
    """一, 二 … 九十九; beyond, figures."""
    if not 0 < n < 100:
        return str(n)
    tens, ones = divmod(n, 10)
    before = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return before + (NUMERALS[ones - 1] if ones else "")


def _text(parts: Iterable[Part], given: Given, cells: Mapping[str, str]) -> str:
    return "".join(_said(one, given, cells) for one in parts)


def _said(part: Part, given: Given, cells: Mapping[str, str]) -> str:
    if part.kind == "有":
        there = bool(cells.get(part.names[0])) or given.has(part.names[0])
        return _text(part.inside if there else part.other, given, cells)
    if part.kind == "每项":
        rows = given.lists.get(part.names[0], ())
        return "".join(_text(part.inside, given, _cells(part, row, at)) for at, row in enumerate(rows, 1))
    return FIGURE.sub(lambda found: _put(found, given, cells), part.text)


def _cells(part: Part, row: Sequence[str], at: int) -> dict[str, str]:
    padded = [*row, *[""] * len(part.names)]
    return {**dict(zip(part.names, padded, strict=False)), "序号": numeral(at), "次": str(at)}


def _put(found: re.Match[str], given: Given, cells: Mapping[str, str]) -> str:
    name = found[1].strip().removesuffix(LONG)
    if name in cells:
        return cells[name] or BLANK
    if name in given.figures:
        return found[0]
    return given.words.get(name, "") or BLANK
