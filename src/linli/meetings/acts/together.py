"""Many rows moved by one deed: one entry each, written together."""

from collections.abc import Sequence

from linli.kernel.actors import Actor
from linli.kernel.delivery.outbox import Word
from linli.kernel.journal.models import Entry
from linli.kernel.storing import Deed, change_many
from linli.meetings.models import Registration

COLUMNS = ["state", "seat", "held_until", "order", "listed", "role"]


def put_many(
    actor: Actor, kind: str, rows: Sequence[Registration], words: Sequence[Word] = ()
) -> list[Entry]:
    """Store seats that were moved, each with its entry; the words go with the first of them."""
    told = [(kind, Deed(row)) for row in _at(rows)]
    if told:
        told[0][1].words = list(words)
    return change_many(actor, told, COLUMNS)


def _at(rows: Sequence[Registration]) -> Sequence[Registration]:
    """All rows are of one gathering: where it stands is looked up once."""
    place = rows[0].place() if rows else None
    for row in rows:
        row.place = lambda: place  # type: ignore[method-assign,assignment,return-value]
    return rows
