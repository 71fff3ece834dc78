"""XLSX: the cells as they are shown, merged ones, frames, hidden rows; and the same file with cells set."""

import zipfile
from collections.abc import Sequence
from typing import Any

from lxml import etree

from linli.records.rules.tables import Book, Cell, Sheet
from linli.records.sheets.guard import BROKEN, refusing
from linli.records.sheets.names import area, day_of, place, tag
from linli.records.sheets.patching import patched
from linli.records.sheets.workbook import Style, Workbook, text_in
from linli.records.sheets.writing import Growth, Writing

WIDEST, DEEPEST = 500, 100_000  # a frame beyond is a format of whole rows or columns, not a table


def read(box: zipfile.ZipFile) -> Book:
    """Every sheet, hidden ones too, each read once from its first byte to its last."""
    book = Workbook.opened(box)
    styles, texts = book.styles(), book.texts()
    sheets = []
    for name, part, hidden in book.sheets:
        reader = _Reader(styles, texts, book.is_1904)
        try:
            with box.open(part) as stream:
                reader.run(stream)
        except (etree.XMLSyntaxError, ValueError, IndexError):
            raise refusing(BROKEN, "broken") from None
        sheets.append(reader.sheet(name, hidden))
    return Book("xlsx", tuple(sheets))


class _Reader:
    """One pass through a sheet's XML; memory holds what has text or a frame."""

    def __init__(self, styles: list[Style], texts: list[str], is_1904: bool) -> None:
        self.styles, self.texts, self.is_1904 = styles, texts, is_1904
        self.cells: dict[tuple[int, int], Cell] = {}
        self.framed: set[tuple[int, int]] = set()
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden: set[int] = set()
        self.row = -1

    def run(self, stream: Any) -> None:
        names = (tag("row"), tag("mergeCell"))
        for _event, one in etree.iterparse(stream, tag=names, resolve_entities=False, no_network=True):
            if one.tag == tag("row"):
                self.take_row(one)
            elif one.get("ref"):
                self.merged.append(area(one.get("ref")))
            one.clear()
            while one.getprevious() is not None:
                del one.getparent()[0]

    def take_row(self, row: Any) -> None:
        self.row = int(row.get("r")) - 1 if row.get("r") else self.row + 1
        if row.get("hidden") in ("1", "true"):
            self.hidden.add(self.row)
        column = -1
        for one in row:
            if one.tag != tag("c"):
                continue
            column = place(one.get("r"))[1] if one.get("r") else column + 1
            at = int(one.get("s", 0))
            style = self.styles[at] if at < len(self.styles) else Style()
            if style.framed and column < WIDEST and self.row < DEEPEST:
                self.framed.add((self.row, column))
            text, formula = self.text(one, style), one.find(tag("f")) is not None
            if text or formula:
                self.cells[self.row, column] = Cell(text, is_formula=formula)

    def text(self, cell: Any, style: Style) -> str:
        kind, value = cell.get("t", "n"), cell.findtext(tag("v"))
        if kind == "inlineStr":
            return text_in(cell).strip()
        if not value:
            return ""
        if kind == "s":
            return self.texts[int(value)].strip()
        if kind in ("str", "e", "d"):
            return value.strip()
        if kind == "b":
            return "是" if value == "1" else "否"
        number = float(value)
        if style.shows == "date":
            return day_of(number, self.is_1904)
        if style.shows == "percent":
            return f"{round(number * 100, 6):g}%"
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else value

    def sheet(self, name: str, hidden: bool) -> Sheet:
        for top, left, bottom, right in self.merged:
            if bottom - top > DEEPEST or right - left > WIDEST:
                continue
            old = self.cells.get((top, left), Cell())
            self.cells[top, left] = Cell(old.text, bottom - top + 1, right - left + 1, old.is_formula)
        last = [*((r + cell.rows, c + cell.columns) for (r, c), cell in self.cells.items())]
        last += [(r + 1, c + 1) for r, c in self.framed]
        rows, columns = max((r for r, _c in last), default=0), max((c for _r, c in last), default=0)
        return Sheet(name, self.cells, rows, columns, frozenset(self.hidden), frozenset(self.framed), hidden)


def write(
    box: zipfile.ZipFile, writings: Sequence[Writing], growths: Sequence[Growth]
) -> dict[str, bytes | None]:
    """The parts that change: sheets with cells set, and the workbook where formulas are to be computed anew."""
    return patched(Workbook.opened(box), writings, growths)
