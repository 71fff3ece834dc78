"""Who gets which time of a season: everybody one before anybody a second, the fewest hours first, then the lot."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Any

Who = Any


@dataclass(frozen=True)
class Slot:
    """A weekly time in some spaces."""

    leaves: frozenset[int]
    weekday: int
    begins: int
    ends: int

    def meets(self, other: "Slot") -> bool:
        """Whether both cannot be had. Times past midnight reach into the next day of the week."""
        if not self.leaves & other.leaves:
            return False
        mine, week = self.weekday * 1440 + self.begins, 7 * 1440
        theirs = other.weekday * 1440 + other.begins
        lengths = self.ends - self.begins, other.ends - other.begins
        return (theirs - mine) % week < lengths[0] or (mine - theirs) % week < lengths[1]


@dataclass(frozen=True)
class Asked:
    """An application: its number, whose it is, and its wishes, the dearest first."""

    id: int
    who: Who
    wishes: tuple[Slot, ...]


Place = tuple[Asked, int]  # an application and the number of its wish, from 0


@dataclass
class Allotment:
    """What is given so far."""

    given: dict[int, int] = field(default_factory=dict)  # application → number of the wish
    by_id: dict[int, Asked] = field(default_factory=dict)

    def slot(self, asked: int) -> Slot:
        return self.by_id[asked].wishes[self.given[asked]]

    def met(self, slot: Slot) -> list[int]:
        return [one for one in self.given if self.slot(one).meets(slot)]

    def count(self, who: Who) -> int:
        return sum(self.by_id[one].who == who for one in self.given)


def lot(seed: str, round_id: int, who: Who) -> str:
    """The lot of one asker: anybody who knows the seed can draw it again."""
    return sha256(f"{seed}:{round_id}:{who}".encode()).hexdigest()


def allot(asked: Iterable[Asked], hours: Mapping[Who, Decimal], draw: Callable[[Who], str]) -> dict[int, int]:
    """Application → the number of the wish it gets, from 0; who is not there gets none.

    First everybody one time: in the order of hours and lot each gets the dearest wish that is free; where all are
    taken, somebody who has another wish that is free is moved to it. Then, in the same order, second and further
    times, never one that somebody without any wished for.
    """
    rows = list(asked)
    found = Allotment(by_id={one.id: one for one in rows})
    of: dict[Who, list[Asked]] = {}
    for one in rows:
        of.setdefault(one.who, []).append(one)
    order = sorted(of, key=lambda who: (hours.get(who, Decimal()), draw(who)))
    while any([_first(who, of, found) for who in order if not found.count(who)]):
        pass  # whoever was moved left something behind: ask again those who have none
    _further(order, of, found, hours, draw)
    return found.given


def _first(who: Who, of: Mapping[Who, Sequence[Asked]], found: Allotment) -> bool:
    """Give somebody their first time; true when it was possible. Each wish is tried anew, so that no other stands in
    its way."""
    places = _places(of[who])
    return _free(places, found) or any(_move(asked, n, of, found, {who}) for asked, n in places)


def _place(who: Who, of: Mapping[Who, Sequence[Asked]], found: Allotment, tried: set[Who]) -> bool:
    """Free wishes before taken ones; to free a taken one, its only holder is moved, and so on down the line."""
    tried.add(who)
    places = _places(of[who])
    return _free(places, found) or any(_move(asked, n, of, found, tried) for asked, n in places)


def _free(places: Iterable[Place], found: Allotment) -> bool:
    """Give the dearest of these that nobody has."""
    for asked, n in places:
        if not found.met(asked.wishes[n]):
            found.given[asked.id] = n
            return True
    return False


def _move(asked: Asked, n: int, of: Mapping[Who, Sequence[Asked]], found: Allotment, tried: set[Who]) -> bool:
    held = found.met(asked.wishes[n])
    if len(held) != 1 or (holder := found.by_id[held[0]].who) in tried:
        return False
    before = dict(found.given)
    del found.given[held[0]]
    found.given[asked.id] = n
    if _place(holder, of, found, tried):
        return True
    found.given = before
    return False


def _further(
    order: Sequence[Who], of: Mapping[Who, Sequence[Asked]], found: Allotment, hours: Mapping[Who, Decimal],
    draw: Callable[[Who], str],
) -> None:  # fmt: skip
    """What is left, to those who have least so far. What somebody without any wished for is left free."""
    empty = [one for who in order if not found.count(who) for asked in of[who] for one in asked.wishes]
    left = [who for who in order if found.count(who)]
    while left:
        left.sort(key=lambda who: (found.count(who), hours.get(who, Decimal()), draw(who)))
        who = left[0]
        rest = [one for one in of[who] if one.id not in found.given]
        for asked, n in _places(rest):
            slot = asked.wishes[n]
            if not found.met(slot) and not any(slot.meets(one) for one in empty):
                found.given[asked.id] = n
                break
        else:
            left.remove(who)


def _places(asked: Iterable[Asked]) -> list[Place]:
    """All wishes of one asker, the dearest of each application first."""
    return sorted(
        ((one, n) for one in asked for n in range(len(one.wishes))), key=lambda place: (place[1], place[0].id)
    )
