"""Builders for tests of training: a town with secretaries, courses, results, an empty post, entries of the reserve."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model

from linli.kernel.actors import Actor
from linli.kernel.clock import ZONE, now, today, travel
from linli.meetings import testing as meetings
from linli.organisations.testing import Street, a_body, a_post, holding
from linli.people.testing import person
from linli.training import acts
from linli.training.models import Course, Enrolment


@dataclass(frozen=True)
class Town:
    """The street of meetings: Sue teaches at the street, Pat is its secretary, Sec and Ser lead the communities."""

    place: Street
    unit: Any  # an enterprise, with a branch right below
    branch: Any
    sue: Actor  # street desk: teaches
    pat: Actor  # street secretary: selects, keeps the reserve
    dora: Actor  # district officer
    sec: Actor  # secretary of the community
    ser: Actor  # secretary of the other community
    bea: Actor  # secretary of the enterprise's branch
    ann: Actor  # community worker
    bob: Actor
    cat: Actor
    dan: Actor


def a_town() -> Town:
    return a_town_of(meetings.a_town())


def a_little(base: Any) -> Town:
    """Something in every ledger of training: a course that began, and what came of it."""
    town = a_town_of(base)
    with travel(now() - timedelta(days=30)):
        trained(town, town.sec)
    return town


def a_town_of(base: meetings.Town) -> Town:
    """The town of the tests of meetings, with those who teach and those who learn."""
    acts.load_training()
    place = base.place
    unit = a_body("resident_unit", "北屿软件公司", place.street)
    branch = a_body("branch", "北屿软件公司党支部", unit)
    return Town(
        place, unit, branch,
        sue=base.sue,
        pat=holding(person("Pat Peiran"), place.street, "street_secretary"),
        dora=base.dora, sec=base.sec,
        ser=holding(person("Ser Shufen"), place.other, "community_secretary"),
        bea=holding(person("Ben Beini"), branch, "branch_secretary"),
        ann=base.ann, bob=base.bob, cat=base.cat, dan=base.dan,
    )  # fmt: skip


def resident(name: str) -> Actor:
    return Actor(person_id=person(name).pk, name=name)


def person_of(actor: Actor) -> Any:
    return get_user_model()._base_manager.get(pk=actor.person_id or 0)


def at(days: int = 10, hour: int = 9) -> datetime:
    """So many days from today, at an hour of Beijing."""
    return datetime.combine(today() + timedelta(days=days), time(hour), ZONE)


def drafted(town: Town, by: Actor | None = None, **said: Any) -> Course:
    given = {
        "title": "社区书记轮训班", "targets": ["secretary"], "hours": 16, "seats": 2, "begins_at": at(),
        "where": "街道会议室", "speaker": "党校老师",
    }  # fmt: skip
    return acts.draft_course(by or town.sue, **{**given, **said}).noun


def opened(town: Town, by: Actor | None = None, **said: Any) -> Course:
    return acts.publish_course(by or town.sue, drafted(town, by, **said)).noun


def enrolled(course: Course, actor: Actor) -> Enrolment:
    post = actor.post.id if actor.post else None
    return acts.enrol(actor, course=fresh(course), post=post).noun


def fresh(noun: Any) -> Any:
    """The row as it is now."""
    return type(noun).objects.get(pk=noun.pk)


def during(course: Course) -> Any:
    """The time of a course, as a block."""
    return travel(max(course.begins_at, now()) + timedelta(hours=6))


def trained(town: Town, actor: Actor, hours: int = 16) -> Enrolment:
    """Somebody who attended a course that began in ten days; the block of the caller says when it is."""
    course = opened(town)
    one = enrolled(course, actor)
    with during(course):
        return acts.finish(town.sue, one, hours=hours).noun


def vacancy(town: Town, role: str = "community_secretary") -> Any:
    return a_post(town.place.community, role)


def selection(town: Town, **post: Any) -> Any:
    return acts.open_selection(town.pat, post=vacancy(town, **post).pk).noun


RECOMMENDED = {"channel": "recommended", "group": "retired", "candidates": 2, "heard": 40}


def applied(town: Town, actor: Actor | None = None, **said: Any) -> Any:
    given = {
        "body": town.place.street.pk, "targets": ["secretary"], "skills": "会协调，懂电脑", "wishes": "想做社区工作",
        "agree": True,
    }  # fmt: skip
    return acts.apply(actor or town.bob, **{**given, **said}).noun


def instructor(town: Town, actor: Actor | None = None, **said: Any) -> Any:
    number = person_of(actor or town.cat).number
    given = {"number": number, "subject": "党建工作", "is_public": True}
    return acts.select_instructor(town.sue, **{**given, **said}).noun


def a_day(days: int) -> date:
    return today() + timedelta(days=days)
