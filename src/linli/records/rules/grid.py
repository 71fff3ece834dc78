"""A sheet seen as a grid: which cell covers a place, what is blank, how a row is made up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linli.records.rules.tables import Cell, Sheet

_NUMBER = re.compile(r"^(?:[-+]?[\d,.]+%?|(?:19|20)\d\d[-./年]\d.*)$")  # a day too
_EMPTY = Cell()


@dataclass(frozen=True)
class Item:
    """One cell of a row as it is met from the left: where it begins, how wide it is, what it says."""

    row: int
    column: int
    cell: Cell

    @property
    def text(self) -> str:
        return " ".join(self.cell.text.split())

    @property
    def end(self) -> int:
        return self.column + self.cell.columns

    @property
    def is_blank(self) -> bool:
        return not self.cell.text and not self.cell.is_formula

    @property
    def is_number(self) -> bool:
        return bool(_NUMBER.match(self.text))


class Grid:
    """Places of a sheet; hidden rows are left out of everything."""

    def __init__(self, sheet: Sheet, kind: str = "xlsx") -> None:
        self.sheet = sheet
        self.is_text, self.is_fixed = (
            kind == "csv",
            kind == "docx",
        )  # every field has a frame; no cell outside the table
        self._owner: dict[tuple[int, int], tuple[int, int]] = {}
        for (row, column), cell in sheet.cells.items():
            if cell.rows > 1 or cell.columns > 1:
                for down in range(min(cell.rows, 2000)):
                    for right in range(min(cell.columns, 200)):
                        self._owner[row + down, column + right] = (row, column)
        self.rows = [row for row in range(sheet.rows) if row not in sheet.hidden_rows]
        self.is_framed = any(row >= 0 for row, _column in sheet.framed)
        self.left, self.right = self._extent()

    def _extent(self) -> tuple[int, int]:
        """First and last column of the table."""
        if self.is_framed:
            columns = [column for _row, column in self.sheet.framed]
            return min(columns), max(columns)
        best: list[int] = []
        for row in self.rows:
            texts = [column for column in range(self.sheet.columns) if self.item(row, column).cell.text]
            if len(texts) > len(best):
                best = texts
        return (min(best), max(best)) if best else (0, -1)

    def item(self, row: int, column: int) -> Item:
        at = self._owner.get((row, column), (row, column))
        return Item(*at, self.sheet.cells.get(at, _EMPTY))

    def items(self, row: int) -> list[Item]:
        """The cells of a row within the table, from left to right. What has neither frame nor text is no cell."""
        return [one for one in self._across(row) if not one.is_blank or self._is_cell(one)]

    def outside(self, row: int) -> list[Item]:
        """All texts of a row, also beside the table: for titles and lines of information."""
        found = [self.item(row, column) for column in range(self.sheet.columns)]
        return list(dict.fromkeys(one for one in found if one.cell.text))

    def _across(self, row: int) -> Iterator[Item]:
        column = self.left
        while column <= self.right:
            one = self.item(row, column)
            yield one
            column = max(column + 1, one.end)

    def _is_cell(self, one: Item) -> bool:
        merged = one.cell.rows > 1 or one.cell.columns > 1
        return not self.is_framed or merged or (one.row, one.column) in self.sheet.framed

    def is_inside(self, row: int) -> bool:
        """Whether a row belongs to the framed part; without frames any row does."""
        return not self.is_framed or any(
            (row, column) in self.sheet.framed for column in range(self.left, self.right + 1)
        )
