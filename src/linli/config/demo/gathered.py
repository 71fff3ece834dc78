"""Steps that every gathering of the demonstration takes, each at its own instant."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.clock import ZONE, travel
from linli.kernel.refusals import Refused
from linli.meetings import acts

HOUR = timedelta(hours=1)


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), ZONE)


def plan(
    when: datetime, actor: Actor, body: int, kind: str, title: str, begins: datetime, **said: Any
) -> Any:
    with travel(when):
        return acts.plan(
            actor, body=body, kind=kind, title=title, begins_at=begins, ends_at=begins + 2 * HOUR, **said
        ).noun


def do(when: datetime, act: Any, actor: Actor, noun: Any = None, **how: Any) -> Any:
    with travel(when):
        return act(actor, type(noun)._base_manager.get(pk=noun.pk) if noun else None, **how).noun


def coming(meeting: Any, people: Iterable[Actor], when: datetime, **said: Any) -> None:
    for number, one in enumerate(people):
        with travel(when + timedelta(minutes=7 * number)):
            attempt(acts.register, one, meeting=meeting.pk, **said)


def attempt(act: Any, actor: Actor, **how: Any) -> None:
    try:
        act(actor, **how)
    except Refused:
        return
