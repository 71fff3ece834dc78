"""Where a resident is: chosen step by step or by name from the tree, and remembered on their device."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from linli.kernel.web import page
from linli.kernel.whole import whole
from linli.organisations import queries as organisations

YEAR, FOUND = 365 * 24 * 3600, 20


@dataclass(frozen=True)
class Place:
    """A place that a public body answers for."""

    ref: Any

    @property
    def code(self) -> str:
        return str(self.ref.area_code)

    @property
    def name(self) -> str:
        """The name that residents use: 多福巷社区, not that of its committee."""
        return organisations.place_name(self.ref)

    @property
    def around(self) -> str:
        """The places around it, the nearest first."""
        chain = organisations.tree().chain(self.ref.id)[1:-1]
        return " · ".join(Place(ref).name for ref in reversed(chain) if ref.area_code)


def place_at(code: str) -> Place | None:
    """The smallest known place around an area code."""
    ref = organisations.tree().for_area(code)
    return Place(ref) if ref else None


def inside(pk: int | None) -> list[Place]:
    """The places right inside another one; with None those to begin with."""
    tree = organisations.tree()
    found = [ref for ref in tree.children(pk) if ref.area_code and tree.for_area(ref.area_code) == ref]
    if pk is None and len(found) == 1:
        return inside(found[0].id) or [Place(found[0])]
    return [Place(ref) for ref in found]


def place_of(pk: str) -> Place | None:
    """The place of a public body."""
    ref = organisations.tree().get(whole(pk) or 0)
    return Place(ref) if ref and ref.is_open and ref.area_code else None


def named(text: str) -> list[Place]:
    """Places whose name holds every word of ``text``, communities first."""
    tree, words = organisations.tree(), text.split()[:6]
    if not words:
        return []
    every = (ref for root in tree.children(None) for ref in tree.below(root.path) if ref.area_code)
    hits = [
        ref
        for ref in every
        if all(word in ref.name for word in words) and tree.for_area(ref.area_code) == ref
    ]
    return [Place(ref) for ref in sorted(hits, key=lambda ref: (-len(ref.area_code), ref.area_code))[:FOUND]]


def chooser(asked: Any, keep: str = "") -> dict[str, Any]:
    """What the chooser shows after a search (``q``) or a step (``pick``): results, or the next list to pick from."""
    words, pick = asked.get("q", "").strip()[:40], asked.get("pick", "")
    whole = place_of(pick.removeprefix("=")) if pick.startswith("=") else None
    within = None if whole else place_of(pick or asked.get("within", ""))
    options = inside(within.ref.id if within else None)
    if within and not options:
        whole, within = within, None
    chosen = whole or place_at(asked.get("area", keep))
    return {
        "chosen": chosen,
        "within": within,
        "options": options,
        "q": words,
        "found": named(words) if words else [],
    }


def remembered(request: HttpRequest) -> Place | None:
    """The place last chosen on this device."""
    ref = organisations.chosen_place(request)
    return Place(ref) if ref else None


def remember(response: HttpResponse, place: Place) -> None:
    """Keep the place on the device; the server keeps nothing of it."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(
        organisations.PLACE, place.code, max_age=YEAR, samesite="Lax", secure=secure, httponly=True
    )


def resident_page(request: HttpRequest, template: str, /, status: int = 200, **context: Any) -> HttpResponse:
    """A page under the name of the reader's community."""
    place = remembered(request)
    return page(request, template, status=status, **{"site_name": place.name if place else "", **context})
