"""A table that arrived, in words of our own: what its file holds, what it asks, what each question is taken for."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Spot:
    """Where a cell is: sheet (or table of a document), row and column, each counted from 0."""

    sheet: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is shown; a merged one stands at its upper left corner and spans ``rows`` × ``columns``."""

    text: str = ""
    rows: int = 1
    columns: int = 1
    is_formula: bool = False


@dataclass(frozen=True)
class Sheet:
    """One grid: (row, column) → cell; what is empty and not merged is left out. Hidden rows are told, not dropped.

    The lines of a document above its table stand in column 0 of rows below 0 (-1 is the nearest), those under the
    last table in rows from ``rows`` on. ``framed``: where a border or a table says that there is a cell,
    empty or not.
    """

    name: str
    cells: dict[tuple[int, int], Cell]
    rows: int
    columns: int
    hidden_rows: frozenset[int] = frozenset()
    framed: frozenset[tuple[int, int]] = frozenset()
    is_hidden: bool = False
    is_nested: bool = False  # a table within a cell of another


@dataclass(frozen=True)
class Book:
    """A file: ``kind`` is xlsx, docx or csv."""

    kind: str
    sheets: tuple[Sheet, ...]


class Shape(StrEnum):
    """How a grid asks."""

    LIST = "list"  # heads above, one row for each thing: filled from a ledger
    BODIES = "bodies"  # heads above, one row for each organisation
    FORM = "form"  # a label, and the blank beside or below it
    CROSS = "cross"  # heads above and at the left: a figure where they meet


@dataclass(frozen=True)
class Ask:
    """One question: the heads that lead to it from the outermost in, its unit, and the blanks that wait for it.

    For LIST and BODIES the spots are the column's blank cells from the top; for FORM and CROSS there is one.
    """

    heads: tuple[str, ...]
    spots: tuple[Spot, ...]
    unit: str = ""
    row_heads: tuple[str, ...] = ()  # at the left, where there are any
    within: tuple[int, int] | None = None  # the blank is this part of the cell's own text: 填报单位：____

    at: int = -1  # the column of the blanks

    @property
    def column(self) -> int:
        return self.spots[0].column if self.spots else self.at

    @property
    def name(self) -> str:
        """The heads in one line, by which a mapping is remembered."""
        return " / ".join((*self.row_heads, *self.heads))


@dataclass(frozen=True)
class Layout:
    """What a grid asks; ``title`` is the line above it, ``period`` what it says of time, ``notes`` the foot."""

    shape: Shape
    title: str
    asks: tuple[Ask, ...]
    period: str = ""
    notes: tuple[str, ...] = ()
    sheet: int = 0
    left: tuple[str, ...] = ()  # lines that only people may fill: who fills, checks, signs, stamps
    unread: str = ""  # why a grid was not understood; then it asks nothing and a person must look
    totals: tuple[Spot, ...] = ()  # blanks of 合计 rows, each under its column
    index: int = -1  # the column 序号, and its blanks
    index_spots: frozenset[Spot] = frozenset()
    open_row: int = -1  # LIST: nothing stands from this row on, so that rows may simply go on
    names: dict[Spot, str] = field(default_factory=dict)  # BODIES: the organisation that a row names


@dataclass(frozen=True)
class Match:
    """What a question is taken for: the code of a column, field, indicator or fact; '' when it is not known.

    ``how``: earlier (a person confirmed it), name, also (a synonym), near (letters in common). Only what is at
    least SURE is filled without being asked; whatever is between is proposed, never written.
    """

    ask: Ask
    code: str = ""
    confidence: float = 0.0
    how: str = ""

    SURE = 0.9

    @property
    def is_sure(self) -> bool:
        return bool(self.code) and self.confidence >= self.SURE
