"""What organisations do when the clock ticks."""

from typing import Any

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.erasing import once_a_day
from linli.kernel.jobs import tick
from linli.kernel.refusals import Refused
from linli.organisations import acts, queries


@tick("organisations.reminders")
def remind() -> int:
    """Once a day: terms that end, posts that nobody holds. Each step of each is told once."""
    return once_a_day(_remind_all, "organisations.reminders")


def _remind_all() -> int:
    told = sum(_done(acts.remind_of_post, pk, step=step) for pk, step, _ends in queries.posts_to_remind())
    told += sum(_done(acts.remind_of_body, pk, step=step) for pk, step, _ends in queries.bodies_to_remind())
    told += sum(_done(acts.remind_of_until, pk, step=step) for pk, step, _ends in queries.untils_to_remind())
    return told + sum(
        _done(acts.tell_vacancy, pk, step=step, since=since)
        for pk, step, since in queries.vacancies_to_tell()
    )


def _done(act: object, pk: int, **how: object) -> int:
    """One act of the clock; what somebody has just changed is looked at tomorrow."""
    try:
        act(CLOCK, pk, **how)  # type: ignore[operator]
    except Refused:
        return 0
    return 1


def send_the_next(actor: Actor, liaison: Any, entry: Any) -> None:
    """Handed over to somebody: they are sent there at once."""
    if entry.facts.get("to"):
        acts.assign_liaison(actor, site=liaison.site, post=entry.facts["to"], sent_as=liaison.sent_as)


REACTIONS: dict[str, list[object]] = {"organisations.liaison.handed_over": [send_the_next]}
