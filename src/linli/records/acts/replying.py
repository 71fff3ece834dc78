"""How a table's reply comes to be: its papers, its last cell, what it cost."""

from collections.abc import Iterable
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed
from linli.kernel.clock import now
from linli.kernel.evidence.intake import Examined
from linli.kernel.evidence.shelf import keep
from linli.kernel.privacy import cipher
from linli.records.models import Filling, Question
from linli.records.queries.burden import cost_now
from linli.records.queries.reading import writing_of
from linli.records.queries.stored import examined
from linli.records.rules.values import unpacked
from linli.records.sheets import write
from linli.records.states.tables import QuestionState as Q

KEEP = "retention.table"


def put_paper(actor: Actor, filling: Filling, data: bytes) -> str:
    """A version of the table beside the filling, under the name that it came with; its digest."""
    came = examined(filling, filling.file)
    fresh = Examined(data, came.media_type, came.name, came.algorithm, cipher.digest(data, came.algorithm))
    return keep(actor.person_id, filling.label(), filling.pk, fresh, cls="P2", keep=KEEP).digest


def make_reply(actor: Actor, filling: Filling, rows: Iterable[Question], draft: bytes) -> None:
    """Write what was typed, and the blanks inside of a cell's own text, into the file that holds the rest."""
    later = [
        writing_of(one, unpacked(one.value))
        for one in rows
        if one.spot and one.value is not None and (one.state == Q.TYPED or len(one.spot) > 3)
    ]
    filling.reply = put_paper(actor, filling, write(draft, later))


def finish(
    actor: Actor, filling: Filling, rows: list[Question], draft: bytes, facts: dict[str, Any] | None = None
) -> Deed:
    """Every cell has its answer: the reply is kept, and what it cost is counted once."""
    make_reply(actor, filling, rows, draft)
    typed = sum(one.state == Q.TYPED for one in rows)
    again, before = filling.filled_at is not None, filling.cells_typed
    filling.cells_typed, filling.filled_at = typed, now()
    if again:
        return Deed(move="fill", facts=facts or {}, amounts=more(max(0, typed - before)))
    cost = cost_now(filling.cells, filling.cells_filled, typed)
    return Deed(move="fill", facts=facts or {}, amounts=cost.amounts())


def more(typed: int) -> dict[str, Any]:
    """The amounts of cells typed after the table was counted."""
    if not typed:
        return {}
    return {"typed": typed, "minutes": cost_now(0, 0, typed).minutes - cost_now(0, 0, 0).minutes}
