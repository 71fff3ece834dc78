"""Taking needs over from another system: many at a time, each once, by the same steps as raising one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.journal.keys import known
from linli.kernel.refusals import Refused
from linli.kernel.storing import store_many
from linli.needs import forms, policy
from linli.needs.acts.raising import begin
from linli.needs.models import Need
from linli.needs.states import Channel

KIND = "needs.need.taken_over"


@dataclass(frozen=True)
class Row:
    """A need of another system: its line in the file, the key that is its own for ever, and what it says."""

    line: int
    key: str
    inputs: dict[str, Any]


@dataclass
class Taken:
    """What became of some rows."""

    new: int = 0
    there: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


@act(KIND, _("Taken over from another system"), on=Need, may=policy.is_clock, creates=True, hidden=True,
     form=forms.Raise)  # fmt: skip
def take_one_over(actor: Actor, **inputs: Any) -> Deed:
    """A need that another system had: its clock runs from when it was raised there."""
    return begin(actor, inputs, Channel.IMPORT)


def take_over(actor: Actor, rows: Sequence[Row]) -> Taken:
    """Take rows over in one transaction. What was taken over before, from whichever file, is left alone;
    a row that a rule refuses is left out and told."""
    there = known(KIND, [row.key for row in rows])
    fresh = {row.key: row for row in reversed(rows) if row.key not in there}  # the first of two counts
    taken = Taken(there=len(rows) - len(fresh))
    pairs = [(row.key, deed) for row in reversed(fresh.values()) if (deed := _deed(actor, row, taken))]
    if pairs:
        with transaction.atomic():
            _gather_words()
            keys, deeds = zip(*pairs, strict=True)
            taken.new = len(store_many(actor, KIND, list(deeds), keys))
        taken.there += len(pairs) - taken.new
    return taken


def _deed(actor: Actor, row: Row, taken: Taken) -> Deed | None:
    try:
        return begin(actor, dict(row.inputs), Channel.IMPORT)
    except Refused as refused:
        taken.refused.append((row.line, str(refused.message)))
        return None


def _gather_words() -> None:
    """In this transaction, let the index of words gather what comes in and sort it in large steps; a search
    finds it all the same."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL gin_pending_list_limit = '64MB'")
