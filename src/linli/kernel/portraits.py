"""What a capability gives to the yearly portrait and the course of an organisation, from its room ``portrait.py``.

    @part("team", "posts", order=10)
    def who_leads(actor, body, first, until):
        "Lines for the section "team"; an empty list: nothing is recorded yet."
        posts = yield Post.objects.filter(body=body.pk)      # asked together with what all others ask
        return [Said(_("Posts filled"), len(posts), url)]

    turns("organisations.body.founded")     # single lines of the year's course
    quiet("organisations.post.told")        # not told there at all
    called({"venues.booking.asked": _("Rooms asked for")})  # where the button's word is no word for a record

Beside this, each indicator says by its tag to which section it belongs. Whoever shows them knows no capability.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.acts import ACTS
from linli.kernel.together import Asking

# The six haves 六有 of an organisation that serves (DOMAIN.md 2.6).
HAVES = ("team", "backbone", "places", "vehicles", "rules", "results")


@dataclass(frozen=True)
class Said:
    """One line of a section; ``value`` None: this is not recorded yet, and ``hint`` says how it will be."""

    label: Any
    value: Any
    url: str = ""
    hint: Any = ""
    staff_only: bool = False


Tell = Callable[[Actor, Any, date, date], list[Said] | Asking]


@dataclass(frozen=True)
class Part:
    """What one capability tells in one of the six sections, of the days [first, until)."""

    have: str
    key: str
    order: int
    tell: Tell


PARTS: dict[str, Part] = {}
TURNS: set[str] = set()
CALLED: dict[str, Any] = {}
QUIET: set[str] = set()


def part(have: str, key: str, *, order: int) -> Callable[[Tell], Tell]:
    """Declare a function as a part of the section ``have``; the tens of ``order`` are the floors."""
    if have not in HAVES:
        raise ValueError(f"{have} is none of {', '.join(HAVES)}")

    def declare(tell: Tell) -> Tell:
        if key in PARTS:
            raise ValueError(f"two parts of the portrait are called {key}")
        PARTS[key] = Part(have, key, order, tell)
        return tell

    return declare


def parts() -> list[Part]:
    """All parts in their order."""
    return sorted(PARTS.values(), key=lambda one: (HAVES.index(one.have), one.order, one.key))


def turns(*kinds: str) -> None:
    """Acts that are turns in an organisation's own course: each is told in a line of its own."""
    TURNS.update(kinds)


def quiet(*kinds: str) -> None:
    """Acts that a course does not tell: reminders, readings, what a person keeps for themselves."""
    QUIET.update(kinds)


def called(names: dict[str, Any]) -> None:
    """What a record calls acts whose button speaks to the one who presses it."""
    CALLED.update(names)


def name_of(kind: str) -> Any:
    """An act as a record calls it; else by its own label."""
    done = ACTS.get(kind)
    return CALLED.get(kind) or (done.label if done else kind)
