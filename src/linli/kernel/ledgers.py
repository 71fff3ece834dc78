"""Ledgers 台账 and fields: what a capability can say of a body, declared as data in its room ``ledgers.py``.

A ledger is rows of one kind in a period; a field is one value of a body. Page, print, file, API and every table
that arrives ask the same declaration, so that a figure is the same wherever it stands (DOMAIN.md 7).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from linli.kernel.actors import Actor

Value = str | int | Decimal | date | bool | None  # also datetime, which is a date


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: ``value`` takes a row of the ledger's queryset."""

    code: str
    title: Any
    value: Callable[[Any], Value]
    group: Any = ""  # the head above it, merged over its neighbours of the same group
    also: tuple[str, ...] = ()  # what tables that arrive call it
    total: bool = False  # summed at the foot of the page and of the sheet
    unit: str = ""
    permission: str = ""  # beyond the ledger's own, where it is personal
    width: int = 14  # in characters


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A filter of a ledger: a lookup of its queryset and the values on offer."""

    name: str
    label: Any
    lookup: str
    choices: Callable[[], Iterable[tuple[str, Any]]]


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """Rows of the bodies under ``path`` in [first, until). ``rows`` come in any order; they are read by their id."""

    code: str  # needs.handled
    title: Any
    source: Any  # from which acts the rows come, in one sentence
    level: str  # disclosure class of the whole: P0 … P3 (DOMAIN.md 2.2)
    permission: str  # of the post in use, over the body; empty: everyone
    rows: Callable[[str, date, date], QuerySet[Any]]
    columns: tuple[Column, ...]
    choices: tuple[Choice, ...] = ()
    also: tuple[str, ...] = ()  # what others call it

    def columns_for(self, actor: Actor, path: str) -> tuple[Column, ...]:
        """The columns that this reader may see there."""
        return tuple(one for one in self.columns if not one.permission or actor.can(one.permission, path))

    def opens_to(self, actor: Actor, path: str) -> bool:
        return not self.permission or actor.can(self.permission, path)


@dataclass(frozen=True)
class Known:
    """A value and where it comes from: the page that shows what is behind it, and since when it holds."""

    value: Value
    link: str = ""
    at: date | None = None
    source: Any = ""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One value of a body in a period; None where nobody has recorded it."""

    code: str  # organisations.body.name
    title: Any
    value: Callable[[int, date, date], Known | None]
    also: tuple[str, ...] = ()
    # What a table must be about for these names to mean this field: 满意率 alone says nothing of whose. One of these
    # words in its title or heads, or in the name itself; empty: the names say enough.
    about: tuple[str, ...] = ()
    own: bool = False  # it describes the body itself: a table about a clinic or a club asks for the clinic's
    unit: str = ""
    level: str = "P0"
    permission: str = ""
    by_period: bool = False  # it counts what happened in the period; without one it says nothing


LEDGERS: dict[str, Ledger] = {}
FIELDS: dict[str, Field] = {}


def declare(*declared: Ledger | Field) -> None:
    """Called once by each room ``ledgers.py``. A code twice is a mistake of the program."""
    for one in declared:
        kept: dict[str, Any] = LEDGERS if isinstance(one, Ledger) else FIELDS
        if one.code in kept:
            raise ValueError(f"two ledgers or fields are called {one.code}")
        kept[one.code] = one
