"""Where a task stands at a moment, and what can be done with it then."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, Refused
from linli.volunteers.states import AgreementCase, Phase, TaskState


def phase_of(
    state: str,
    *,
    now: datetime,
    begins: datetime,
    ends: datetime,
    closes: datetime | None = None,
    free: int = 1,
    posted: datetime | None = None,
    lock: timedelta = timedelta(),
) -> Phase:
    """What is stored and what the clock makes of it; nothing hangs on a worker."""
    if state == TaskState.POSTED:
        return Phase.LOCKED if posted is not None and posted + lock <= now else Phase.POSTED
    if state != TaskState.PUBLISHED:
        return Phase(state)
    if ends <= now:
        return Phase.HELD
    if (closes or ends) <= now:
        return Phase.CLOSED
    return Phase.OPEN if free > 0 else Phase.FULL


def refuse_closed(state: str, now: datetime, closes: datetime | None, begins: datetime) -> None:
    """Nobody signs up for what is not open, is closed, or has begun."""
    if state == TaskState.CANCELLED:
        raise NotNow(_("This task was called off. Look for another one near you."))
    if state != TaskState.PUBLISHED or (closes and closes <= now) or begins <= now:
        raise NotNow(_("Sign-up for this has closed. Look for another one near you."))


def refuse_full(free: int, waits: bool) -> None:
    """The last place is given once; whoever comes after is told, and may wait."""
    if free < 1 and not waits:
        raise Refused(
            _(
                "All places are taken. You can wait: when one falls free it is held for you, and you are told."
            ),
            field="wait",
            code="full",
        )


CLASH = _("At that time you have something else: %(task)s, %(when)s.")


def refuse_clash(task: str, when: str) -> None:
    """Nobody is in two places at once; whoever knows better says so."""
    raise Refused(phrase(CLASH, task=task, when=when), field="anyway", code="clash")


def refuse_past(begins: datetime, ends: datetime, now: datetime) -> None:
    """What lies in the past is not put up, and not changed."""
    if ends <= begins:
        raise Refused(_("It ends before it begins. Look at the times."), field="ends")
    if begins <= now:
        raise Refused(_("This begins in the past. Choose a time to come."), field="day")


def refuse_unheld(begins: datetime, now: datetime) -> None:
    if begins > now:
        raise NotNow(_("This has not begun yet. Hours are posted when it has been held."))


def is_late(begins: datetime, now: datetime, notice: timedelta) -> bool:
    """Whether a place is given back shortly before: the organiser is told at once. It marks nobody."""
    return now > begins - notice


def cases_of(
    chosen: Iterable[str], begins: datetime, ends: datetime, longest: timedelta, is_foreign: bool = False
) -> list[Any]:
    """The cases in which a written agreement is needed: those of the task, its length, and the volunteer's own."""
    found = {AgreementCase(one) for one in chosen}
    if ends - begins >= longest:
        found.add(AgreementCase.LONG)
    if is_foreign:
        found.add(AgreementCase.FOREIGN)
    return [one for one in AgreementCase if one in found]
