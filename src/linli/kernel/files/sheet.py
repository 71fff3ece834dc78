"""What a file holds: heads, rows that are read while they are written, and what stands above and below them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from linli.kernel.files.cells import ISO, Value


@dataclass(frozen=True, kw_only=True)
class Head:
    """The head of a column. ``group`` is merged over its neighbours of the same group."""

    title: str
    code: str = ""
    group: str = ""
    unit: str = ""
    width: int = 14  # in characters
    total: bool = False

    @property
    def label(self) -> str:
        """The head of the column alone, with its unit."""
        return f"{self.title} ({self.unit})" if self.unit else self.title

    @property
    def line(self) -> str:
        """Both heads in one line, for files that have only one."""
        return f"{self.group} / {self.label}" if self.group else self.label


@dataclass
class Sums:
    """The sums of the columns that have one, taken while the rows pass."""

    heads: Sequence[Head]
    n: int = 0
    of: dict[int, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._summed = [at for at, head in enumerate(self.heads) if head.total]
        self.of = dict.fromkeys(self._summed, Decimal(0))

    def add(self, row: Sequence[Value]) -> None:
        self.n += 1
        for at in self._summed:
            if isinstance(row[at], int | float | Decimal):
                self.of[at] += Decimal(str(row[at]))

    def row(self) -> list[Value]:
        """The foot of the table, a cell for each column; empty where nothing is summed."""
        return [self.of.get(at) for at in range(len(self.heads))] if self.of else []


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table on its way into a file.

    ``title`` and ``notes`` stand above it (none: the first line is the head), ``signed`` below it; ``numbered``
    puts a running number before each row; ``facts`` is what programs are told of the whole.
    """

    heads: tuple[Head, ...]
    rows: Iterable[Sequence[Value]]
    title: str = ""
    notes: tuple[str, ...] = ()
    numbered: bool = False
    dates: str = ISO
    signed: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def all_heads(self) -> tuple[Head, ...]:
        """With the running number, where there is one."""
        return (Head(title=_("No."), code="no", width=6), *self.heads) if self.numbered else self.heads

    @property
    def groups(self) -> list[tuple[str, int]]:
        """The upper heads from the left, each with the number of columns that it spans; '' is none."""
        return [(name, len(list(some))) for name, some in groupby(head.group for head in self.all_heads)]

    @property
    def grouped(self) -> bool:
        return any(head.group for head in self.heads)

    def body(self, sums: Sums) -> Iterator[list[Value]]:
        """The rows with their numbers; ``sums`` grows with them."""
        for row in self.rows:
            sums.add(row)
            yield [sums.n, *row] if self.numbered else [*row]

    def foot(self, sums: Sums) -> list[Value]:
        """The row of totals as wide as the table; nothing where nothing is summed."""
        row = sums.row()
        if not row:
            return []
        if self.numbered:
            return [_("Total"), *row]
        return [_("Total") if row[0] is None else row[0], *row[1:]]
