"""Figures of a body's places, as the journal has them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q

from linli.kernel.journal.tally import to_total
from linli.kernel.together import Asking, sums
from linli.venues.models import Site
from linli.venues.states import Life


@dataclass
class Used:
    """Gatherings, hours and people of a period."""

    n: int = 0
    hours: Decimal = Decimal()
    people: int = 0


def used(body: Any, first: date, until: date) -> Asking:
    """What took place in places at a body or below it, as a part of what a page asks."""
    found = Used()
    kinds, measures = ["venues.booking.used"], ["hours", "people"]
    for one in (yield to_total([body.pk], kinds, first, until, measures=measures)):
        if one.measure == "hours":
            found.n, found.hours = one.n, one.quantity
        else:
            found.people = int(one.quantity)
    return found


def lent_n(body: int) -> Asking:
    """How many sites a body has, and how many things are lent there."""
    lent = Count("venues", filter=Q(venues__state=Life.OPEN))
    sites = Site.objects.filter(body=body, state=Life.OPEN)
    (found,) = yield sums(sites, sites=Count("id", distinct=True), lent=lent)
    return found["sites"], found["lent"]
