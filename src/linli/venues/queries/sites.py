"""Sites near a place, and those that a post looks after."""

from typing import Any

from django.db.models import Case, Count, IntegerField, Q, Value, When

from linli.kernel.actors import Actor
from linli.venues import policy
from linli.venues.models import Site
from linli.venues.queries.finding import REACHES
from linli.venues.states import Life


def sites_near(area: str, most: int) -> list[Site]:
    """Open sites where something is lent, the nearest by the tree first."""
    cases = [
        When(area_code__startswith=area[:length], then=Value(n))
        for n, length in enumerate(REACHES)
        if len(area) >= length
    ]
    lent = Count("venues", filter=Q(venues__state=Life.OPEN))
    rows = Site.objects.filter(state=Life.OPEN).annotate(
        lent=lent, reach=Case(*cases, default=Value(9), output_field=IntegerField())
    )
    return list(rows.order_by("reach", "name", "id")[:most])


def sites_of(actor: Actor) -> list[Any]:
    """The sites that the post in use looks after, its own first."""
    reach = actor.reach(policy.DECIDE) or actor.reach(policy.MANAGE)
    if not reach:
        return []
    rows = Site.objects.filter(body__path__startswith=reach, state=Life.OPEN).select_related("body")
    return list(rows.order_by("body__path", "name", "id")[:60])
