"""Asking a ledger: which there are for a reader, its rows in order, page by page or to the end, and its sums."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl

from django.db.models import Count, F, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.files import Head
from linli.kernel.ledgers import LEDGERS, OPEN, Column, Ledger
from linli.kernel.privacy.publishing import threshold
from linli.kernel.ready import for_these_values
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.web.paging import chunks, part_of
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef

NOTHING = _("There is nothing here, or it is not open to you.")


@dataclass(frozen=True)
class Look:
    """A ledger of one organisation with all below it, in the days [first, until), narrowed by its choices."""

    ledger: Ledger
    body: BodyRef
    first: date
    until: date
    columns: tuple[Column, ...]
    chosen: dict[str, str] = field(default_factory=dict)

    def rows(self) -> QuerySet[Any]:
        """All rows, in no order and not yet read."""
        lookups = {one.name: one.lookup for one in self.ledger.choices}
        narrowed = {lookups[name]: value for name, value in self.chosen.items()}
        return self.ledger.rows(self.body.path, self.first, self.until).filter(**narrowed)

    @property
    def heads(self) -> tuple[Head, ...]:
        return tuple(
            Head(
                title=str(one.title), code=one.code, group=str(one.group), unit=str(one.unit), width=one.width,
                total=one.total,
            )
            for one in self.columns
        )  # fmt: skip


@dataclass(frozen=True)
class Whole:
    """How many rows there are and what they come to; ``capped``: there are more than are counted on a page."""

    n: int
    sums: dict[str, Decimal]
    capped: bool


def ledgers_of(actor: Actor) -> list[Ledger]:
    """The ledgers that open somewhere to the post in use, by their codes; those for everybody to everybody."""
    held = actor.post.permissions if actor.post else frozenset()
    mine = [one for one in LEDGERS.values() if not one.permission or one.permission in held]
    return sorted(mine, key=lambda one: one.code)


def public_ledgers() -> list[Ledger]:
    return sorted((one for one in LEDGERS.values() if not one.permission), key=lambda one: one.code)


def ledger_for(actor: Actor, code: str) -> Ledger:
    """A ledger that opens to this reader; for all others it does not exist."""
    found = LEDGERS.get(code)
    if found is None or found not in ledgers_of(actor):
        raise NotFound(NOTHING)
    return found


def top_of(actor: Actor, ledger: Ledger) -> BodyRef:
    """The highest organisation whose rows this reader may see."""
    tree = organisations.tree()
    path = actor.reach(ledger.permission) if ledger.permission else (actor.post.path if actor.post else "")
    here = (
        tree.get(int(path.strip("/").rpartition("/")[2])) if path else next(iter(tree.children(None)), None)
    )
    if here is None:
        raise NotFound(NOTHING)
    return here


def body_for(actor: Actor, ledger: Ledger, pk: int | None) -> BodyRef:
    """The organisation asked for, where this reader may see its rows; without a number the highest."""
    ref = organisations.tree().get(pk) if pk else top_of(actor, ledger)
    if ref is None or not ledger.opens_to(actor, ref.path):
        raise NotFound(NOTHING)
    return ref


def chosen_of(ledger: Ledger, narrowed: str) -> dict[str, str]:
    """The ledger's own choices among what an address says; a value that is none of them is refused."""
    told = {name: value for name, value in parse_qsl(narrowed) if value}
    for one in ledger.choices:
        if one.name in told and told[one.name] not in {str(value) for value, _label in one.choices()}:
            raise Refused(
                _("“%(value)s” is none of the choices.") % {"value": told[one.name]}, field="narrowed"
            )
    return {one.name: told[one.name] for one in ledger.choices if one.name in told}


def bodies_beside(top: BodyRef, here: BodyRef) -> list[BodyRef]:
    """From the highest down to the one that is shown, and those right below it."""
    tree = organisations.tree()
    chain = [ref for ref in tree.chain(here.id) if ref.path.startswith(top.path)]
    return [*chain, *tree.children(here.id)]


def values(look: Look, row: Any) -> list[Any]:
    """The cells of a row. In an open ledger a small count of people is withheld."""
    told: list[Any] = [one.value(row) for one in look.columns]
    if look.ledger.level in OPEN:
        for at, column in enumerate(look.columns):
            if column.people and isinstance(told[at], int) and told[at] < threshold():
                told[at] = _("fewer than %(n)s") % {"n": threshold()}
    return told


def page_of(look: Look, after: str, size: int) -> tuple[list[Any], str]:
    """So many rows after a mark, the newest first, and the mark of the next page."""
    rows, mark = part_of(look.rows(), by=f"-{look.ledger.by}", after=after, size=size)
    look.ledger.complete(rows)
    return rows, mark


def every_row(look: Look) -> Iterator[Any]:
    """All rows, the newest first, some thousands in memory at a time."""
    for some in chunks(look.rows(), f"-{look.ledger.by}"):
        look.ledger.complete(some)
        yield from some


def whole(look: Look, most: int = 0) -> Whole:
    """Count and sums of the whole in one statement that reads no more than ``most`` rows, however long the history."""
    most = most or int(rulebook.get("records.ledger.counted").number)
    summed = {f"sum_{one.code}": one.field for one in look.columns if one.total}
    fields = {name: F(it) if isinstance(it, str) else it for name, it in summed.items()}
    some = look.rows().order_by().annotate(**fields).values("pk", *fields)[: most + 1]
    with for_these_values():
        told = some.aggregate(n_of_all=Count("pk"), **{f"{name}_of_all": Sum(name) for name in fields})
    n = told["n_of_all"]
    sums = {name.removeprefix("sum_"): Decimal(str(told[f"{name}_of_all"] or 0)) for name in fields}
    return Whole(min(n, most), {} if n > most else sums, n > most)


def is_large(look: Look) -> bool:
    """Whether a file of it is made by the worker: it has more rows than are answered at once."""
    return whole(look, direct_rows()).capped


def direct_rows() -> int:
    return int(rulebook.get("records.export.direct").number)


def place_between(look: Look) -> Any:
    """A function row → share from 0 to 1: how far down from the newest to the oldest it stands. Nothing is counted."""
    name = look.ledger.by
    ends = [look.rows().order_by(by).values_list(name, flat=True).first() for by in (f"-{name}", name)]
    newest, oldest = (_number(one) for one in ends)

    def share(row: Any) -> float:
        span = newest - oldest
        return min(1.0, max(0.0, (newest - _number(getattr(row, name))) / span)) if span else 1.0

    return share


def _number(value: Any) -> float:
    return value.timestamp() if isinstance(value, datetime) else float(value or 0)
