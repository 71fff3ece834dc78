"""DOCX: every table as a grid, with the lines above it; and the same document with cells set."""

import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from lxml import etree

from linli.records.rules.tables import Book, Cell, Sheet
from linli.records.sheets.guard import MOST_SHEETS, parsed, refuse_many, refusing
from linli.records.sheets.names import SPACE, word
from linli.records.sheets.writing import Growth, Writing, spliced, text_of

DOCUMENT = "word/document.xml"
Place = tuple[int, int]


def read(box: zipfile.ZipFile) -> Book:
    """The tables in their order, one within another after it."""
    grids = [*_grids(parsed(box.read(DOCUMENT)))]
    if not grids:
        raise refusing(_("This document has no table. Send the one with the table to be filled."), "kind")
    return Book("docx", tuple(grid.sheet() for grid in grids))


def write(
    box: zipfile.ZipFile, writings: Sequence[Writing], growths: Sequence[Growth]
) -> dict[str, bytes | None]:
    """The document with those cells set, each in the type of the cell's first run."""
    tree = parsed(box.read(DOCUMENT))
    grids = [*_grids(tree)]
    for growth in sorted(growths, key=lambda one: one.row, reverse=True):
        grids[growth.sheet].grow(growth)
    by_cell: dict[tuple[int, int, int], list[Writing]] = defaultdict(list)
    for one in writings:
        by_cell[one.spot.sheet, one.spot.row, one.spot.column].append(one)
    for (sheet, row, column), those in by_cell.items():
        grids[sheet].put((row, column), those)
    return {DOCUMENT: bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))}


class _Grid:
    """One table: where each of its cells stands, and the paragraphs around it."""

    def __init__(self, table: Any, above: list[Any], nested: bool) -> None:
        self.table, self.nested = table, nested
        self.above = above
        self.below: list[Any] = []
        self.at: dict[Place, Any] = {}
        self.spans: dict[Place, list[int]] = {}
        self.rows = self.columns = 0
        self._take()

    def _take(self) -> None:
        self.at, self.spans, self.rows = {}, {}, 0
        starts: dict[int, Place] = {}  # column → the cell that goes on downwards from above
        for row in _own(self.table, "tr"):
            column = _number(row, "trPr", "gridBefore", 0)
            for cell in _own(row, "tc"):
                width = _number(cell, "tcPr", "gridSpan", 1)
                merge = cell.find(f"{word('tcPr')}/{word('vMerge')}")
                goes_on = merge is not None and merge.get(word("val")) != "restart"
                if goes_on and column in starts:
                    self.spans[starts[column]][0] += 1
                else:
                    self.at[self.rows, column], self.spans[self.rows, column] = cell, [1, width]
                    starts.pop(column, None)
                    if merge is not None:
                        starts[column] = (self.rows, column)
                column += width
            self.columns = max(self.columns, column)
            self.rows += 1
            refuse_many(self.rows, len(self.at))

    def sheet(self) -> Sheet:
        cells: dict[Place, Cell] = {}
        framed: set[Place] = set()
        for (row, column), cell in self.at.items():
            rows, columns = self.spans[row, column]
            text = "\n".join(_text(one) for one in _own(cell, "p")).strip()
            if cell.find(f".//{word('tbl')}") is not None:
                text = text or "▦"  # another table stands in it, so it is no blank
            if text or rows > 1 or columns > 1:
                cells[row, column] = Cell(text, rows, columns)
            framed |= {(row + down, column + right) for down in range(rows) for right in range(columns)}
        lines = {-at: one for at, one in enumerate(reversed(self.above), start=1)}
        lines |= {self.rows + at: one for at, one in enumerate(self.below)}
        cells |= {(at, 0): Cell(_text(one).strip()) for at, one in lines.items() if _text(one).strip()}
        hidden = frozenset(
            at
            for at, row in enumerate(_own(self.table, "tr"))
            if row.find(f"{word('trPr')}/{word('hidden')}") is not None
        )
        return Sheet("", cells, self.rows, self.columns, hidden, frozenset(framed), is_nested=self.nested)

    def put(self, place: Place, those: list[Writing]) -> None:
        row, _column = place
        if row < 0 or row >= self.rows:
            paragraph = self.above[row] if row < 0 else self.below[row - self.rows]
        else:
            paragraph = next(_own(self.at[place], "p"))
        text = spliced(_text(paragraph).strip(), those) if those[0].span is not None else text_of(those[-1])
        _set_text(paragraph, text)

    def grow(self, growth: Growth) -> None:
        rows = [*_own(self.table, "tr")]
        for _count in range(growth.count):
            rows[growth.row].addnext(_copy(rows[growth.row]))
        self._take()


def _grids(tree: Any) -> Iterator[_Grid]:
    """Tables of the body and of what wraps it, each followed by the tables in its cells."""
    above: list[Any] = []
    last: _Grid | None = None
    count = 0
    for block in tree.iter(word("p"), word("tbl")):
        within = next(block.iterancestors(word("tbl")), None)
        if block.tag == word("p"):
            above += [block] if within is None else []
            continue
        count += 1
        if count > MOST_SHEETS:
            raise refusing(
                _("This document has more than %(most)s tables. Send the ones to be filled.")
                % {"most": MOST_SHEETS},
                "sheets",
            )
        grid = _Grid(block, above if within is None else [], within is not None)
        if within is None:
            last, above = grid, []
        yield grid
    if last is not None:
        last.below = above


def _own(element: Any, name: str) -> Iterator[Any]:
    """Children of that name, also where a content control wraps them."""
    for one in element:
        if one.tag == word(name):
            yield one
        elif one.tag in (word("sdt"), word("sdtContent"), word("ins"), word("smartTag")):
            yield from _own(one, name)


def _number(element: Any, properties: str, name: str, default: int) -> int:
    found = element.find(f"{word(properties)}/{word(name)}")
    value = found.get(word("val"), "") if found is not None else ""
    return min(int(value), 500) if value.isdigit() else default


def _text(paragraph: Any) -> str:
    """What a paragraph shows: runs, tabs, line ends; not what was struck out."""
    parts = []
    for one in paragraph.iter(word("t"), word("tab"), word("br")):
        if next(one.iterancestors(word("tabs"), word("pPr")), None) is None:
            parts.append(one.text or "" if one.tag == word("t") else " ")
    return "".join(parts)


def _set_text(paragraph: Any, text: str) -> None:
    """The text in the first run, with its properties; where there is no run, in the type of the paragraph."""
    runs = [one for one in paragraph.iter(word("r")) if one.getparent().tag != word("del")]
    if not runs:
        run = etree.SubElement(paragraph, word("r"))
        kept = paragraph.find(f"{word('pPr')}/{word('rPr')}")
        if kept is not None:
            run.append(_copy(kept))
        runs = [run]
    for run in runs:
        for one in list(run):
            if one.tag in (word("t"), word("tab"), word("br")):
                run.remove(one)
    held = etree.SubElement(runs[0], word("t"))
    held.text = "".join(sign for sign in text if sign >= " ")
    held.set(SPACE, "preserve")


def _copy(element: Any) -> Any:
    return etree.fromstring(etree.tostring(element))
