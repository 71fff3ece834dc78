"""What is open in an organisation's hands: each capability answers for its own, before the organisation ends.

    @in_hand("needs.open", _("Open needs"), order=30)
    def open_needs(body):
        "How many the organisation of this number still has, and the page where they stand. One statement."
        return 3, reverse("needs:desk")

``hand_on`` gives them to the organisation that goes on; without it they are to be finished or handed on by hand.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from linli.kernel.actors import Actor

Count = Callable[[int], tuple[int, str]]
HandOn = Callable[[Actor, int, int], None]


@dataclass(frozen=True)
class InHand:
    """Some things of one kind that are open, and whether they can go on elsewhere."""

    key: str
    label: Any
    n: int
    url: str
    hand_on: HandOn | None


_hands: dict[str, tuple[int, Any, Count, HandOn | None]] = {}


def in_hand(key: str, label: Any, *, order: int, hand_on: HandOn | None = None) -> Callable[[Count], Count]:
    """Declare a function as what answers for one kind of open things; the tens of ``order`` are the floors."""

    def declare(count: Count) -> Count:
        if key in _hands:
            raise ValueError(f"two answers for what is in hand are called {key}")
        _hands[key] = (order, label, count, hand_on)
        return count

    return declare


def held_by(body: int) -> list[InHand]:
    """What is open in the hands of this organisation; nothing is left out because its reader may not see it."""
    found = []
    for key, (_order, label, count, hand_on) in sorted(_hands.items(), key=lambda one: one[1][0]):
        n, url = count(body)
        if n:
            found.append(InHand(key, label, n, url, hand_on))
    return found
