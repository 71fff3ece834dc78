"""Rows more for a list that is longer than its blanks: the last blank row is cloned, what is below moves down.

Ranges that end at the last blank row grow with it, so that totals count what was added. What cannot be moved
safely is refused, with the way out: rows added by hand.
"""

import copy
import re
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _
from lxml import etree
from openpyxl.formula import Tokenizer
from openpyxl.formula.translate import Translator

from linli.records.sheets.guard import parsed, refusing
from linli.records.sheets.names import PACKAGE, area, place, reference, tag
from linli.records.sheets.workbook import Workbook
from linli.records.sheets.writing import Growth

_CANNOT = _(
    "The list needs %(n)s rows more than the table has. Insert them above its last blank row and send it again."
)
_FIXED = ("drawing", "legacyDrawing", "tableParts", "oleObjects", "controls")
_RANGES = (
    "mergeCell",
    "conditionalFormatting",
    "dataValidation",
    "hyperlink",
    "autoFilter",
    "protectedRange",
)
_CELL = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d+)")
_CHAIN = "xl/calcChain.xml"


def grow(book: Workbook, at: int, tree: Any, growth: Growth) -> dict[str, bytes | None]:
    """Insert the rows into ``tree``; the other parts that change with it."""
    refusal = refusing(_CANNOT % {"n": growth.count}, "rows")
    if any(tree.find(tag(name)) is not None for name in _FIXED) or _used_elsewhere(book, at):
        raise refusal
    move = _mover(growth, refusal)
    _formulas(tree, growth, move, refusal)
    _rows(tree, growth)
    _ranges(tree, growth)
    _names(book, at, move)
    return _without_chain(book)


def _mover(growth: Growth, refusal: Exception) -> Callable[[str], str]:
    """Reference → where it stands afterwards. A range over the last blank row takes in the new ones."""
    last, count = growth.row + 1, growth.count

    def moved(text: str) -> str:
        sheet, mark, cells = text.rpartition("!")
        ends = cells.split(":")
        found = [_CELL.fullmatch(end) for end in ends]
        if not all(found):  # whole columns, names
            return text
        rows = [int(one[2]) for one in found if one]
        if len(ends) == 1 or rows[0] == rows[-1]:
            if last in rows:
                raise refusal  # is it this row that is meant, or the whole list?
            rows = [row + count if row > last else row for row in rows]
        else:
            rows = [
                rows[0] + count if rows[0] > last else rows[0],
                rows[1] + count if rows[1] >= last else rows[1],
            ]
        return sheet + mark + ":".join(f"{one[1]}{row}" for one, row in zip(found, rows, strict=True) if one)

    return moved


def _shifted(formula: str, move: Callable[[str], str]) -> str:
    tokens = Tokenizer("=" + formula)
    return "".join(
        move(one.value) if one.type == "OPERAND" and one.subtype == "RANGE" else one.value
        for one in tokens.items
    )


def _formulas(tree: Any, growth: Growth, move: Callable[[str], str], refusal: Exception) -> None:
    for one in tree.iter(tag("f")):
        row = place(one.getparent().get("r"))[0]
        span = one.get("ref")
        if span and (one.get("t") == "array" or area(span)[0] != area(span)[2]):
            raise refusal
        if one.text and row != growth.row:
            one.text = _shifted(one.text, move)
        elif row == growth.row and one.get("t"):
            raise refusal  # a formula shared along the list
        if span and row > growth.row:
            one.set("ref", _below(span, growth))


def _rows(tree: Any, growth: Growth) -> None:
    """Clone the row and renumber it and all below."""
    rows = [one for one in tree.iter(tag("row")) if int(one.get("r")) - 1 >= growth.row]
    for row in rows:
        if int(row.get("r")) - 1 > growth.row:
            _renumber(row, int(row.get("r")) - 1 + growth.count)
    pattern = next((row for row in rows if int(row.get("r")) - 1 == growth.row), None)
    if pattern is None:
        return
    for count in range(growth.count, 0, -1):
        clone = copy.deepcopy(pattern)
        for cell in clone:
            formula = cell.find(tag("f"))
            if formula is not None and formula.text:
                below = reference(growth.row + count, place(cell.get("r"))[1])
                formula.text = Translator("=" + formula.text, cell.get("r")).translate_formula(below)[1:]
        _renumber(clone, growth.row + count)
        pattern.addnext(clone)


def _renumber(row: Any, at: int) -> None:
    row.set("r", str(at + 1))
    for cell in row:
        if cell.tag == tag("c") and cell.get("r"):
            cell.set("r", reference(at, place(cell.get("r"))[1]))


def _ranges(tree: Any, growth: Growth) -> None:
    """Merged cells, rules of colour and of choice. Those of the pattern row are repeated for each new one."""
    for one in [found for name in _RANGES for found in tree.iter(tag(name))]:
        key = "ref" if one.get("ref") else "sqref"
        told = one.get(key, "")
        if one.tag == tag("mergeCell") and area(told)[::2] == (growth.row, growth.row):
            _repeat(one, growth)
        elif told:
            one.set(key, " ".join(_below(part, growth) for part in told.split()))
    merged, told = tree.find(tag("mergeCells")), tree.find(tag("dimension"))
    if merged is not None:
        merged.set("count", str(len(merged)))
    if told is not None and told.get("ref"):
        told.set("ref", _below(told.get("ref"), growth))
    for one in tree.iter(tag("brk")):
        if one.getparent().tag == tag("rowBreaks") and int(one.get("id", 0)) > growth.row:
            one.set("id", str(int(one.get("id")) + growth.count))


def _repeat(merge: Any, growth: Growth) -> None:
    _row, left, _last, right = area(merge.get("ref"))
    for row in range(growth.row + 1, growth.row + growth.count + 1):
        merge.addnext(
            etree.Element(tag("mergeCell"), {"ref": f"{reference(row, left)}:{reference(row, right)}"})
        )


def _below(text: str, growth: Growth) -> str:
    top, left, bottom, right = area(text.replace("$", ""))
    top += growth.count if top > growth.row else 0
    bottom += growth.count if bottom >= growth.row else 0
    first, last = reference(top, left), reference(bottom, right)
    return f"{first}:{last}" if ":" in text else last if first == last else f"{first}:{last}"


def _used_elsewhere(book: Workbook, at: int) -> bool:
    """Whether formulas of other sheets look at this one."""
    name = book.sheets[at][0]
    for other, (_name, part, _hidden) in enumerate(book.sheets):
        if other == at:
            continue
        with book.box.open(part) as stream:
            for _event, one in etree.iterparse(stream, tag=tag("f"), resolve_entities=False, no_network=True):
                if one.text and name in one.text:
                    return True
    return False


def _names(book: Workbook, at: int, move: Callable[[str], str]) -> None:
    """Print areas and other names of this sheet."""
    name = book.sheets[at][0]
    for one in book.tree.iter(tag("definedName")):
        parts = (one.text or "").split(",")
        if any(part.rpartition("!")[0].strip("'") == name for part in parts):
            one.text = ",".join(move(part) if "$" in part else part for part in parts)


def _without_chain(book: Workbook) -> dict[str, bytes | None]:
    """The list of formulas in the order of computing names cells that have moved; programs make it anew."""
    if _CHAIN not in book.box.namelist():
        return {}
    changed: dict[str, bytes | None] = {_CHAIN: None}
    for part, name, key in (
        (
            "[Content_Types].xml",
            "{http://schemas.openxmlformats.org/package/2006/content-types}Override",
            "PartName",
        ),
        ("xl/_rels/workbook.xml.rels", f"{{{PACKAGE}}}Relationship", "Target"),
    ):
        tree = parsed(book.box.read(part))
        for one in list(tree.iter(name)):
            if one.get(key, "").endswith("calcChain.xml"):
                tree.remove(one)
        changed[part] = bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
    return changed
