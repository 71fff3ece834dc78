"""A paper's text as a clerk types it: one paragraph a line, headings known by their numbers, tables by bars or tabs.

一、 first level   （一） second   1. third   （1） fourth     | a | b | or cells pasted from a spreadsheet
{受理诉求数} a figure. The person who edits sees {受理诉求数=12}; what stands after the sign is never read.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

NUMERALS = "一二三四五六七八九十百"
LEVELS = (
    re.compile(rf"[{NUMERALS}]{{1,4}}、"),
    re.compile(rf"[（(][{NUMERALS}]{{1,4}}[）)]"),
    re.compile(r"\d{1,2}[.．](?!\d)"),
    re.compile(r"[（(]\d{1,2}[）)]"),
)
LABELS = re.compile(r"(?:出席|列席|请假|主持|记录|参会)[\u3400-\u9fff]{0,4}：")
FIGURE = re.compile(r"\{([^{}=\n]{1,60})(?:=([^{}\n]{0,60}))?\}")
_RULE = re.compile(r"[|\s:\-]*-[|\s:\-]*")  # |---|---|, which some write below the head of a table
_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_NO_SIGNS = "\ufffe\uffff"  # which no XML file may hold


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"


@dataclass(frozen=True)
class Run:
    """Words, or a figure: ``figure`` is its name and ``text`` what it shows."""

    text: str
    figure: str = ""


Cells = tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class Block:
    """A heading (``level`` 1 to 4, ``rest`` what follows it in the same paragraph), a paragraph, or a table.

    A paragraph may begin with a ``label`` (出席：), which is set like a heading.
    """

    kind: Kind
    runs: tuple[Run, ...] = ()
    level: int = 0
    rest: tuple[Run, ...] = ()
    label: str = ""
    rows: tuple[Cells, ...] = ()

    @property
    def text(self) -> str:
        if self.kind == Kind.TABLE:
            return "\n".join("\t".join(said(cell) for cell in row) for row in self.rows)
        return self.label + said(self.runs) + said(self.rest)


def said(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def read(text: str, figures: Mapping[str, str]) -> list[Block]:
    """The blocks of a text; ``figures`` gives what each figure shows."""
    found: list[Block] = []
    rows: list[Cells] = []
    for line in [*text.split("\n"), ""]:
        cells = _cells(line)
        if cells is not None:
            if not _RULE.fullmatch(line):
                rows.append(tuple(_runs(cell, figures) for cell in cells))
            continue
        if rows:
            found.append(_table(rows))
            rows = []
        if line.strip(" \u3000"):
            found.append(_paragraph(line.strip(" \u3000"), figures))
    return found


def _cells(line: str) -> list[str] | None:
    """The cells of a table's line; None for any other line."""
    told = line.strip(" \u3000")
    if told.startswith("|") and told.count("|") > 1:
        return [cell.strip() for cell in told.strip("|").split("|")]
    return [cell.strip() for cell in line.split("\t")] if "\t" in line.strip() else None


def _table(rows: list[Cells]) -> Block:
    width = max(map(len, rows))
    return Block(Kind.TABLE, rows=tuple(row + ((),) * (width - len(row)) for row in rows))


def _paragraph(line: str, figures: Mapping[str, str]) -> Block:
    if found := LABELS.match(line):
        return Block(Kind.PARAGRAPH, _runs(line[found.end() :], figures), label=found[0])
    level = next((at for at, one in enumerate(LEVELS, 1) if one.match(line)), 0)
    if not level:
        return Block(Kind.PARAGRAPH, _runs(line, figures))
    head, stop, rest = line.partition("。")
    if not rest:
        return Block(Kind.HEADING, _runs(line, figures), level)
    return Block(Kind.HEADING, _runs(head + stop, figures), level, _runs(rest, figures))


def _runs(line: str, figures: Mapping[str, str]) -> tuple[Run, ...]:
    runs, at = [], 0
    for found in FIGURE.finditer(line):
        if (name := found[1].strip()) in figures:
            runs += [Run(line[at : found.start()]), Run(figures[name], name)]
            at = found.end()
    return tuple(run for run in [*runs, Run(line[at:])] if run.text)


def named(text: str, known: Collection[str]) -> list[str]:
    """The known figures in a text, each once, in their order."""
    return list(dict.fromkeys(name for one in FIGURE.finditer(text) if (name := one[1].strip()) in known))


def bare(text: str, known: Collection[str]) -> str:
    """The text as it is kept: known figures by their names alone."""
    return FIGURE.sub(lambda one: f"{{{one[1].strip()}}}" if one[1].strip() in known else one[0], text)


def with_values(text: str, figures: Mapping[str, str]) -> str:
    """The text as it is edited: each figure with what it shows now."""

    def told(one: re.Match[str]) -> str:
        name = one[1].strip()
        return f"{{{name}={figures[name]}}}" if name in figures else one[0]

    return FIGURE.sub(told, text)


def overwritten(text: str, figures: Mapping[str, str]) -> dict[str, str]:
    """Figures over which somebody typed something else: name → what they typed."""
    return {
        name: one[2].strip()
        for one in FIGURE.finditer(text)
        if (name := one[1].strip()) in figures and one[2] is not None and one[2].strip() != figures[name]
    }


def clean(text: str) -> str:
    """Lines end alike; control signs, invisible and turning ones are dropped, tabs stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(c for c in lines if c in "\n\t" or not _is_hidden(c)).strip("\n")


def _is_hidden(c: str) -> bool:
    return unicodedata.category(c) in _HIDDEN or c in _NO_SIGNS


def clean_line(text: str) -> str:
    """The same for what stands in one line."""
    return " ".join(clean(text).split())
