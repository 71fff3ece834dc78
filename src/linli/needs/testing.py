"""Builders for tests of needs: a street with desks, and needs brought by acts to any state."""

from dataclasses import dataclass
from typing import Any

from linli.kernel.actors import NOBODY, Actor
from linli.kernel.clock import load_calendar, today
from linli.kernel.clock.days import DAY
from linli.kernel.rulebook import load_rulebook
from linli.needs import acts
from linli.organisations.testing import Street, a_street, holding
from linli.people.testing import person

ITEM: dict[str, Any] = {
    "name": "办理老年人优待卡", "about": "给六十岁以上的老人办一张卡，坐公交、逛公园用。", "category": None,
    "who": "年满60周岁的本市户籍老人", "papers": "身份证 | 证明年龄\n一寸照片 | 贴在卡上", "limit_number": 20,
    "limit_unit": "working_day", "fee": 0, "fee_basis": "", "basis": "示例：市级优待办法第3条",
    "ways": ["counter", "agent"],
    "address": "", "link": "", "venue": None, "example": True,
}  # fmt: skip


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


def a_little(town: Town) -> Any:
    """Something in the ledgers of the guide and of errands: a service item, and Bob's errand with his papers."""
    here = town.place.community
    wen = holding(person("Wen Wenying"), here, "community_worker")
    zhou = holding(person("Zhou Zhoumin"), here, "community_secretary")
    item = acts.check_item(wen, acts.draft_item(town.ann, **ITEM).noun).noun
    item = acts.publish_item(zhou, item).noun
    case = acts.ask_agency(town.bob, item=item).noun
    case = acts.explain_agency(
        town.ann, case, needed="身份证 | 证明年龄", limit_number=20, limit_unit="working_day"
    ).noun
    case = acts.authorise_agency(town.ann, case, scan=[], until=today() + 60 * DAY).noun
    return acts.take_papers(
        town.ann, case, originals="身份证\n户口簿", copies="照片", back_by=today() + 30 * DAY
    ).noun


__all__ = [
    "ITEM", "NOBODY", "Town", "a_little", "a_town", "closed", "dispatched", "raised", "replied", "working",
]  # fmt: skip
