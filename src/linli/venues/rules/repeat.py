"""Dates that come again (RFC 5545, by python-dateutil), and the stretches in which they are confirmed anew."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import ZONE, local
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import Refused

NTH = "NTH"


def rule_of(every: str, begins: datetime, until: date) -> str:
    """The rule as RFC 5545 writes it, in the time of Beijing."""
    last = datetime.combine(until, time(23, 59, 59))
    if every == NTH:
        wall = local(begins)
        nth, day = (wall.day - 1) // 7 + 1, ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[wall.weekday()]
        every = f"MONTHLY;BYDAY={'-1' if nth == 5 else nth}{day}"
    return f"FREQ={every};UNTIL={last:%Y%m%dT%H%M%S}"


def occurrences(rule: str, begins: datetime, most: int) -> list[datetime]:
    """The beginnings, on the wall clock of Beijing: a month without a 31st has none. Too many are refused."""
    wall = local(begins).replace(tzinfo=None)
    found: list[datetime] = []
    for each in rrulestr(rule, dtstart=wall):
        if len(found) == most:
            raise Refused(
                phrase(_("At most %(n)d dates in a series. End it earlier."), n=most), field="until"
            )
        found.append(each.replace(tzinfo=ZONE))
    if not found:
        raise Refused(_("No date lies in that time. Choose a later end."), field="until")
    return found


def stretch_begins(dates: Iterable[datetime], days: int) -> list[datetime]:
    """For each date the first date of its stretch: from the first date on, a new stretch every so many days."""
    found: list[datetime] = []
    for each in dates:
        if not found or each >= found[-1] + timedelta(days=days):
            found.append(each)
        else:
            found.append(found[-1])
    return found
