"""Small cells: which counts of people may be published, and how shares are told. Pure; no database.

A count below the threshold is hidden. A hidden count could be worked out from a total, so further cells are
hidden until (1) no hidden cell follows from the shown ones and (2) what is hidden in a row or column under a
shown total comes to at least the threshold. Totals count as cells: a small total is hidden too.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

THRESHOLD, RESTRICTED_THRESHOLD, MINIMUM_SHARE = 5, 10, 20
TOTAL = "·total·"
Cell = tuple[Hashable, Hashable]
Node = tuple[str, Hashable]
Z95 = 1.959963984540054


@dataclass(frozen=True)
class Table:
    """Counts fit to be published; None stands for a hidden one."""

    cells: dict[Any, Any]
    rows: dict[Any, int | None]
    columns: dict[Any, int | None]
    total: int | None

    @property
    def hides(self) -> bool:
        """Whether anything is hidden, so that the page says so."""
        inner = [v for row in self.cells.values() for v in (row.values() if isinstance(row, dict) else [row])]
        return None in (*inner, *self.rows.values(), *self.columns.values(), self.total)


def suppress_cells(counts: Mapping[Any, int], threshold: int = THRESHOLD) -> Table:
    """A list of counts with their total: ``.cells`` has None for what is hidden, and ``.total``."""
    grid: dict[Cell, int] = {(TOTAL, TOTAL): sum(counts.values())}
    grid.update({(TOTAL, name): n for name, n in counts.items()})
    hidden = _hide(grid, threshold, is_list=True)
    shown = {name: None if (row, name) in hidden else n for (row, name), n in grid.items()}
    return Table(shown, {}, {}, shown.pop(TOTAL))


def suppress_table(counts: Mapping[Any, Mapping[Any, int]], threshold: int = THRESHOLD) -> Table:
    """A table of rows and columns with the totals of both."""
    columns = list(dict.fromkeys(column for row in counts.values() for column in row))
    inner: dict[Cell, int] = {(r, c): row.get(c, 0) for r, row in counts.items() for c in columns}
    grid = {**inner, (TOTAL, TOTAL): 0}
    for (row, column), n in inner.items():
        for margin in ((row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
            grid[margin] = grid.get(margin, 0) + n
    hidden = _hide(grid, threshold, is_list=False)

    def shown(row: Hashable, column: Hashable) -> int | None:
        return None if (row, column) in hidden else grid.get((row, column), 0)

    return Table(
        {r: {c: shown(r, c) for c in columns} for r in counts},
        {r: shown(r, TOTAL) for r in counts},
        {c: shown(TOTAL, c) for c in columns},
        shown(TOTAL, TOTAL),
    )


def _hide(grid: dict[Cell, int], threshold: int, is_list: bool) -> set[Cell]:
    """The cells to hide: small ones, and as many more as keep them from being worked out."""
    hidden = {cell for cell, n in grid.items() if n < threshold}
    lines = _lines(grid, is_list)
    while weak := _weak_line(grid, hidden, lines, threshold) or _line_of_determined(hidden, lines, is_list):
        # The smallest count of the line goes too, its total only when nothing else is left.
        spare = [cell for cell in weak if cell not in hidden]
        hidden.add(min(spare, key=lambda cell: (cell == weak[-1], grid[cell])))
    return hidden


def _lines(grid: dict[Cell, int], is_list: bool) -> list[list[Cell]]:
    """Every row and column with its total last: the sums that a reader can do."""
    rows: dict[Hashable, list[Cell]] = defaultdict(list)
    columns: dict[Hashable, list[Cell]] = defaultdict(list)
    for cell in sorted(grid, key=lambda cell: (cell[1] == TOTAL, cell[0] == TOTAL)):
        rows[cell[0]].append(cell)
    for cell in sorted(grid, key=lambda cell: (cell[0] == TOTAL, cell[1] == TOTAL)):
        columns[cell[1]].append(cell)
    lines = [*rows.values(), *([] if is_list else columns.values())]
    return [line for line in lines if len(line) > 1]


def _weak_line(
    grid: dict[Cell, int], hidden: set[Cell], lines: list[list[Cell]], threshold: int
) -> list[Cell] | None:
    """A line whose hidden cells, under a shown total, are one alone or come to too little."""
    for line in lines:
        inside = [cell for cell in line if cell in hidden]
        under_total = inside and line[-1] not in hidden
        if len(inside) == 1 or (under_total and sum(grid[cell] for cell in inside) < threshold):
            return line
    return None


def _line_of_determined(hidden: set[Cell], lines: list[list[Cell]], is_list: bool) -> list[Cell] | None:
    """A line with a cell that follows from several lines together: a bridge between rows and columns."""
    if is_list:
        return None
    crossing: dict[Node, set[Cell]] = defaultdict(set)
    for cell in hidden:
        crossing["row", cell[0]].add(cell)
        crossing["column", cell[1]].add(cell)
    for cell in hidden:
        if not _joined(cell, crossing):
            return next((line for line in lines if cell in line and not hidden.issuperset(line)), None)
    return None


def _joined(cell: Cell, crossing: Mapping[Node, set[Cell]]) -> bool:
    """Whether a cell's row and column hang together through other hidden cells."""
    start, goal = ("row", cell[0]), ("column", cell[1])
    reached: set[Node] = {start}
    todo: list[Node] = [start]
    while todo and goal not in reached:
        for row, column in crossing[todo.pop()] - {cell}:
            new = {("row", row), ("column", column)} - reached
            reached |= new
            todo += new
    return goal in reached


def wilson(successes: float, n: int) -> tuple[float, float]:
    """The 95 % interval of a share, after Wilson; (0, 1) when there is nothing to go by."""
    if n <= 0:
        return 0.0, 1.0
    p, z2 = successes / n, Z95 * Z95
    middle, half = p + z2 / (2 * n), Z95 * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return max(0.0, (middle - half) / (1 + z2 / n)), min(1.0, (middle + half) / (1 + z2 / n))


@dataclass(frozen=True)
class Share:
    """A share with its base and interval, or the reason why there is none."""

    value: float | None
    n: int | None
    low: float | None
    high: float | None
    state: str  # ok, no_data, suppressed


def share(successes: int, n: int, minimum: int = MINIMUM_SHARE, threshold: int = THRESHOLD) -> Share:
    """``successes`` of ``n`` as a share with its interval; none on fewer than ``minimum``."""
    if n == 0:
        return Share(None, 0, None, None, "no_data")
    if n < minimum:
        return Share(None, n if n >= threshold else None, None, None, "suppressed")
    return Share(successes / n, n, *wilson(successes, n), "ok")
