"""What an address says: a day, a time, how long, the place where the reader is."""

from datetime import date, time

from django.http import HttpRequest
from django.utils.dateparse import parse_date, parse_time

from linli.kernel.clock import today
from linli.kernel.clock.days import DAY


def day_in(request: HttpRequest, name: str = "day") -> date:
    """The day asked for; today where none is, or one that is no day."""
    try:
        found = parse_date(request.GET.get(name, ""))
    except ValueError:
        found = None
    inside = found and today() - 400 * DAY <= found <= today() + 400 * DAY
    return found if found and inside else today()


def time_in(request: HttpRequest, name: str = "start") -> time | None:
    try:
        return parse_time(request.GET.get(name, ""))
    except ValueError:
        return None
