"""Needs that came out of a visit to an office hour: whether the visitor has their answer."""

from typing import Any

from linli.needs.models import Need
from linli.needs.queries.origins import raised_from
from linli.needs.states import State

BOOKING = "venues.booking"
DONE = (State.REPLIED, State.CLOSED, State.MERGED, State.WITHDRAWN)


def from_booking(pk: int) -> list[Need]:
    """The needs noted for a visit, the first first."""
    return raised_from(BOOKING, [pk]).get(pk, [])


def all_answered(needs: list[Any]) -> bool:
    """Whether nothing of what was brought still waits."""
    return bool(needs) and all(one.state in DONE for one in needs)
