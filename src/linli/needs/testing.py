"""Builders for tests of needs: a street with desks, and needs brought by acts to any state."""

from dataclasses import dataclass
from typing import Any

from linli.kernel.actors import NOBODY, Actor
from linli.kernel.clock import load_calendar
from linli.kernel.rulebook import load_rulebook
from linli.needs import acts
from linli.organisations.testing import Street, a_street, holding
from linli.people.testing import person


@dataclass(frozen=True)
class Town:
    """A street with the people of the fixed cast: Ann at the community, Sue at the street, Dora at the district."""

    place: Street
    ann: Actor  # handles at the community
    sue: Actor  # triages at the street
    dora: Actor  # judges at the district
    bob: Actor  # resides
    dan: Actor  # a stranger


def a_town() -> Town:
    """Calendar, rulebook, bodies and cast."""
    load_calendar()
    load_rulebook()
    place = a_street()
    bob, dan = person("Bob Baoguo"), person("Dan Danian")
    return Town(
        place,
        ann=holding(person("Ann Anping"), place.community, "community_worker"),
        sue=holding(person("Sue Suyun"), place.street, "street_desk"),
        dora=holding(person("Dora Dongmei"), place.district, "district_officer"),
        bob=Actor(person_id=bob.pk, name="Bob Baoguo"),
        dan=Actor(person_id=dan.pk, name="Dan Danian"),
    )


def raised(town: Town, by: Actor | None = None, **inputs: Any) -> Any:
    """A need in triage at the street."""
    given = {
        "text": "楼道的灯坏了三天,老人晚上看不见。",
        "kind": "help",
        "area": town.place.community.area_code,
    }
    return acts.raise_need(by or town.bob, **{**given, **inputs}).noun


def dispatched(town: Town, **inputs: Any) -> Any:
    return acts.dispatch(town.sue, raised(town, **inputs), body=town.place.community.pk).noun


def working(town: Town, **inputs: Any) -> Any:
    need = acts.sign(town.ann, dispatched(town, **inputs)).noun
    return acts.contact(town.ann, need, reached=True).noun


def replied(town: Town, outcome: str = "solved", **inputs: Any) -> Any:
    return acts.reply(town.ann, working(town, **inputs), outcome=outcome, text="灯已换好。").noun


def closed(town: Town, **inputs: Any) -> Any:
    return acts.rate(town.bob, replied(town, **inputs), contacted=True, solved=True, satisfied="yes").noun


__all__ = ["NOBODY", "Town", "a_town", "closed", "dispatched", "raised", "replied", "working"]
