"""A ledger's rows as a table of the page: heads over heads, cells as every file has them, totals at the foot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from html import escape
from typing import Any

from django.utils.safestring import mark_safe

from linli.kernel.files import Head, Sheet, Sums, said, told
from linli.kernel.ledgers import Column
from linli.records.queries.ledgers import Look, Whole, values

SIZES = (("s", 10), ("m", 18), ("l", 26))  # up to so many characters
ACROSS, NUMBER = 150, 6  # characters across a sheet of A4, and those of the running number
EDGE = 0.4  # of a line, which the edges of a row take


@dataclass(frozen=True)
class Cell:
    """What stands in a cell; a number stands at the right."""

    text: str
    is_number: bool = False
    label: str = ""
    size: str = "m"  # how wide its column is: s, m, l, xl


@dataclass(frozen=True)
class Line:
    """A row with its number and the page of what it is about."""

    no: int
    url: str
    first: Cell
    rest: str  # the cells after the first, drawn


@dataclass(frozen=True)
class Tabled:
    """A table of a page: upper heads with their width, heads, lines, the sums of these and of all lines."""

    upper: list[dict[str, Any]]
    heads: tuple[Head, ...]
    lines: list[Line]
    page_sums: list[Cell]
    whole_sums: list[Cell]


def tabled(look: Look, rows: Sequence[Any], dates: str, before: int, whole: Whole) -> Tabled:
    """``before``: how many rows stand on the pages before this one."""
    heads, sums = look.heads, Sums(look.heads)
    draw = [_drawing(head) for head in heads[1:]]
    lines = []
    for no, row in enumerate(rows, before + 1):
        cells = values(look, row)
        sums.add(cells)
        first, rest = _cell(cells[0], dates, heads[0]), zip(draw, cells[1:], strict=True)
        drawn = mark_safe("".join(one(value, dates) for one, value in rest))  # noqa: S308 — escaped
        lines.append(Line(no, look.ledger.link(row), first, drawn))
    return Tabled(_upper(heads), heads, lines, _foot(heads, sums.row()), _foot(heads, _whole(heads, whole)))


def _upper(heads: tuple[Head, ...]) -> list[dict[str, Any]]:
    """The upper heads from the left; a head without one spans both lines."""
    sheet, at = Sheet(heads=heads, rows=()), 0
    found: list[dict[str, Any]] = []
    if not sheet.grouped:
        return []
    for name, n in sheet.groups:
        found += [{"name": name, "span": n}] if name else [{"head": heads[one]} for one in range(at, at + n)]
        at += n
    return found


def _whole(heads: tuple[Head, ...], whole: Whole) -> list[Decimal | None]:
    return [whole.sums.get(head.code) if head.total else None for head in heads] if whole.sums else []


def _foot(heads: tuple[Head, ...], row: Sequence[Any]) -> list[Cell]:
    return [_cell(value, "iso", head) for value, head in zip(row, heads, strict=True)] if row else []


def _cell(value: Any, dates: str, head: Head) -> Cell:
    return Cell(said(value, dates), not isinstance(told(value, dates), str), head.label, _size(head))


def _size(head: Head) -> str:
    return next((name for name, most in SIZES if head.width <= most), "xl")


def _drawing(head: Head) -> Callable[[Any, str], str]:
    """How the cells of one column are drawn: a page has more than a thousand, so that what they share is put
    together once, and not in the template."""
    start = f'<td role="cell" data-label="{escape(head.label)}" class="{_size(head)}'
    before, after = ("<span>", "</span>") if _size(head) == "xl" else ("", "")

    def draw(value: Any, dates: str) -> str:
        cell = told(value, dates)
        text = escape(said(cell, dates))
        end = f'{"" if isinstance(cell, str) else " number"}"{"" if text else " data-none"}'
        return f"{start}{end}>{before}{text}{after}</td>"

    return draw


def bands(look: Look) -> list[Look]:
    """A ledger too wide for a sheet of A4 in several that are not; each begins with the first column."""
    first, *rest = look.columns
    found: list[list[Column]] = []
    room = 0
    for column in rest:
        if not found or column.width > room:
            found.append([])
            room = ACROSS - first.width - NUMBER
        found[-1].append(column)
        room -= column.width
    return [replace(look, columns=(first, *some)) for some in found or [[]]]


def shares(look: Look) -> list[int]:
    """The part of a sheet's width that each column takes, the running number first; in percent."""
    widths = [NUMBER, *(column.width for column in look.columns)]
    return [max(1, round(100 * one / sum(widths))) for one in widths]


def by_sheet(look: Look, rows: Sequence[Any], dates: str, most: int) -> list[list[Any]]:
    """The rows of each sheet: as many as its lines hold, at least one."""
    found: list[list[Any]] = []
    room = 0.0
    for row in rows:
        cells = zip(values(look, row), look.columns, strict=True)
        high = max(-(-_long(said(value, dates)) // column.width) or 1 for value, column in cells)
        if not found or high > room:
            found.append([])
            room = most
        found[-1].append(row)
        room -= high + EDGE
    return found or [[]]


def _long(text: str) -> int:
    """Characters as they take room: a Han character two."""
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)
