"""What projects do when the clock ticks."""

from linli.kernel.actors import CLOCK
from linli.kernel.jobs import tick
from linli.kernel.refusals import Refused
from linli.projects import acts, queries
from linli.projects.models import Milestone

AT_ONCE = 100


@tick("projects.missed")
def tell_missed() -> int:
    """Those who asked hear of a missed milestone. It shows whether or not this was done."""
    return sum(_told(one) for one in queries.to_tell(AT_ONCE))


def _told(one: Milestone) -> int:
    """What somebody has just changed is left for the next tick."""
    try:
        acts.tell_missed(CLOCK, one)
    except Refused:
        return 0
    return 1


REACTIONS: dict[str, list[object]] = {}
