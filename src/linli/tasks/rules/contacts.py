"""What may be refused of contact points and visits. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import NotNow, Refused

MOST, LONGEST = 20, 120


def refuse_elsewhere(own: Any, found: Sequence[Any]) -> None:
    """A place below the leader's body."""
    if not found or found[0].id == own.id or not found[0].path.startswith(own.path):
        raise Refused(_("Choose a place below yours."), field="body")


def refuse_twice(there: bool) -> None:
    if there:
        raise Refused(_("You have a contact point there already."), field="body")


def refuse_unagreed(agreed: bool) -> None:
    if not agreed:
        raise NotNow(_("The place has not agreed to it, or it has ended."))


def refuse_day(on: date, since: date | None, today: date) -> None:
    """A visit is noted when it was held, not before, and not for the time before it was agreed."""
    if on > today:
        raise Refused(_("That day has not come yet. Note the visit when it was held."), field="on")
    if since and on < since:
        raise Refused(_("The place had not agreed to it on that day."), field="on")


def lines(text: str) -> list[str]:
    """Each line of what was typed, cut to what a title holds."""
    found = [line.strip()[:LONGEST] for line in text.splitlines()]
    return [line for line in found if line][:MOST]
