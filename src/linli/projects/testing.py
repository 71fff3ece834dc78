"""Builders for tests of projects: a street with a unit, and projects brought by acts to any state."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.delivery.models import Delivery
from linli.needs import testing as needs
from linli.orders import acts as orders
from linli.organisations import queries as organisations
from linli.organisations.testing import Street, a_body, holding
from linli.people.testing import person
from linli.projects import acts
from linli.projects.models import Milestone, Project


@dataclass(frozen=True)
class Town:
    """The street of the tests of needs, with a resident unit."""

    place: Street
    unit: Any
    ann: Actor  # works at the community
    may: Actor  # its secretary
    nina: Actor  # the secretary of the other community
    sue: Actor  # the street's desk
    dora: Actor  # the district's officer
    uma: Actor  # speaks for the unit
    bob: Actor  # resides
    dan: Actor  # resides


def a_town(town: Any = None) -> Town:
    town = town or needs.a_town()
    at = town.place
    unit = a_body("resident_unit", "青桐路小学(示例)", at.street)
    return Town(
        at, unit, ann=town.ann, sue=town.sue, dora=town.dora, bob=town.bob, dan=town.dan,
        may=holding(person("May Meiyun"), at.community, "community_secretary"),
        nina=holding(person("Nina Ning"), at.other, "community_secretary"),
        uma=holding(person("Uma Wu"), unit, "unit_contact"),
    )  # fmt: skip


def in_days(days: int) -> date:
    return today() + timedelta(days=days)


def a_need(town: Any, by: Actor | None = None, **said: Any) -> Any:
    """A need at the community, which Ann may read."""
    need = needs.raised(town, by, **said)
    return needs.acts.dispatch(town.sue, need, body=town.place.community.pk).noun


def a_want(town: Town, by: Actor | None = None, **said: Any) -> Any:
    """The unit looks for a place to park."""
    given = {"title": "接送时段缺停车位", "theme": "places", "how_many": 60}
    at = organisations.tree().get(town.place.community.pk)
    return orders.say_want(by or town.uma, at=at, **{**given, **said}).noun


def proposed(town: Town, by: Actor | None = None, **told: Any) -> Project:
    """The community's worker proposes that her community lead it."""
    given = {
        "lead": town.place.community.pk, "title": "三号院停车", "about": "清理占道，画出车位，和学校错时共用。",
        "ends_on": in_days(90), **told,
    }  # fmt: skip
    project: Project = acts.propose(by or town.ann, **given).noun
    return project


def with_need(town: Town, **told: Any) -> tuple[Project, Any]:
    need = a_need(town)
    return proposed(town, needs=[need.pk], **told), need


def adopted(town: Town, by: Actor | None = None, **told: Any) -> Project:
    return acts.adopt(by or town.may, proposed(town, **told)).noun  # type: ignore[no-any-return]


def doing(town: Town, **told: Any) -> Project:
    return acts.begin(town.may, adopted(town, **told)).noun  # type: ignore[no-any-return]


def done(town: Town, **told: Any) -> Project:
    return acts.finish(town.may, doing(town, **told), result="画出车位三十个。").noun  # type: ignore[no-any-return]


def a_milestone(town: Town, project: Project, days: int = 20, **told: Any) -> Milestone:
    given = {"title": "画线完成", "due_on": in_days(days), **told}
    return acts.set_milestone(town.may, project=project.pk, **given).noun  # type: ignore[no-any-return]


def fresh(noun: Any) -> Any:
    """The row as it is now."""
    return type(noun).objects.select_related(*noun.WITH).get(pk=noun.pk)


def words_to(actor: Actor) -> list[str]:
    """What a person was told, the newest last."""
    return [row.subject for row in Delivery.objects.filter(to_person=actor.person_id).order_by("id")]


def words_to_body(body: Any) -> list[str]:
    return [row.subject for row in Delivery.objects.filter(to_body=body.pk).order_by("id")]


def a_little(town: Any) -> Town:
    """Something in every ledger of projects, in the town of the tests of needs."""
    own = a_town(town)
    project = doing(
        own, needs=[a_need(own).pk], title='=1+1 "停车"', money=Decimal(8000), money_source="街道自筹",
        helpers=[own.unit.pk],
    )  # fmt: skip
    milestone = a_milestone(own, project)
    acts.move(own.may, milestone, due_on=in_days(30), reason="@等施工队")
    acts.reach(own.may, a_milestone(own, project, 0, title="居民商量"))
    acts.list_hard(own.may, project, year=today().year)
    acts.give_up(own.may, adopted(own), reason="=1+1 没有经费")
    return own
