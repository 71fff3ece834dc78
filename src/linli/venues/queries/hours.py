"""When venues are open, when they are lent, when they are closed."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from linli.kernel.clock import calendar
from linli.kernel.clock.days import DAY, midnight_after
from linli.kernel.together import Asking, alone
from linli.venues.models import Closing, Opening, Venue
from linli.venues.rules import Line, Span, minus, windows
from linli.venues.states import ClosingState, Hours

LINE = ("venue", "on", "begins", "ends", "valid_from", "valid_to")


def lines_of(venue: Any, first: date, until: date | None = None, hours: str = Hours.BOOKABLE) -> list[Line]:
    """The lines of hours that hold on some day of [first, until)."""
    valid = Q(valid_to=None) | Q(valid_to__gte=first)
    rows = Opening.objects.filter(valid, venue=venue, hours=hours).order_by("on", "begins")
    rows = rows.filter(valid_from__lt=until) if until else rows
    return [Line(*row) for row in rows.values_list("on", "begins", "ends", "valid_from", "valid_to")]


def hours_of(venue: Any, first: date, until: date, hours: str = Hours.BOOKABLE) -> list[Span]:
    """The spans of [first, until) in which a venue is lent (or open), closings taken away. Two statements."""
    lines = lines_of(venue, first - DAY, until, hours)
    spans = windows(lines, first, until, calendar().is_workday)
    if not spans:
        return []
    shut = closings_of(venue, spans[0][0], spans[-1][1])
    return minus(spans, [(one.begins, one.ends) for one in shut])


def closings_of(venue: Any, begins: datetime, ends: datetime) -> list[Closing]:
    """The closings that a venue feels: of its site, of itself, of any venue that shares a space with it."""
    felt = Q(venue=None) | Q(venue__leaves__overlap=venue.leaves)
    rows = Closing.objects.filter(
        felt, site=venue.site_id, state=ClosingState.STANDS, span__overlap=(begins, ends)
    )
    return list(rows.select_related("venue").order_by("begins", "id"))


def open_hours(venues: Iterable[Venue], first: date, until: date, hours: str) -> dict[int, timedelta]:
    """How long each of some venues is open (or lent) in [first, until): one statement whatever their number."""
    found: dict[int, timedelta] = alone(to_be_open(venues, first, until, hours))
    return found


def to_be_open(venues: Iterable[Venue], first: date, until: date, hours: str) -> Asking:
    """The same as a part of what a page asks together."""
    some = list(venues)
    valid = Q(valid_to=None) | Q(valid_to__gte=first - DAY)
    by_venue: dict[int, list[Line]] = {one.pk: [] for one in some}
    rows = Opening.objects.filter(valid, venue__in=some, hours=hours, valid_from__lt=until)
    shut = Closing.objects.filter(
        site__in={one.site_id for one in some}, state=ClosingState.STANDS,
        span__overlap=(midnight_after(first - DAY), midnight_after(until - DAY)),
    ).select_related("venue")  # fmt: skip
    lines, closed = yield rows.values_list(*LINE), shut
    for pk, on, begins, ends, first_day, last_day in lines:
        by_venue[pk].append(Line(on, begins, ends, first_day, last_day))
    return {one.pk: _length(one, by_venue[one.pk], closed, first, until) for one in some}


def _length(venue: Venue, lines: list[Line], closed: list[Closing], first: date, until: date) -> timedelta:
    felt = [
        (one.begins, one.ends)
        for one in closed
        if one.site_id == venue.site_id and (one.venue is None or set(one.venue.leaves) & set(venue.leaves))
    ]
    left = minus(windows(lines, first, until, calendar().is_workday), felt)
    return sum((end - begin for begin, end in left), timedelta())
