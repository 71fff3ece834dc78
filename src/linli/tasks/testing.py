"""Builders for tests of tasks: a street with departments above it, and tasks brought by acts to any state."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.clock import now, today
from linli.kernel.delivery.models import Delivery
from linli.needs import testing as needs
from linli.organisations.testing import Street, a_body, holding
from linli.people.testing import person
from linli.tasks import acts
from linli.tasks.models import Call, Called, ContactPoint, Task

GROUND = {"list_item": "社区协助事项 12", "basis": "街道办事处条例第三十二条"}
PAID = {"money": Decimal(8000), "money_source": "区级专项", "transferred_on": None}


@dataclass(frozen=True)
class Town:
    """The street of the tests of needs, with departments of its district and those who sit there."""

    place: Street
    water: Any
    housing: Any
    safety: Any
    ann: Actor  # works at the community
    may: Actor  # its secretary
    nina: Actor  # works at the other community
    sue: Actor  # the street's desk
    dora: Actor  # the district's officer
    dan: Actor  # the district's desk
    wes: Actor  # water
    hugo: Actor  # housing
    sven: Actor  # safety
    cara: Actor  # the city's desk
    bob: Actor  # resides


def a_town(town: Any = None) -> Town:
    town = town or needs.a_town()
    at = town.place
    water, housing, safety = (
        a_body("department", name, at.district) for name in ("区水务局", "区住建委", "区应急局")
    )
    return Town(
        at, water, housing, safety, ann=town.ann, sue=town.sue, dora=town.dora, bob=town.bob,
        may=holding(person("May Meiyun"), at.community, "community_secretary"),
        nina=holding(person("Nina Ning"), at.other, "community_worker"),
        dan=holding(person("Dan Dawei"), at.district, "district_desk"),
        wes=holding(person("Wes Weimin"), water, "department_desk"),
        hugo=holding(person("Hugo Hu"), housing, "department_desk"),
        sven=holding(person("Sven Shen"), safety, "department_desk"),
        cara=holding(person("Cara Kai"), at.city, "city_desk"),
    )  # fmt: skip


def in_days(days: int) -> date:
    return today() + timedelta(days=days)


def sent(town: Town, by: Actor | None = None, to: Any = None, **told: Any) -> Task:
    """The street asks the community to count trees, without ground or means unless they are given."""
    receivers = to if isinstance(to, list) else [(to or town.place.community).pk]
    given: dict[str, Any] = {"title": "清点小区树木", "to": receivers, "due_on": in_days(20), **told}
    task: Task = acts.send(by or town.sue, **given).noun
    return task


def founded(town: Town, **told: Any) -> Task:
    """With item, basis and people: it is to be done."""
    return sent(town, **{**GROUND, "people": 1, **told})


def accepted(town: Town, **told: Any) -> Task:
    return acts.accept(town.ann, founded(town, **told)).noun  # type: ignore[no-any-return]


def doing(town: Town, **told: Any) -> Task:
    return acts.begin(town.ann, accepted(town, **told)).noun  # type: ignore[no-any-return]


def reported(town: Town, **told: Any) -> Task:
    return acts.report(town.ann, doing(town, **told), note="共 214 棵。").noun  # type: ignore[no-any-return]


def words_to(body: Any) -> list[str]:
    """What a body's desk was told, the newest last."""
    rows = Delivery.objects.filter(to_body=body.pk).order_by("id")
    return [row.subject for row in rows]


def a_little(town: Any) -> Town:
    """Something in every ledger of tasks, in the town of the tests of needs."""
    own = a_town(town)
    clause = {"source": "区工作要点", "clause": "第三条", "helpers": [own.water.pk]}
    sent(own, by=own.dan, to=own.place.street, **GROUND, **PAID, **clause)
    acts.decline(own.ann, sent(own), reason='=1+1 "清单"里没有')
    brought(own, blown(own))
    visited(own)
    return own


def blown(town: Town, by: Actor | None = None, to: Any = None, **told: Any) -> Call:
    """The street calls water and housing to a flooded cellar, to meet tomorrow."""
    receivers = [one.pk for one in (to or [town.water, town.housing])]
    given: dict[str, Any] = {
        "title": "地下室反复积水", "subject": "residents", "why": "管网归水务，楼体归住建。", "where": "3号楼前",
        "meet_at": now() + timedelta(days=1), "to": receivers, **told,
    }  # fmt: skip
    call: Call = acts.blow(by or town.sue, **given).noun
    return call


def part_of(call: Call, body: Any) -> Called:
    return Called.objects.select_related(*Called.WITH).get(call=call, body=body.pk)


def brought(town: Town, call: Call, to: str = "done") -> Called:
    """Water's part, brought as far as a state."""
    part = part_of(call, town.water)
    steps: list[tuple[Any, dict[str, Any], str]] = [
        (acts.acknowledge, {}, "acknowledged"), (acts.come, {}, "on_site"),
        (acts.plan, {"action": "疏通雨水管", "due_on": in_days(5)}, "planned"),
        (acts.finish, {"note": "已疏通"}, "done"),
    ]  # fmt: skip
    for act, told, state in steps:
        part = act(town.wes, part, **told).noun
        if state == to:
            break
    return part


def elsewhere(town: Town) -> Any:
    """A department of another district."""
    district = a_body("district_government", "西城区人民政府", town.place.city, "110102")
    return a_body("department", "西城水务局", district)


def empty_community(town: Town) -> Any:
    """A community where nobody holds a post."""
    return a_body("residents_committee", "锡拉社区居民委员会", town.place.street, "110101001003")


def agreed(town: Town) -> ContactPoint:
    """The district's officer looks after the community, which agreed."""
    contact = acts.propose(town.dora, body=town.place.community.pk, what_for="老旧小区改造").noun
    return acts.agree(town.may, contact).noun  # type: ignore[no-any-return]


def visited(town: Town, problems: str = "停车难\n路灯暗") -> ContactPoint:
    contact = agreed(town)
    acts.hold_visit(town.dora, contact=contact.pk, on=today(), note="看了3号楼。", problems=problems)
    return contact
