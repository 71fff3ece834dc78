"""What happens when and where, as calendars ask it: of a person, of a body, of a place.

    @happens("organisations.body")
    def meetings_of(actor, body, first, until):
        rows = yield Meeting.objects.filter(…)       # what it asks, it asks together with all others
        return [Happening(uid="meetings.meeting-12", …), …]

A capability declares what it knows of a noun (a person: "people.person"); calendars (iCalendar) and lists of what
is on show it to whom it may be told. ``uid`` stays for good, ``sequence`` is the noun's version, and what was
cancelled stays in calendars as such until it is past.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.together import Asking, alone, gather


@dataclass(frozen=True)
class Happening:
    """One thing in a calendar: aware instants [begins, ends), plain words, nothing the reader may not know."""

    uid: str  # venues.booking-12
    title: str
    begins: datetime
    ends: datetime
    sequence: int = 0
    where: str = ""
    words: str = ""
    url: str = ""  # a path of this house
    cancelled: bool = False
    busy: bool = True  # False: open hours, which do not block a calendar
    changed: datetime | None = None  # when it was last changed, where that is known


Tell = Callable[[Actor, Any, datetime, datetime], Iterable[Happening] | Asking]
_told: dict[str, list[Tell]] = {}


def happens(noun: str) -> Callable[[Tell], Tell]:
    """Declare a function as part of the calendar of ``noun``."""

    def declare(tell: Tell) -> Tell:
        _told.setdefault(noun, []).append(tell)
        return tell

    return declare


def happenings(noun: str, actor: Actor, one: Any, first: datetime, until: datetime) -> list[Happening]:
    """All that happens in [first, until) with one noun, as this reader may know it, in the order of time."""
    found: list[Happening] = alone(to_happen(noun, actor, one, first, until))
    return found


def to_happen(noun: str, actor: Actor, one: Any, first: datetime, until: datetime) -> Asking:
    """The same as a part of what a page asks together."""
    told = yield from gather(tell(actor, one, first, until) for tell in _told.get(noun, ()))
    return sorted((each for some in told for each in some), key=lambda each: (each.begins, each.uid))


def is_told(noun: str) -> bool:
    """Whether anything ever happens with nouns of this kind."""
    return noun in _told
