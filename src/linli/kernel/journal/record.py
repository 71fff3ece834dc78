"""Writing to the journal: one statement for one entry, COPY for many."""

import json
import uuid
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from linli.kernel.actors import Actor
from linli.kernel.clock import local, now
from linli.kernel.journal.models import Entry
from linli.kernel.nouns import Noun

# All that one click causes shares one chain.
chain: ContextVar[uuid.UUID | None] = ContextVar("chain", default=None)

COLUMNS = (
    "at", "kind", "actor", "post", "organisation", "scopes", "noun", "noun_id", "facts", "amounts", "chain", "via",
)  # fmt: skip
_known_months: set[str] = set()


def entry_for(
    actor: Actor,
    kind: str,
    noun: Noun,
    facts: dict[str, Any],
    amounts: dict[str, Any],
    *,
    at: datetime | None = None,
) -> Entry:
    """An entry not yet written. ``facts`` join the noun's own."""
    organisation, scopes = noun.place()
    return Entry(
        at=at or now(),
        kind=kind,
        actor=actor.person_id,
        post=actor.post.id if actor.post else None,
        organisation=organisation,
        scopes=list(scopes),
        noun=noun.label(),
        noun_id=noun.pk,
        facts={**noun.facts(), **facts, **({"behalf": actor.behalf_id} if actor.behalf_id else {})},
        amounts=amounts,
        chain=chain.get() or uuid.uuid4(),
        via=actor.via,
    )


def write(entry: Entry) -> Entry:
    """Write one entry; its id comes back on it."""
    ensure_month(entry.at)
    names, marks = ", ".join(COLUMNS), ", ".join(["%s"] * len(COLUMNS))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO kernel_entry ({names}) VALUES ({marks}) RETURNING id", values(entry))  # noqa: S608
        entry.id = cursor.fetchone()[0]
    return entry


def write_many(entries: Sequence[Entry]) -> None:
    """Write many entries by COPY, in order; their ids come back on them."""
    if not entries:
        return
    for month in {(entry.at.year, entry.at.month): entry.at for entry in entries}.values():
        ensure_month(month)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('kernel_entry_id_seq') FROM generate_series(1, %s)", [len(entries)])
        for entry, (number,) in zip(entries, cursor.fetchall(), strict=True):
            entry.id = number
        with cursor.copy(f"COPY kernel_entry (id, {', '.join(COLUMNS)}) FROM STDIN") as copy:
            for entry in entries:
                copy.write_row([entry.id, *values(entry)])


def values(entry: Entry) -> list[Any]:
    row = [getattr(entry, name) for name in COLUMNS]
    row[COLUMNS.index("facts")] = plain(entry.facts)
    row[COLUMNS.index("amounts")] = plain(entry.amounts)
    return row


def plain(value: dict[str, Any]) -> str:
    """JSON with dates as ISO text and decimals as exact numbers."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Iterable):
        return list(value)
    return str(value)


def ensure_month(at: datetime) -> None:
    """Make the partition of ``at`` if it is not there; known ones cost nothing."""
    month = local(at).strftime("%Y-%m-01")
    if month in _known_months:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT kernel_entry_month(%s::date)", [month])
    # Remembered only once the partition is surely there.
    transaction.on_commit(lambda: _known_months.add(month))


def forget_months() -> None:
    """Look again for each month's partition: for tests, whose partitions are rolled back."""
    _known_months.clear()
