"""What an organisation lends, and what it has booked."""

from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.together import Asking
from linli.venues import policy
from linli.venues.models import Booking, Site
from linli.venues.queries.saying import matter
from linli.venues.states import LIVE, Life


def lent_by(body: int, most: int) -> QuerySet[Site]:
    """Open sites of a body, each with the names of what is lent there."""
    lent = ArrayAgg("venues__name", filter=Q(venues__state=Life.OPEN), order_by="venues__name", default=[])
    rows = Site.objects.filter(body=body, state=Life.OPEN).annotate(lent=lent)
    return rows.order_by("name", "id")[:most]


def booked_by(actor: Actor, body: Any) -> Asking:
    """What a body has to come, for those who book in its name."""
    if not policy.books_for(actor, body):
        return []
    rows = Booking.objects.filter(body=body.pk, state__in=LIVE, ends__gt=now()).exclude(by="block")
    rows = rows.select_related("venue__site", "site__body", "body").order_by("begins", "id")
    return [matter(one) for one in (yield rows[:10])]
