"""The cast of the tests of neighbours: a street of needs' tests is above us, so it is built here from below."""

from dataclasses import dataclass
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.clock import load_calendar
from linli.kernel.rulebook import load_rulebook
from linli.organisations.queries import tree
from linli.organisations.states import Kind
from linli.organisations.testing import Street, a_body, a_street, holding
from linli.people.models import Person
from linli.people.testing import person
from linli.volunteers.acts import neighbours as acts


@dataclass
class Town:
    place: Street
    branch: Any
    ann: Actor  # works at the community
    sue: Actor  # at the street's desk
    ben: Actor  # in the branch committee
    bob: Actor  # a neighbour
    cat: Actor  # another one
    dan: Actor  # a stranger

    @property
    def here(self) -> Any:
        return tree().get(self.place.community.pk)

    @property
    def there(self) -> Any:
        return tree().get(self.place.other.pk)


def actor(name: str) -> Actor:
    who = person(name)
    return Actor(person_id=who.pk, name=name)


def a_town() -> Town:
    load_calendar()
    load_rulebook()
    place = a_street()
    branch = a_body(Kind.BRANCH, "多福巷第一党支部", place.community)
    return Town(
        place,
        branch,
        ann=holding(person("Ann Anping"), place.community, "community_worker"),
        sue=holding(person("Sue Suyun"), place.street, "street_desk"),
        ben=holding(person("Ben Benchu"), branch, "branch_committee"),
        bob=actor("Bob Baoguo"),
        cat=actor("Cat Caiyun"),
        dan=actor("Dan Danian"),
    )


def number_of(who: Actor) -> str:
    return Person.objects.get(pk=who.person_id).number


def person_of(who: Actor) -> Any:
    return Person.objects.get(pk=who.person_id)


def a_grid(town: Town, **said: Any) -> Any:
    told = {"name": "第一网格", "places": "多福巷1号院\n东厂胡同甲3号楼", "households": 420}
    return acts.form_grid(town.ann, **{"body": town.here, **told, **said}).noun


def a_team(town: Town, grid: Any, field: str = "health") -> Any:
    return acts.add_team(
        town.ann,
        grid=grid,
        field=field,
        does="量血压、代取药",
        desk_name="社区服务站",
        desk_phone="010-0000 0000",
    ).noun


def asked(town: Town, who: Actor, side: str = "offer", help: str = "errand", **said: Any) -> Any:
    told = {"text": "我每周二去市场,可以捎菜。", "contact": "010-0000 0001", "body": town.here}
    return acts.ask_help(who, side=side, help=help, **{**told, **said}).noun


def reported(town: Town, who: Actor | None = None) -> Any:
    return acts.report_in(who or town.bob, body=town.here, skills=["law"], wishes="周末可以").noun


def offered(town: Town, **said: Any) -> Any:
    told = {"title": "法律咨询岗", "text": "每月第一个周六上午", "skill": "law", "seats": 1}
    return acts.offer_post(town.ann, **{"body": town.here, **told, **said}).noun
