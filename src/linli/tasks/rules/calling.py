"""Who may be called, for when, and what may be refused. Pure."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import NotNow, Refused


def refuse_nobody(bodies: Sequence[Any]) -> None:
    if not bodies:
        raise Refused(_("Choose whom you call."), field="to")


def refuse_outside(allowed: set[int], bodies: Sequence[Any]) -> None:
    """Called are the level above and what stands beside one below it; what lies elsewhere is the level above's call."""
    for one in bodies:
        if one.id not in allowed:
            raise Refused(
                _(
                    "%(name)s lies outside the area of the level above. Raise the call there; it calls further."
                )
                % {"name": one.name},
                field="to",
            )


def refuse_meeting(at: datetime, now: datetime, latest: datetime, term: Any) -> None:
    """Those called meet soon, and not in the past."""
    if at <= now:
        raise Refused(_("That moment is past. Give one that is still to come."), field="meet_at")
    if at > latest:
        raise Refused(
            _("Those called meet within %(term)s. Choose an earlier moment.") % {"term": term},
            field="meet_at",
        )


def refuse_promise(on: date, today: date, most: int) -> None:
    """What will be done has a day, within sight."""
    if on < today:
        raise Refused(_("That day is past. Give a day on which it can still be done."), field="due_on")
    if on > today + timedelta(days=most):
        raise Refused(_("Give a day within %(n)s days, and do it in steps.") % {"n": most}, field="due_on")


def refuse_topless(decider: int | None) -> None:
    """A refusal is decided above both; where nobody stands above, there is nothing to refuse to."""
    if decider is None:
        raise NotNow(_("Nobody stands above you who could decide on it. Answer what you can do and by when."))


def refuse_top(above: Any) -> None:
    if above is None:
        raise NotNow(_("There is no level above."))


def refuse_again(already: set[int], bodies: Sequence[Any]) -> None:
    for one in bodies:
        if one.id in already:
            raise Refused(_("%(name)s was called already.") % {"name": one.name}, field="to")


def refuse_told(level: int | None, before: int | None) -> None:
    """The clock tells a level once."""
    if level is None or level == before:
        raise NotNow(_("Nothing has run out since."))


def refuse_still(level: int | None) -> None:
    if level is None:
        raise NotNow(_("Its time has not run out; nothing is to be pressed for."))
