"""Cells set inside the XML of their sheet: the style stays, all around it stays."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from lxml import etree

from linli.records.sheets import growing
from linli.records.sheets.guard import parsed
from linli.records.sheets.names import SPACE, place, reference, serial, tag
from linli.records.sheets.workbook import WORKBOOK, Style, Workbook, text_in
from linli.records.sheets.writing import Growth, Writing, as_text, spliced, text_of


def patched(
    book: Workbook, writings: Sequence[Writing], growths: Sequence[Growth]
) -> dict[str, bytes | None]:
    """Part → its new bytes; only parts that hold what is written."""
    styles = book.styles()
    changed: dict[str, bytes | None] = {}
    texts: list[str] = []
    if any(one.span for one in writings):
        texts = book.texts()
    by_sheet: dict[int, list[Writing]] = defaultdict(list)
    for one in writings:
        by_sheet[one.spot.sheet].append(one)
    for at in sorted({*by_sheet, *(one.sheet for one in growths)}):
        _name, part, _hidden = book.sheets[at]
        sheet = SheetTree(parsed(book.box.read(part)), styles, texts, book.is_1904)
        for growth in sorted(
            (one for one in growths if one.sheet == at), key=lambda one: one.row, reverse=True
        ):
            changed |= growing.grow(book, at, sheet.tree, growth)
        sheet.put_all(by_sheet[at])
        changed[part] = packed(sheet.tree)
    if _has_formulas(book):
        changed[WORKBOOK] = computing_anew(book)
    elif any(one.count for one in growths):
        changed[WORKBOOK] = packed(book.tree)
    return changed


class SheetTree:
    """The XML of one sheet, with its rows and cells found by place."""

    def __init__(self, tree: Any, styles: list[Style], texts: list[str], is_1904: bool) -> None:
        self.tree, self.styles, self.texts, self.is_1904 = tree, styles, texts, is_1904
        self.columns = {
            at: one.get("style")
            for one in tree.iter(tag("col"))
            if one.get("style")
            for at in range(int(one.get("min")), min(int(one.get("max")), int(one.get("min")) + 200) + 1)
        }

    def put_all(self, writings: Sequence[Writing]) -> None:
        by_cell: dict[tuple[int, int], list[Writing]] = defaultdict(list)
        for one in writings:
            by_cell[one.spot.row, one.spot.column].append(one)
        rows = self._rows()
        for (row, column), those in sorted(by_cell.items()):
            cell = self._cell(self._row(rows, row), row, column)
            if cell.find(tag("f")) is None:
                self._put(cell, those)
        for formula in self.tree.iter(tag("f")):  # what was computed before no longer holds
            value = formula.getparent().find(tag("v"))
            if value is not None:
                formula.getparent().remove(value)

    def _rows(self) -> dict[int, Any]:
        found, at = {}, -1
        for one in self.tree.iter(tag("row")):
            at = int(one.get("r")) - 1 if one.get("r") else at + 1
            found[at] = one
        return found

    def _row(self, rows: dict[int, Any], at: int) -> Any:
        if at not in rows:
            data = self.tree.find(tag("sheetData"))
            before = max((one for one in rows if one < at), default=None)
            row = etree.Element(tag("row"), {"r": str(at + 1)})
            if before is None:
                data.insert(0, row)
            else:
                rows[before].addnext(row)
            rows[at] = row
        return rows[at]

    def _cell(self, row: Any, at: int, column: int) -> Any:
        last, here = None, -1
        for one in row:
            if one.tag != tag("c"):
                continue
            here = place(one.get("r"))[1] if one.get("r") else here + 1
            if here == column:
                return one
            if here > column:
                break
            last = one
        cell = etree.Element(tag("c"), {"r": reference(at, column)})
        style = row.get("s") if row.get("customFormat") in ("1", "true") else self.columns.get(column + 1)
        if style:
            cell.set("s", style)
        if last is None:
            row.insert(0, cell)
        else:
            last.addnext(cell)
        row.attrib.pop("spans", None)
        return cell

    def _put(self, cell: Any, those: list[Writing]) -> None:
        if those[0].span is not None:
            return _set_text(cell, spliced(self._text(cell).strip(), those))
        one = those[-1]
        at = int(cell.get("s", 0))
        shows = self.styles[at].shows if at < len(self.styles) else ""
        number = self._number(one, shows)
        if number is None:
            return _set_text(cell, text_of(one))
        _emptied(cell)
        etree.SubElement(cell, tag("v")).text = number
        return None

    def _number(self, one: Writing, shows: str) -> str | None:
        """How a value stands as a number in a cell of that format; None: as text."""
        value = one.value
        if shows == "text" or isinstance(value, str | bool) or value is None:
            return None
        if isinstance(value, date):
            return str(serial(value, self.is_1904)) if shows == "date" else None
        if shows == "date":
            return None
        if one.unit == "%" and shows == "percent":
            return as_text(Decimal(value) / 100)
        return as_text(value) if one.unit != "%" or one.said else None

    def _text(self, cell: Any) -> str:
        if cell.get("t") == "s":
            return self.texts[int(cell.findtext(tag("v")) or 0)]
        return text_in(cell) if cell.get("t") == "inlineStr" else cell.findtext(tag("v")) or ""


def _emptied(cell: Any) -> None:
    for one in list(cell):
        cell.remove(one)
    cell.attrib.pop("t", None)


def _set_text(cell: Any, text: str) -> None:
    """An inline string: whatever it says, a spreadsheet never takes it for a formula."""
    _emptied(cell)
    cell.set("t", "inlineStr")
    held = etree.SubElement(etree.SubElement(cell, tag("is")), tag("t"))
    held.text = "".join(sign for sign in text if sign in "\n\t" or sign >= " ")
    held.set(SPACE, "preserve")


def _has_formulas(book: Workbook) -> bool:
    for _name, part, _hidden in book.sheets:
        with book.box.open(part) as stream:
            for _event, _one in etree.iterparse(
                stream, tag=tag("f"), resolve_entities=False, no_network=True
            ):
                return True
    return False


def computing_anew(book: Workbook) -> bytes:
    """The workbook, told to compute every formula when it is opened."""
    told = book.tree.find(tag("calcPr"))
    if told is None:
        told = etree.Element(tag("calcPr"))
        before = ("definedNames", "externalReferences", "functionGroups", "sheets")
        nearest = next(one for name in before if (one := book.tree.find(tag(name))) is not None)
        nearest.addnext(told)
    told.set("fullCalcOnLoad", "1")
    return packed(book.tree)


def packed(tree: Any) -> bytes:
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
