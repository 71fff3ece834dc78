"""Builders for tests of gatherings: a town with a branch, and gatherings brought by acts to any state."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.clock import ZONE, now, today, travel
from linli.kernel.receipts import receipt_code
from linli.meetings import acts
from linli.needs import testing as needs
from linli.organisations.testing import Street, a_body, holding
from linli.people.testing import person


@dataclass(frozen=True)
class Town:
    """The street of needs, with a branch and two units: Ann holds gatherings at the community, Bea leads the branch."""

    place: Street
    branch: Any
    school: Any
    union: Any
    ann: Actor  # community worker
    sec: Actor  # community secretary, signs
    bea: Actor  # secretary of the branch
    sue: Actor  # street desk
    dora: Actor  # district officer
    bob: Actor  # resides
    cat: Actor  # resides
    dan: Actor  # resides


def resident(name: str) -> Actor:
    return Actor(person_id=person(name).pk, name=name)


def a_town() -> Town:
    return a_town_of(needs.a_town())


def a_town_of(base: needs.Town) -> Town:
    """The town of needs, with what gatherings have to do with."""
    place = base.place
    branch = a_body("branch", "多福巷社区第一党支部", place.community)
    school = a_body("resident_unit", "青桐小学", place.street)
    union = a_body("mass_organisation", "东华门街道妇联", place.street)
    return Town(
        place, branch, school, union,
        ann=base.ann,
        sec=holding(person("Sec Shuji"), place.community, "community_secretary"),
        bea=holding(person("Bea Beili"), branch, "branch_secretary"),
        sue=base.sue, dora=base.dora, bob=base.bob,
        cat=resident("Cat Caixia"), dan=base.dan,
    )  # fmt: skip


def at(days: int = 3, hour: int = 14) -> datetime:
    """So many days from today, at an hour of Beijing."""
    return datetime.combine(today() + timedelta(days=days), time(hour), ZONE)


def planned(town: Town, by: Actor | None = None, **said: Any) -> Any:
    """A talk with residents of the community in three days, with two items."""
    actor = by or town.ann
    assert actor.post is not None
    begins = said.pop("begins_at", at())
    given = {
        "body": actor.post.body_id, "kind": "talk", "title": "楼门前的停车", "where": "社区活动室",
        "begins_at": begins, "ends_at": begins + timedelta(hours=2), "agenda": "停车 20\n夜里的噪声",
    }  # fmt: skip
    return acts.plan(actor, **{**given, **said}).noun


def noticed(town: Town, by: Actor | None = None, **said: Any) -> Any:
    return acts.notice(by or town.ann, planned(town, by, **said)).noun


def registered(meeting: Any, actor: Actor, **said: Any) -> Any:
    return acts.register(actor, meeting=meeting.pk, **said).noun


def held(
    town: Town, by: Actor | None = None, people: int = 12, coming: tuple[Actor, ...] = (), **said: Any
) -> Any:
    """Held in three days; the clock of the test has to be there already or stay behind: see ``after``."""
    meeting = noticed(town, by, **said)
    for one in coming:
        registered(meeting, one, listed=True, wants_answers=True)
    with travel(meeting.ends_at):
        return acts.hold(by or town.ann, meeting, people_n=people).noun


def minuted(town: Town, by: Actor | None = None, **said: Any) -> Any:
    meeting = held(town, by, **said)
    with travel(meeting.ends_at + timedelta(hours=1)):
        return acts.draft_minutes(by or town.ann, meeting, chair="主持人", recorder="记录人").noun


def after(meeting: Any, **later: float) -> Any:
    """The time after a gathering, as a block: ``with after(meeting, days=1):``."""
    return travel(max(meeting.ends_at, now()) + timedelta(**(later or {"hours": 1})))


def walked(town: Town) -> None:
    """Two notes taken outside: what a household said, and a thing in public space that was put right."""
    area = town.place.community.area_code
    said: dict[str, Any] = {"kind": "household", "text": "阳台漏水，下雨天用盆接着。", "consent": True}
    acts.take_note(town.ann, area=area, code=receipt_code(), **said)
    seen: dict[str, Any] = {"kind": "thing", "thing": "road", "text": "井盖松动，车一过就响。"}
    note = acts.take_note(town.ann, area=area, code=receipt_code(), **seen).noun
    note = acts.list_thing(town.ann, note, thing="road", due_on=today()).noun
    acts.fix_thing(town.ann, note, public="=1+1 多福巷口的井盖已固定。")
