"""A noun's page is one place: higher floors add their sections to it, each from its room ``sections.py``.

    @section("organisations.body", "open", _("What is being worked on"), "needs/sections/open.html", order=30)
    def what_is_open(actor, body):
        "What this reader may know, as the template wants it; None: not there for them."
        rows = yield Need.objects.filter(body=body.pk)[:5]     # asked together with what all others ask
        return {"rows": rows} if rows else None

The page's own capability knows nothing of them: it asks ``sections(actor, body)`` and shows what comes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.together import Asking, together

Told = Mapping[str, Any] | None
Tell = Callable[[Actor, Any], Told | Asking]


@dataclass(frozen=True)
class Section:
    """One section of the pages of a noun. ``order``: the tens are the floors, so the page reads upwards."""

    key: str
    title: Any
    template: str
    order: int
    tell: Tell
    may: Callable[[Actor, Any], bool]


@dataclass(frozen=True)
class Shown:
    """A section with what this reader may know."""

    key: str
    title: Any
    template: str
    told: Mapping[str, Any]


SECTIONS: dict[str, dict[str, Section]] = {}


def everybody(actor: Actor, noun: Any) -> bool:
    return True


def section(
    noun: str,
    key: str,
    title: Any,
    template: str,
    *,
    order: int,
    may: Callable[[Actor, Any], bool] = everybody,
) -> Callable[[Tell], Tell]:
    """Declare a function as a section of the page of ``noun`` ("organisations.body")."""

    def declare(tell: Tell) -> Tell:
        known = SECTIONS.setdefault(noun, {})
        if key in known:
            raise ValueError(f"two sections of {noun} are called {key}")
        known[key] = Section(key, title, template, order, tell, may)
        return tell

    return declare


def sections(actor: Actor, noun: Any) -> list[Shown]:
    """What the page of ``noun`` holds for this reader, in order; a section with nothing to tell is not there."""
    declared = sorted(SECTIONS.get(noun.label(), {}).values(), key=lambda one: (one.order, one.key))
    mine = [one for one in declared if one.may(actor, noun)]
    told = zip(mine, together(one.tell(actor, noun) for one in mine), strict=True)
    return [Shown(one.key, one.title, one.template, said) for one, said in told if said is not None]
