"""What is behind a figure: the entries themselves, newest first, and their sum."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from linli.kernel.actors import Actor
from linli.kernel.clock import ZONE
from linli.kernel.journal.models import Entry
from linli.kernel.journal.tally import totals
from linli.kernel.queries import visible
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef

MOST_KINDS = 24


@dataclass(frozen=True)
class Behind:
    """Entries of some kinds with a measure ('' for all of them) of a body and all below it, in [first, until)."""

    ref: BodyRef
    kinds: tuple[str, ...]
    measure: str
    first: date
    until: date


def total(asked: Behind) -> Decimal:
    """The figure itself, as everywhere: from the tally and the live tail."""
    found = totals([asked.ref.id], asked.kinds, asked.first, asked.until, measures=[asked.measure])
    return sum((one.quantity for one in found), Decimal(0))


def entries(asked: Behind) -> QuerySet[Entry]:
    """The entries, found by what was done and where; a body that has moved away keeps here what it did here."""
    rows = Entry.objects.filter(
        kind__in=asked.kinds,
        scopes__contains=[asked.ref.id],
        at__gte=_midnight(asked.first),
        at__lt=_midnight(asked.until),
    )
    if asked.ref.parent_id:
        rows = rows.filter(organisation__in=organisations.ever_below(asked.ref.path))
    return rows.filter(amounts__has_key=asked.measure) if asked.measure else rows


def own(ref: BodyRef, kinds: Iterable[str], first: date, until: date) -> QuerySet[Entry]:
    """What concerned this very body, not those below."""
    return Entry.objects.filter(
        kind__in=list(kinds), organisation=ref.id, at__gte=_midnight(first), at__lt=_midnight(until)
    )


def nouns_of(actor: Actor, found: Sequence[Entry]) -> dict[tuple[str, int], Any]:
    """The nouns of entries that the reader may see: one statement for each kind of noun."""
    wanted: dict[str, set[int]] = {}
    for one in found:
        if one.noun_id is not None:
            wanted.setdefault(one.noun, set()).add(one.noun_id)
    return {
        (label, noun.pk): noun
        for label, ids in wanted.items()
        for noun in visible(label, actor).filter(pk__in=ids)
    }


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ZONE)
