"""What tasks do when the clock ticks."""

from typing import Any

from linli.kernel.actors import CLOCK
from linli.kernel.clock import today
from linli.kernel.clock.passing import go_through
from linli.kernel.jobs import tick
from linli.kernel.refusals import Refused
from linli.tasks import acts, queries
from linli.tasks.models import Called, Task
from linli.tasks.states import OPEN_CALLED, UNDER_WAY

AT_ONCE = 200


@tick("tasks.lapse")
def lapse_over() -> int:
    """Temporary work whose day has passed ends."""
    over = Task.objects.filter(state__in=UNDER_WAY, expires_on__lt=today()).order_by("expires_on", "id")
    return sum(done(acts.lapse, one) for one in over[:AT_ONCE])


def done(act: object, noun: object, **how: object) -> int:
    """One act of the clock; what somebody has just changed is left for the next tick."""
    try:
        act(CLOCK, noun, **how)  # type: ignore[operator]
    except Refused:
        return 0
    return 1


@tick("tasks.levels")
def tell_levels() -> int:
    """Say to each level what has come to it. It is there whether or not this was done: this only says it sooner."""
    told = 0
    for pk, level in queries.ran_out():
        told += done(acts.tell_level, pk, level=level)
        if told >= AT_ONCE:
            break
    return told


@tick("tasks.calendar")
def reckon_again() -> int:
    """After a change of the calendar: look through the running stages once, and move the copies that it moves."""
    return go_through("tasks.calendar", "calendar", _reckon_some)


def _reckon_some(place: list[Any]) -> tuple[int, list[Any] | None]:
    rows = Called.objects.filter(state__in=OPEN_CALLED, pk__gt=place[0] if place else 0).order_by("pk")
    some = list(rows.select_related(*Called.WITH)[:AT_ONCE])
    moved = sum(done(acts.move_clock, one) for one in some if acts.due_again(one) != one.due_at)
    return moved, [some[-1].pk] if len(some) == AT_ONCE else None


REACTIONS = {
    "tasks.call.blown": [acts.spread, acts.raise_origin],
    "tasks.visit.held": [acts.note_met],
    "needs.need.noted": [acts.raise_origin],
}
