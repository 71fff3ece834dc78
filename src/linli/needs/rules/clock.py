"""A need's clock, recomputed from its entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

# A stretch in which the clock stood still: from, to (None: still), cause.
Stop = tuple[datetime, datetime | None, str]


@dataclass(frozen=True)
class Course:
    """What the journal says of a need's clock: when and in which class it began, its pauses and extensions."""

    start: datetime
    urgency: str
    pauses: tuple[Stop, ...] = ()
    extensions: tuple[tuple[int, str, datetime], ...] = ()  # number, unit, when decided


def course(entries: Sequence[Any]) -> Course | None:
    """Read a need's course from its entries, oldest first. Nothing but these kinds moves a clock."""
    now: Course | None = None
    for entry in entries:
        name = entry.kind.rpartition(".")[2]
        now = _STEPS.get(name, _keep)(now, entry)
    return now


def _start(now: Course | None, entry: Any) -> Course:
    return Course(_when(entry.facts.get("clock_from")) or entry.at, entry.facts["urgency"])


def _again(now: Course | None, entry: Any) -> Course | None:
    """Those that may reopen: a new beginning only when they say from when."""
    return _start(now, entry) if entry.facts.get("clock_from") else now


def _keep(now: Course | None, entry: Any) -> Course | None:
    return now


def _class(now: Course | None, entry: Any) -> Course | None:
    return now and Course(now.start, entry.facts["urgency"], now.pauses, now.extensions)


def closed(pauses: tuple[Stop, ...], at: datetime) -> tuple[Stop, ...]:
    """The pauses with every open end closed at ``at``."""
    return tuple((begin, end or at, cause) for begin, end, cause in pauses)


def _pause(now: Course | None, entry: Any) -> Course | None:
    one = (entry.at, None, entry.facts["cause"])
    return now and Course(now.start, now.urgency, (*closed(now.pauses, entry.at), one), now.extensions)


def _resume(now: Course | None, entry: Any) -> Course | None:
    return now and Course(now.start, now.urgency, closed(now.pauses, entry.at), now.extensions)


def _extend(now: Course | None, entry: Any) -> Course | None:
    one = (int(entry.facts["number"]), entry.facts["unit"], entry.at)
    return now and Course(now.start, now.urgency, now.pauses, (*now.extensions, one))


_STEPS = {
    "raised": _start, "noted": _start, "voiced": _start, "taken_over": _start, "reopened": _again,
    "reviewed": _again, "rated": _again, "called_back": _again,
    "classified": _class, "dispatched": _class, "redispatched": _class,
    "paused": _pause, "unpaused": _resume, "hung": _pause, "resumed": _resume, "extended": _extend,
    "claimed": _resume, "replied": _resume, "return_asked": _resume, "escalated": _resume,
}  # fmt: skip

CLOCK_ACTS = tuple(_STEPS)


def _when(text: Any) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) else text
