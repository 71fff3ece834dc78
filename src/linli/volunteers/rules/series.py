"""Recurring tasks: the days of a series, by the rules of calendars (RFC 5545)."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time

from dateutil.rrule import DAILY, MO, MONTHLY, SA, SU, WEEKLY, rrule
from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused

ONCE, DAY, WORKDAYS, WEEK, FORTNIGHT, MONTH, WEEKEND = (
    "once", "daily", "workdays", "weekly", "fortnightly", "monthly", "weekend",
)  # fmt: skip
_DAYS = re.compile(r"[\s,，、;；]+")


def dates_of(
    first: date, every: str, until: date | None, but: Iterable[date] = (), most: int = 60
) -> list[date]:
    """The days of a series from ``first`` to ``until``; ``but`` leaves single days out."""
    if every == ONCE:
        return [first]
    if until is None or until < first:
        raise Refused(_("Say until when it recurs."), field="until")
    begin, left_out = datetime.combine(first, time()), set(but)
    days = [one.date() for one in _rule(every, begin, datetime.combine(until, time()))]
    days = [one for one in days if one not in left_out]
    if not days:
        raise Refused(_("No day is left in this series. Look at the days that are left out."), field="but")
    if len(days) > most:
        raise Refused(
            _("That is too many days at once. Choose an earlier end; a task can be put up again."),
            field="until",
        )
    return days


def _rule(every: str, begin: datetime, until: datetime) -> rrule:
    how: dict[str, dict[str, object]] = {
        DAY: {"freq": DAILY},
        WORKDAYS: {"freq": WEEKLY, "byweekday": range(5), "wkst": MO},
        WEEK: {"freq": WEEKLY},
        FORTNIGHT: {"freq": WEEKLY, "interval": 2},
        MONTH: {"freq": MONTHLY},
        WEEKEND: {"freq": WEEKLY, "byweekday": (SA, SU)},
    }
    return rrule(dtstart=begin, until=until, **how[every])  # type: ignore[arg-type]


def days_in(text: str) -> list[date]:
    """Days in a line: 2026-12-01, 2026-12-08."""
    try:
        return [date.fromisoformat(one) for one in _DAYS.split(text.strip()) if one]
    except ValueError:
        raise Refused(_("Write the days that are left out as 2026-12-01, 2026-12-08."), field="but") from None


def roles_in(text: str, seats: int) -> list[tuple[str, int]]:
    """``guide 2, carrier 4`` → the roles with their places; nothing written: one role without a name."""
    if not text.strip():
        return [("", seats)]
    found: dict[str, int] = {}
    for part in re.split(r"[,，;；、]", text):
        if not part.strip():
            continue
        match = re.fullmatch(r"\s*(.{1,30}?)\s*[×x*:：]?\s*(\d{1,3})\s*[人名]?\s*", part)
        if match is None or int(match[2]) < 1:
            raise Refused(_("Write each role with its places: guide 2, carrier 4."), field="roles")
        if match[1] in found:
            raise Refused(_("A role stands there twice."), field="roles")
        found[match[1]] = int(match[2])
    return list(found.items())
