"""What venues do when the clock ticks: all of it is computed when read, the clock only writes it down."""

from datetime import timedelta
from typing import Any

from django.db.models import Q

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now
from linli.kernel.jobs import tick
from linli.kernel.refusals import Refused
from linli.venues import acts, queries
from linli.venues.models import Booking
from linli.venues.queries.limits import number
from linli.venues.queries.series import series_to_ask
from linli.venues.states import TAKING, By, CheckState, State

AT_ONCE = 200


@tick("venues.fall")
def let_fall() -> int:
    """Held places and dates of series that nobody confirmed; requests and places in line whose time has come."""
    at = now()
    unanswered = Q(state__in=TAKING, answer_by__lte=at)
    past = Q(state__in=[State.REQUESTED, State.WAITING], begins__lte=at)
    due = Booking.objects.filter(unanswered | past).order_by("begins")[:AT_ONCE]
    return sum(_done(acts.lapse_booking, one) for one in due)


@tick("venues.miss")
def let_miss() -> int:
    """Bookings that are over, of which nobody said in time that they took place."""
    until = now() - timedelta(days=number("use"))
    rows = Booking.objects.filter(state=State.CONFIRMED, ends__lte=until).exclude(by=By.BLOCK)
    due = rows.select_related("venue", "site__body", "body").order_by("ends")[:AT_ONCE]
    return sum(_done(acts.miss_booking, one) for one in due)


@tick("venues.series")
def ask_again() -> int:
    """Ask whether the next stretch of a series is still needed."""
    return sum(_done(acts.remind_of_series, one) for one in series_to_ask(AT_ONCE))


@tick("venues.checks")
def remind_of_checks() -> int:
    """Once each: safety checks that are due soon."""
    due = queries.checks_due().filter(state=CheckState.STANDS)[:AT_ONCE]
    return sum(_done(acts.remind_of_check, one) for one in due)


def _done(act: Any, noun: Any) -> int:
    """One act of the clock; what somebody has just changed is left for the next tick."""
    try:
        act(CLOCK, noun)
    except Refused:
        return 0
    return 1


REACTIONS: dict[str, list[object]] = {}
