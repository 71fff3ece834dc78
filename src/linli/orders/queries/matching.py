"""An offer for a want and the other way round: the same theme or words, the nearest first, with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from linli.kernel.search import bigrams
from linli.orders import rules
from linli.orders.models import Offer, Want
from linli.orders.states import OfferState, WantState
from linli.organisations import queries as organisations

LOOKED_AT = 200


@dataclass
class Pair:
    """An offer and a want that may fit, and why."""

    offer: Any
    want: Any
    why: Any


def offers_for(want: Want, most: int = 10) -> list[Pair]:
    """What is on the menu and may be what is looked for: one statement."""
    near = _near(want.area)
    rows = Offer.objects.filter(state=OfferState.PUBLISHED, theme=want.theme, area__in=list(near))
    rows = rows.select_related(*Offer.WITH).defer("search")
    pairs = [Pair(one, want, _why(one, want, near)) for one in rows.order_by("-id")[:LOOKED_AT]]
    return _best(pairs, near, lambda pair: pair.offer.area)[:most]


def wants_for(offer: Offer, most: int = 10) -> list[Pair]:
    """Who looks for such a thing: one statement."""
    near = _near(offer.area)
    rows = Want.objects.filter(state=WantState.OPEN, theme=offer.theme, area__in=list(near))
    rows = rows.filter(~Q(body=offer.body_id) if offer.body_id else ~Q(person=offer.person_id))
    rows = rows.select_related(*Want.WITH).defer("search")
    pairs = [Pair(offer, one, _why(offer, one, near)) for one in rows.order_by("-id")[:LOOKED_AT]]
    return _best(pairs, near, lambda pair: pair.want.area)[:most]


def _near(area: str) -> dict[str, tuple[int, Any]]:
    """Area → (its turn, the reason), as far as the district."""
    found = organisations.nearness(area)
    return {one.code: (n, one.said) for n, one in enumerate(found) if one.step != organisations.Step.CITY}


def _why(offer: Offer, want: Want, near: dict[str, tuple[int, Any]]) -> tuple[int, Any]:
    area = want.area if offer.area not in near else offer.area
    common = sorted(set(bigrams(offer.title)) & set(bigrams(want.title)))[:3]
    _turn, said = near.get(area, (0, ""))
    return len(common), rules.why(offer.theme == want.theme, common, said)


def _best(pairs: Iterable[Pair], near: dict[str, tuple[int, Any]], area: Any) -> list[Pair]:
    """Those with the same words first, then the nearest."""
    found = sorted(pairs, key=lambda pair: (-pair.why[0], near.get(area(pair), (9999, ""))[0]))
    for pair in found:
        pair.why = pair.why[1]
    return found
