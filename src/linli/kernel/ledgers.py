"""Ledgers 台账 and fields: what a capability can say of a body, declared as data in its room ``ledgers.py``.

A ledger is rows of one kind in a period; a field is one value of a body. Page, print, file, API and every table
that arrives ask the same declaration, so that a figure is the same wherever it stands (DOMAIN.md 7).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.clock.days import DAY, midnight_after
from linli.kernel.nouns import ids_of

# Opens the ledgers that no capability guards more closely.
READ = "records.read"
OPEN = ("P0", "P1")  # classes for more than those who handle a matter
Value = str | int | Decimal | date | bool | None  # also datetime, which is a date


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: ``value`` takes a row of the ledger's queryset.

    A column with a ``total`` says in ``field`` what the database sums: a field, an annotation or an expression.
    ``people``: it counts people, so that in an open ledger small counts are withheld.
    """

    code: str
    title: Any
    value: Callable[[Any], Any]  # a Value, or words that are translated when they are read
    group: Any = ""  # the head above it, merged over its neighbours of the same group
    also: tuple[str, ...] = ()  # what tables that arrive call it
    total: bool = False  # summed at the foot of the page and of the sheet
    field: Any = None
    people: bool = False
    unit: Any = ""
    permission: str = ""  # beyond the ledger's own, where it is personal
    width: int = 14  # in characters


@dataclass(frozen=True)
class Choice:
    """A filter of a ledger: a lookup of its queryset and the values on offer."""

    name: str
    label: Any
    lookup: str
    choices: Callable[[], Iterable[tuple[str, Any]]]


def own_address(row: Any) -> str:
    return str(row.get_absolute_url())


def as_they_are(rows: list[Any]) -> None:
    """Nothing more is needed beside the rows."""


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """Rows of the bodies under ``path`` in [first, until). They are read by ``by`` and id, the newest first."""

    code: str  # needs.handled
    title: Any
    source: Any  # from which acts the rows come, in one sentence
    level: str  # disclosure class of the whole: P0 … P3 (DOMAIN.md 2.2)
    permission: str  # of the post in use, over the body; empty: everyone
    rows: Callable[[str, date, date], QuerySet[Any]]
    columns: tuple[Column, ...]
    choices: tuple[Choice, ...] = ()
    also: tuple[str, ...] = ()  # what others call it
    by: str = "id"  # the field that orders the rows, indexed together with what narrows them
    link: Callable[[Any], str] = own_address  # the page of what a row is about
    complete: Callable[[list[Any]], None] = (
        as_they_are  # puts on some rows what stands elsewhere, in few statements
    )
    by_body: bool = True  # whether its rows lie with organisations

    def __post_init__(self) -> None:
        if not self.permission and self.level != "P0":
            raise ValueError(f"{self.code}: only a public ledger is for everyone")
        for one in self.columns:
            if one.total and one.field is None:
                raise ValueError(f"{self.code}.{one.code}: say what the database sums")
            if one.total and one.people and self.level in OPEN:
                raise ValueError(f"{self.code}.{one.code}: a total would tell the counts that are withheld")

    def columns_for(self, actor: Actor, path: str) -> tuple[Column, ...]:
        """The columns that this reader may see there."""
        return tuple(one for one in self.columns if not one.permission or actor.can(one.permission, path))

    def opens_to(self, actor: Actor, path: str) -> bool:
        return not self.permission or actor.can(self.permission, path)


def in_words(name: str, choices: Iterable[tuple[Any, Any]]) -> Callable[[Any], Any]:
    """The value of a column that is a choice, in words. Looked up once, for ledgers of many thousand rows."""
    known = dict(choices)

    def value(row: Any) -> Any:
        return known.get(getattr(row, name), "")

    return value


def within(first: date, until: date, field: str = "at") -> Q:
    """That a moment lies in the days [first, until) of Beijing."""
    begin, end = midnight_after(first - DAY), midnight_after(until - DAY)
    return Q(**{f"{field}__gte": begin, f"{field}__lt": end})


def below(path: str, field: str = "scopes") -> Q:
    """That an entry, as the tree stood then, was done at the body at ``path`` or below it."""
    return Q(**{f"{field}__contains": [ids_of(path)[-1]]}) if path else Q()


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
