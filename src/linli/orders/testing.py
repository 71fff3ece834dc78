"""Builders for tests of orders: they go through the acts, so that no test starts from what cannot be."""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.clock import load_calendar, now, today, travel
from linli.kernel.rulebook import load_rulebook
from linli.orders import acts
from linli.orders.models import Order
from linli.organisations import queries as organisations
from linli.organisations.testing import Street, a_body, a_street, holding
from linli.people.testing import person


@dataclass(frozen=True)
class Market:
    """A street with a resident unit: Uma speaks for the unit, Ann for the community, Sue sees from the street."""

    place: Street
    unit: Any
    ann: Actor
    sue: Actor
    uma: Actor
    bob: Actor
    cat: Actor


def a_market() -> Market:
    """Calendar, rulebook, bodies, cast."""
    load_calendar()
    load_rulebook()
    place = a_street()
    cast = {
        "ann": holding(person("安平"), place.community, "community_worker"),
        "sue": holding(person("苏云"), place.street, "street_desk"), "bob": resident("鲍国"),
    }  # fmt: skip
    return _market_in(place, cast)


def a_market_of(town: Any) -> Market:
    """The same in the town of the tests of needs, whose place and people it has."""
    return _market_in(town.place, {name: getattr(town, name) for name in ("ann", "sue", "bob")})


def _market_in(place: Street, cast: dict[str, Actor]) -> Market:
    unit = a_body("resident_unit", "青桐路小学(示例)", place.street)
    uma = holding(person("吴曼"), unit, "unit_contact")
    return Market(place, unit, uma=uma, cat=resident("程彩"), **cast)


def a_little(town: Any) -> Market:
    """Something in every ledger of orders: an offer, an order that was confirmed, a want."""
    market = a_market_of(town)
    with travel(now() - timedelta(days=9)):
        confirmed(market, offer=published(market, title="=1+1 周末开放操场"))
    wanted(market)
    return market


def resident(name: str) -> Actor:
    one = person(name)
    return Actor(person_id=one.pk, name=name)


def ref(body: Any) -> Any:
    """A body as forms give it."""
    return organisations.tree().get(body.pk)


def drafted(market: Market, by: Actor | None = None, **said: Any) -> Any:
    """The school lends its playground on Saturdays."""
    given = {
        "title": "周末开放操场",
        "theme": "culture",
        "at": ref(market.place.community),
        "place_words": "学校操场",
    }
    return acts.draft_offer(by or market.uma, **{**given, **said}).noun


def published(market: Market, by: Actor | None = None, **said: Any) -> Any:
    return acts.publish_offer(by or market.uma, drafted(market, by, **said)).noun


def with_session(market: Market, seats: int = 2, **said: Any) -> tuple[Any, Any]:
    """An offer with one session in three days, nine to eleven."""
    offer = published(market, **said)
    day = today() + timedelta(days=3)
    session = acts.add_session(
        market.uma, offer=offer.pk, day=day, begins=time(9), ends=time(11), seats=seats
    ).noun
    return offer, session


def placed(market: Market, by: Actor | None = None, offer: Any = None, **said: Any) -> Any:
    """Bob's order from the menu."""
    given = {"contact": "010-0000 0001", "words": "周六上午最好"}
    offer = offer or published(market)
    return acts.place_order(by or market.bob, offer=offer.pk, **{**given, **said}).noun


def scheduled(market: Market, **said: Any) -> Any:
    order = acts.accept(market.uma, placed(market, **said)).noun
    day = today() + timedelta(days=2)
    return acts.schedule(market.uma, order, day=day, begins=time(9), ends=time(10)).noun


def delivered(market: Market, **said: Any) -> Any:
    order = scheduled(market, **said)
    with after(order):
        return acts.deliver(market.uma, order).noun


def confirmed(market: Market, by: Actor | None = None, **said: Any) -> Any:
    order = delivered(market, by=by, **said)
    with after(order):
        return acts.confirm(by or market.bob, order).noun


def after(order: Any) -> Any:
    """A moment after it: ``with after(order): …``"""
    return travel(max(now(), order.ends_at + timedelta(hours=1)))


def wanted(market: Market, by: Actor | None = None, **said: Any) -> Any:
    """The community looks for a playground."""
    given = {
        "title": "想借操场办运动会",
        "theme": "culture",
        "at": ref(market.place.community),
        "how_many": 80,
    }
    return acts.say_want(by or market.ann, **{**given, **said}).noun


def fresh(order: Any) -> Any:
    return Order.objects.select_related(*Order.WITH).get(pk=order.pk)
