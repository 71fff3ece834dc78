"""Builders for tests of volunteers: they go through the acts, so that no test starts from what cannot be."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.clock import load_calendar, now, today, travel
from linli.kernel.clock.present import ZONE
from linli.kernel.rulebook import load_rulebook
from linli.organisations import queries as organisations
from linli.organisations.testing import Street, a_street, holding
from linli.people.testing import person
from linli.volunteers import acts
from linli.volunteers.models import Shift


@dataclass(frozen=True)
class Team:
    """A street with the fixed cast: Ann organises, Sue issues at the street, Cat and Bob serve, Dan is a stranger."""

    place: Street
    ann: Actor  # puts up tasks at the community
    mei: Actor  # secretary of the community: also certifies and nominates
    sue: Actor  # at the street
    vera: Actor  # secretary of the street: reviews
    cat: Actor
    bob: Actor
    dan: Actor  # no volunteer


def a_team() -> Team:
    """Calendar, rulebook, bodies, cast; Cat and Bob are volunteers."""
    load_calendar()
    load_rulebook()
    place = a_street()
    team = Team(
        place,
        ann=holding(person("安平"), place.community, "community_worker"),
        mei=holding(person("梅素云"), place.community, "community_secretary"),
        sue=holding(person("苏云"), place.street, "street_desk"),
        vera=holding(person("魏然"), place.street, "street_secretary"),
        cat=resident("程彩"),
        bob=resident("鲍国"),
        dan=resident("邓年"),
    )
    for one in (team.cat, team.bob):
        volunteer(one, home=ref(place.community))
    return team


def resident(name: str, **how: Any) -> Actor:
    one = person(name, **how)
    return Actor(person_id=one.pk, name=name)


def ref(body: Any) -> Any:
    """A body as forms give it."""
    return organisations.tree().get(body.pk)


def volunteer(actor: Actor, **said: Any) -> Any:
    return acts.register(actor, **said).noun


def many(n: int) -> list[Actor]:
    """So many volunteers."""
    found = [resident(f"志愿者{i}") for i in range(n)]
    for one in found:
        volunteer(one)
    return found


def drafted(team: Team, **said: Any) -> Any:
    """A task in three days, nine to eleven, two places."""
    given = {
        "title": "陪老人去医院", "at": ref(team.place.community), "place_words": "社区服务站门口",
        "contact": "安平 010-65250000", "field": "elderly", "day": today() + timedelta(days=3), "begins": time(9),
        "ends": time(11), "seats": 2,
    }  # fmt: skip
    return acts.draft_task(team.ann, **{**given, **said}).noun


def published(team: Team, **said: Any) -> Any:
    return acts.publish_task(team.ann, drafted(team, **said)).noun


def first_shift(task: Any) -> Shift:
    return Shift.objects.filter(task=task).order_by("begins_at", "id")[0]


def signed(team: Team, task: Any = None, by: Actor | None = None, **how: Any) -> Any:
    """A sign-up of Cat for the first shift of a task."""
    return acts.ask(by or team.cat, shift=first_shift(task or published(team)), **how).noun


def after(task: Any) -> Any:
    """A moment after a task: ``with after(task): …``"""
    return travel(task.ends_at + timedelta(hours=1))


def served(team: Team, minutes: int = 120, by: Actor | None = None, task: Any = None) -> Any:
    """Hours that Ann posted for Cat, to be confirmed."""
    task = task or published(team)
    one = signed(team, task, by)
    with after(task):
        acts.attend(team.ann, one, minutes=minutes)
        return one.hours.get()


def confirmed(team: Team, minutes: int = 120, by: Actor | None = None, task: Any = None) -> Any:
    hours = served(team, minutes, by, task)
    with travel(max(now(), hours.posted_at + timedelta(hours=1))):
        return acts.confirm_hours(by or team.cat, hours).noun


def issued(team: Team, minutes: int = 120) -> Any:
    """A certificate of Cat's, issued by the secretary."""
    hours = confirmed(team, minutes)
    with travel(hours.confirmed_at + timedelta(hours=1)):
        first, last = hours.served_on.replace(month=1, day=1), hours.served_on
        asked = acts.ask_certificate(team.cat, body=ref(team.place.community), first=first, last=last).noun
        return acts.issue_certificate(team.mei, asked).noun


def local_at(day: Any) -> Any:
    """Noon of a day in Beijing."""
    return datetime.combine(day, time(12), tzinfo=ZONE)


def signed_again(team: Team, task: Any) -> Any:
    """Bob's seat in the same task, asked for before it began."""
    with travel(task.begins_at - timedelta(hours=5)):
        return signed(team, task, team.bob)
