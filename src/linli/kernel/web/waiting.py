"""What waits for a post beside its needs: each capability lends the desk a queue of its own.

    @waiting("venues.bookings", _("Bookings to decide"), order=20)
    def bookings_to_decide(actor):
        "What waits for this reader, as a query that is not asked yet, and where it stands; None: not theirs."
        return Waits(to_decide(actor), reverse("venues:to_decide"), late=Q(asked_at__lt=since))

The desk counts all of them in one statement, however many capabilities there are, each up to FEW + 1: nobody needs
to know how many more than that there are. To make that statement costs a desk more than to answer it, so it is made
once for a reader and asked again; a limit of time in it is a few minutes old at most.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from linli.kernel.actors import Actor
from linli.kernel.reference import held

FEW = 50


@dataclass(frozen=True)
class Waits:
    """The rows that wait, the page on which they stand, and which of them wait too long."""

    rows: QuerySet[Any]
    url: str
    late: Q | None = None


@dataclass(frozen=True)
class Counted:
    """A queue whose count no query tells alone: it costs each desk a statement of its own."""

    tell: Callable[[], tuple[int, int, str]]  # how many, how many of them late, and where they stand


# A queue of several kinds of rows leads to the page of the first kind of which there are some.
Lent = Waits | list[Waits] | Counted | None
Lends = Callable[[Actor], Lent]
_queues: dict[str, tuple[int, Any, Lends]] = {}


def waiting(key: str, label: Any, *, order: int) -> Callable[[Lends], Lends]:
    """Declare a function as a queue of the desk; the tens of ``order`` are the floors."""

    def declare(lends: Lends) -> Lends:
        if key in _queues:
            raise ValueError(f"two queues of the desk are called {key}")
        _queues[key] = (order, label, lends)
        return lends

    return declare


def waits(actor: Actor) -> list[dict[str, Any]]:
    """The queues where something waits for this reader, as ``queues.html`` shows them: one statement."""
    asked = held(("waits", actor), lambda: _asked(actor))
    counts, late = asked.counted()
    told = []
    for key, label, lent in asked.queues:
        if isinstance(lent, Counted):
            n, too_long, url = lent.tell()
        else:
            n, too_long = sum(counts[at] for at in lent), sum(late[at] for at in lent)
            url = next((asked.urls[at] for at in lent if counts[at]), "")
        if n:
            late_said = bounded(too_long) if too_long else ""
            told.append({"key": key, "label": label, "url": url, "count": bounded(n), "late": late_said})
    return told


@dataclass(frozen=True)
class _Asked:
    """What the desk asks for one reader: the queues, each with the places of its parts, and the statement of all."""

    queues: list[tuple[str, Any, Counted | range]]
    urls: list[str]
    text: str
    values: tuple[Any, ...]

    def counted(self) -> tuple[Counter[int], Counter[int]]:
        """How many rows each part has, and how many of them are late."""
        counts: Counter[int] = Counter()
        late: Counter[int] = Counter()
        if self.text:
            with connection.cursor() as cursor:
                cursor.execute(self.text, self.values)
                for at, is_late in cursor.fetchall():
                    counts[at] += 1
                    late[at] += is_late
        return counts, late


def _asked(actor: Actor) -> _Asked:
    queues: list[tuple[str, Any, Counted | range]] = []
    parts: list[Waits] = []
    for key, (_order, label, lends) in sorted(_queues.items(), key=lambda one: one[1][0]):
        lent = lends(actor)
        if isinstance(lent, Counted):
            queues.append((key, label, lent))
        elif lent:
            before = len(parts)
            parts += lent if isinstance(lent, list) else [lent]
            queues.append((key, label, range(before, len(parts))))
    return _Asked(queues, [one.url for one in parts], *_statement(parts))


def _statement(parts: list[Waits]) -> tuple[str, tuple[Any, ...]]:
    if not parts:
        return "", ()
    first, *others = (_part(at, one) for at, one in enumerate(parts))
    try:
        text, values = first.union(*others, all=True).query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:  # none of the parts can have rows
        return "", ()
    return text, tuple(values)


def _part(at: int, one: Waits) -> QuerySet[Any]:
    """A few rows of one part as (its place, whether late)."""
    number = IntegerField()
    is_late = (
        Case(When(one.late, then=Value(1)), default=Value(0), output_field=number)
        if one.late
        else Value(0, number)
    )
    told = one.rows.order_by().annotate(waits_at=Value(at, number), waits_late=is_late)
    return told.values_list("waits_at", "waits_late")[: FEW + 1]


def bounded(n: int) -> str:
    """A count that does not pretend: 50+ beyond fifty."""
    return f"{FEW}+" if n > FEW else str(n)
