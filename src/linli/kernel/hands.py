"""What is open in an organisation's hands: each capability answers for its own, before the organisation ends.

    @in_hand("needs.open", _("Open needs"), order=30)
    def open_needs(body):
        "How many the organisation of this number still has, and the page where they stand. One statement."
        return 3, reverse("needs:desk")

``hand_on`` gives them to the organisation that goes on. ``let_go`` ends them, and tells everybody, where none does.
What has neither is to be finished or handed on by hand first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from linli.kernel.actors import Actor

Count = Callable[[int], tuple[int, str]]
HandOn = Callable[[Actor, int, int], None]
LetGo = Callable[[Actor, int], None]


@dataclass(frozen=True)
class InHand:
    """Some things of one kind that are open, and whether they can go on elsewhere, or end."""

    key: str
    label: Any
    n: int
    url: str
    hand_on: HandOn | None = None
    let_go: LetGo | None = None


@dataclass(frozen=True)
class _Answer:
    order: int
    label: Any
    count: Count
    hand_on: HandOn | None
    let_go: LetGo | None


_hands: dict[str, _Answer] = {}


def in_hand(
    key: str, label: Any, *, order: int, hand_on: HandOn | None = None, let_go: LetGo | None = None
) -> Callable[[Count], Count]:
    """Declare a function as what answers for one kind of open things; the tens of ``order`` are the floors."""

    def declare(count: Count) -> Count:
        if key in _hands:
            raise ValueError(f"two answers for what is in hand are called {key}")
        _hands[key] = _Answer(order, label, count, hand_on, let_go)
        return count

    return declare


def held_by(body: int) -> list[InHand]:
    """What is open in the hands of this organisation; nothing is left out because its reader may not see it."""
    found = []
    for key, one in sorted(_hands.items(), key=lambda pair: pair[1].order):
        n, url = one.count(body)
        if n:
            found.append(InHand(key, one.label, n, url, one.hand_on, one.let_go))
    return found


def pass_on(actor: Actor, body: int, heir: int | None) -> None:
    """Give what can go on to the heir and let the rest go; the upper floors first, since they free what lies below."""
    for _key, one in sorted(_hands.items(), key=lambda pair: -pair[1].order):
        if heir is not None and one.hand_on is not None:
            one.hand_on(actor, body, heir)
        elif one.let_go is not None:
            one.let_go(actor, body)
