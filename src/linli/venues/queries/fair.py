"""Fair over a quarter: the hours that each of those who wait have had at the site."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import DurationField, ExpressionWrapper, F, Q, Sum

from linli.venues.models import Booking
from linli.venues.queries.clashes import waiting_for
from linli.venues.queries.limits import number
from linli.venues.rules import in_order, quarter_of, who_of
from linli.venues.states import State

Who = tuple[str, int]
HAD = (State.CONFIRMED, State.USED, State.MISSED)
LENGTH = ExpressionWrapper(F("ends") - F("begins"), output_field=DurationField())


def hours_in_quarter(waiting: Iterable[Any]) -> dict[Who, Decimal]:
    """Hours booked, used, missed or cancelled too late at the site, in the quarter of what they wait for."""
    some = list(waiting)
    if not some:
        return {}
    quarter = quarter_of(some[0].begins)
    people = {one.person_id for one in some if one.person_id and not one.body_id}
    bodies = {one.body_id for one in some if one.body_id}
    late = Q(state=State.CANCELLED, ended_at__gt=F("begins") - timedelta(hours=number("cancel")))
    rows = (
        Booking.objects.filter(Q(state__in=HAD) | late, site=some[0].site_id)
        .filter(begins__gte=quarter.begins, begins__lt=quarter.ends)
        .filter(Q(body__in=bodies) | Q(body=None, person__in=people))
        .values("body", "person")
        .annotate(length=Sum(LENGTH))
    )
    found: dict[Who, Decimal] = {}
    for row in rows:
        who = ("body", row["body"]) if row["body"] else ("person", row["person"])
        found[who] = found.get(who, Decimal()) + Decimal(row["length"].total_seconds()) / 3600
    return found


def line_of(site: int, leaves: Iterable[int], begins: Any, ends: Any) -> list[Booking]:
    """Those who wait for a time, in the order in which it is offered to them. Two statements."""
    waiting = list(waiting_for(site, leaves, begins, ends)[:50])
    return in_order(waiting, hours_in_quarter(waiting))


def place_in_line(booking: Any) -> tuple[int, Decimal]:
    """One's place in the line, 1 for the next, and one's own hours in the quarter."""
    waiting = list(waiting_for(booking.site_id, booking.venue.leaves, booking.begins, booking.ends)[:50])
    hours = hours_in_quarter(waiting)
    order = [one.pk for one in in_order(waiting, hours)]
    place = order.index(booking.pk) + 1 if booking.pk in order else len(order) + 1
    return place, hours.get(who_of(booking), Decimal())
