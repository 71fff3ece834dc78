"""What waits for a post beside its needs: each capability lends the desk a queue of its own.

    @waiting("venues.bookings", _("Bookings to decide"), order=20)
    def bookings_to_decide(actor):
        "What waits for this reader, as a query that is not asked yet, and where it stands; None: not theirs."
        return Waits(to_decide(actor), reverse("venues:to_decide"), late=Q(asked_at__lt=since))

The desk counts all of them in one statement, however many capabilities there are, each up to FEW + 1: nobody needs
to know how many more than that there are.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from linli.kernel.actors import Actor

FEW = 50


@dataclass(frozen=True)
class Waits:
    """The rows that wait, or several queries of them; the page on which they stand; which of them wait too long."""

    rows: QuerySet[Any] | list[QuerySet[Any]]
    url: str
    late: Q | None = None


@dataclass(frozen=True)
class Counted:
    """A queue whose count no query tells alone: it costs the desk a statement of its own."""

    n: int
    url: str
    late: int = 0


Lent = Callable[[Actor], Waits | Counted | None]
_queues: dict[str, tuple[int, Any, Lent]] = {}


def waiting(key: str, label: Any, *, order: int) -> Callable[[Lent], Lent]:
    """Declare a function as a queue of the desk; the tens of ``order`` are the floors."""

    def declare(lent: Lent) -> Lent:
        if key in _queues:
            raise ValueError(f"two queues of the desk are called {key}")
        _queues[key] = (order, label, lent)
        return lent

    return declare


def waits(actor: Actor) -> list[dict[str, Any]]:
    """The queues where something waits for this reader, as ``queues.html`` shows them: one statement."""
    mine = [(label, lent(actor)) for _order, label, lent in sorted(_queues.values(), key=lambda q: q[0])]
    asked = [(label, one) for label, one in mine if one is not None]
    counts, late = _told([one for _label, one in asked])
    return [
        {
            "label": label, "url": one.url, "count": bounded(counts[at]),
            "late": bounded(late[at]) if late[at] else "",
        }
        for at, (label, one) in enumerate(asked) if counts[at]
    ]  # fmt: skip


def _told(asked: list[Waits | Counted]) -> tuple[Counter[int], Counter[int]]:
    parts = [
        _part(at, rows, one.late)
        for at, one in enumerate(asked)
        if isinstance(one, Waits)
        for rows in (one.rows if isinstance(one.rows, list) else [one.rows])
    ]
    known = [(at, one) for at, one in enumerate(asked) if isinstance(one, Counted)]
    counts: Counter[int] = Counter({at: one.n for at, one in known})
    late: Counter[int] = Counter({at: one.late for at, one in known})
    for at, is_late in (
        parts[0].union(*parts[1:], all=True) if len(parts) > 1 else (parts[0] if parts else ())
    ):
        counts[at] += 1
        late[at] += is_late
    return counts, late


def _part(at: int, rows: QuerySet[Any], late: Q | None) -> QuerySet[Any]:
    """A few rows of one queue as (its place, whether late)."""
    number = IntegerField()
    is_late = (
        Case(When(late, then=Value(1)), default=Value(0), output_field=number) if late else Value(0, number)
    )
    told = rows.order_by().annotate(waits_at=Value(at, number), waits_late=is_late)
    return told.values_list("waits_at", "waits_late")[: FEW + 1]


def bounded(n: int) -> str:
    """A count that does not pretend: 50+ beyond fifty."""
    return f"{FEW}+" if n > FEW else str(n)
