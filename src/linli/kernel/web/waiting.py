"""What waits for a post beside its needs: each capability lends the desk a queue of its own.

    @waiting("venues.bookings", _("Bookings to decide"), order=20)
    def bookings_to_decide(actor):
        "How many wait for this reader, and where they stand; None: not theirs. One statement."
        return Waits(3, late=1, url=reverse("venues:to_decide"))

Counts stop at FEW + 1: nobody needs to know how many more than that there are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from linli.kernel.actors import Actor

FEW = 50


@dataclass(frozen=True)
class Waits:
    """How many wait, how many of them too long, and the page on which they stand."""

    n: int
    url: str
    late: int = 0


Count = Callable[[Actor], Waits | None]
_queues: dict[str, tuple[int, Any, Count]] = {}


def waiting(key: str, label: Any, *, order: int) -> Callable[[Count], Count]:
    """Declare a function as a queue of the desk; the tens of ``order`` are the floors."""

    def declare(count: Count) -> Count:
        if key in _queues:
            raise ValueError(f"two queues of the desk are called {key}")
        _queues[key] = (order, label, count)
        return count

    return declare


def waits(actor: Actor) -> list[dict[str, Any]]:
    """The queues where something waits for this reader, as ``queues.html`` shows them."""
    found = [(label, count(actor)) for _order, label, count in sorted(_queues.values(), key=lambda q: q[0])]
    return [
        {
            "label": label,
            "url": one.url,
            "count": bounded(one.n),
            "late": bounded(one.late) if one.late else "",
        }
        for label, one in found
        if one is not None and one.n
    ]


def bounded(n: int) -> str:
    """A count that does not pretend: 50+ beyond fifty."""
    return f"{FEW}+" if n > FEW else str(n)
