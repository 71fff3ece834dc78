"""How an organisation stands with what residents raised, as its own page tells it to one reader.

Whoever reads the needs there knows what lies at its desk and below; everybody else knows counts of its own desk, small
ones withheld. Only the own desk: from the counts of an organisation and of all below it one could subtract.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from linli.kernel.actors import Actor
from linli.kernel.clock import now, today
from linli.kernel.clock.periods import Period, month_of, months_to
from linli.kernel.privacy.suppress import suppress_cells
from linli.kernel.together import Asking, Sql
from linli.needs import policy
from linli.needs.models import Need, Rating
from linli.needs.queries import rates
from linli.needs.queries.board import IS_OPEN, MOST, PAST, Row
from linli.needs.queries.digests import digests
from linli.needs.queries.publishing import to_publish
from linli.needs.states import State
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef

S = State
# The open states as everybody is told them.
STAGES: dict[str, tuple[str, ...]] = {
    "arriving": (S.TRIAGE, S.DISPATCHED, S.RETURN_ASKED),
    "working": (S.SIGNED, S.WORKING, S.CLAIMED),
    "waiting": (S.HUNG,),
    "contested": (S.CONTESTED,),
}
NEWEST = 200  # needs of a desk among which its newest opinions are looked for


@dataclass(frozen=True)
class Lying:
    """What is open: by state for those who read it, by stage for everybody; None is a withheld count."""

    inside: bool
    counts: Mapping[str, int | None]
    total: int | None
    late: int | None
    capped: bool


_BY_STATE = f"""
    SELECT state, count(*), count(*) FILTER (WHERE due_at < %(now)s) FROM (
        SELECT state, due_at FROM needs_need WHERE {IS_OPEN} AND body_id = ANY(%(bodies)s) LIMIT %(most)s) AS open
    GROUP BY 1
"""  # noqa: S608


def lying(actor: Actor, ref: BodyRef) -> Asking:
    """What is open at an organisation, as a part of what its page asks: ``Lying``."""
    inside = actor.can(policy.READ, ref.path)
    bodies = [one.id for one in organisations.tree().below(ref.path)] if inside else [ref.id]
    rows = yield Sql(_BY_STATE, {"bodies": bodies, "most": MOST, "now": now()})
    by_state = {state: n for state, n, _late in rows}
    total = sum(by_state.values())
    if inside:
        return Lying(True, by_state, total, sum(late for _s, _n, late in rows), total >= MOST)
    stages = {name: sum(by_state.get(state, 0) for state in states) for name, states in STAGES.items()}
    shown = suppress_cells(stages)
    return Lying(False, shown.cells, shown.total, None, total >= MOST)


def rates_seen(actor: Actor, ref: BodyRef) -> Asking:
    """The rates beside their own past, their month, and whether the reader sees all.

    The present month for those of the board; for everybody the last month that is over, as it is published.
    """
    present = month_of(today())
    if actor.can(policy.BOARD, ref.path):
        months = months_to(present, PAST + 1)
        parts = yield from rates.to_month(ref.id, months)
        here = rates.told(parts[-1], present.last, inside=True)
        return Row(ref, here, rates.told(rates.added(parts[:-1]), present.last, inside=True)), present, True
    over = months_to(present, 2)[0]
    past = Period(months_to(over, PAST + 1)[0].first, over.first)
    before, told_now = yield from to_publish(ref, past, over)
    return Row(ref, told_now, before), over, False


def made_public(ref: BodyRef) -> QuerySet[Need]:
    """The public digests of an organisation and of all below it."""
    return digests().filter(body__in=[one.id for one in organisations.tree().below(ref.path)])


def opinions(ref: BodyRef, most: int = 5) -> QuerySet[Rating, Any]:
    """The newest words that came with a rating of this very desk; whose they are is not known."""
    newest = Need.objects.filter(body=ref.id).order_by("-id").values("pk")[:NEWEST]
    rows = Rating.objects.filter(need__in=newest).exclude(words="")
    return rows.order_by("-at", "-id").values("at", "solved", "satisfied", "words")[:most]
