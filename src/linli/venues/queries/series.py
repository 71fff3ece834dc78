"""Which dates of a series are to be confirmed, computed when it is read."""

from datetime import datetime, timedelta
from typing import Any

from linli.kernel.clock import local, now
from linli.kernel.clock.days import DAY, midnight_after
from linli.kernel.journal.models import Entry
from linli.venues.models import Booking, Series
from linli.venues.queries.limits import number
from linli.venues.states import SeriesState, State


def stretch_to_confirm(series: Any) -> list[Booking]:
    """The dates of the next stretch, once the time to ask has come and before it falls free. One statement."""
    rows = series.bookings.filter(state=State.CONFIRMED, answer_by__gt=now()).select_related(
        "venue__site", "body"
    )
    waiting = list(rows.order_by("begins"))
    if not waiting or now() < asked_from(waiting[0].answer_by):
        return []
    return [one for one in waiting if one.answer_by == waiting[0].answer_by]


def asked_from(falls: datetime) -> datetime:
    """From when on we ask: so many days before the stretch begins, reckoned from when it would fall free."""
    day = local(falls).date() - timedelta(days=number("series.ask") - number("series.fall"))
    return midnight_after(day - DAY)


def series_to_ask(most: int) -> list[Series]:
    """Running series whose next stretch is to be confirmed and whose asker has not been told of this stretch."""
    until = now() + timedelta(days=number("series.ask") - number("series.fall") + 1)
    due = Booking.objects.filter(
        state=State.CONFIRMED, answer_by__gt=now(), answer_by__lt=until, series__isnull=False,
        series__state=SeriesState.RUNS,
    ).values("series")  # fmt: skip
    found = []
    for series in Series.objects.filter(pk__in=due).select_related("venue__site", "site__body", "body")[
        :most
    ]:
        rows = stretch_to_confirm(series)
        if rows and not _told(series, rows[0].begins):
            found.append(series)
    return found


def _told(series: Series, first: datetime) -> bool:
    last = (
        Entry.objects.filter(noun=Series.label(), noun_id=series.pk, kind="venues.series.reminded")
        .order_by("-id")
        .values_list("facts", flat=True)
        .first()
    )
    return bool(last and datetime.fromisoformat(last["first"]) == first)
