"""Who may see what: places are public, who has them is not."""

from typing import Any

from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.queries import visible_to
from linli.venues import policy
from linli.venues.models import Booking, Closing, Series, Site, Space, Venue
from linli.venues.queries.visits import on_duty
from linli.venues.states import Life


@visible_to(Site)
def sites_seen(actor: Actor) -> QuerySet[Site]:
    return Site.objects.select_related("body")


@visible_to(Space)
def spaces_seen(actor: Actor) -> QuerySet[Space]:
    return Space.objects.select_related("site__body", "parent")


@visible_to(Venue)
def venues_seen(actor: Actor) -> QuerySet[Venue]:
    return Venue.objects.select_related("site__body", "person", "post")


@visible_to(Closing)
def closings_seen(actor: Actor) -> QuerySet[Closing]:
    return Closing.objects.select_related("site__body", "venue")


def _own(actor: Actor) -> Q:
    """In person, at the counter, or for a body that one of their posts speaks for."""
    own = [pk for pk in (actor.person_id, actor.behalf_id) if pk]
    mine = Q(person__in=own) if own else Q(pk__in=[])
    for post in actor.posts:
        if policy.BOOK in post.permissions:
            mine |= Q(body__path__startswith=post.path)
    return mine


def _stewards(actor: Actor) -> Q:
    reach = actor.reach(policy.DECIDE)
    return Q(site__body__path__startswith=reach) if reach else Q(pk__in=[])


@visible_to(Booking)
def bookings_seen(actor: Actor) -> QuerySet[Booking]:
    """Whose it is, and who looks after the place."""
    rows = Booking.objects.select_related("venue", "site__body", "body", "person", "terms", "series")
    return rows.filter(_own(actor) | _stewards(actor) | on_duty(actor) | _shown(actor))


def _shown(actor: Actor) -> Q:
    """Those whose slip this browser has shown."""
    held = [pk for label, pk in actor.holds if label == Booking.label()]
    return Q(pk__in=held)


@visible_to(Series)
def series_seen(actor: Actor) -> QuerySet[Series]:
    rows = Series.objects.select_related("venue", "site__body", "body", "person")
    return rows.filter(_own(actor) | _stewards(actor))


def bookings_of(actor: Actor) -> QuerySet[Booking]:
    """The reader's own, also those of the body in whose post they act now."""
    own = [pk for pk in (actor.behalf_id or actor.person_id,) if pk]
    mine = Q(person__in=own) if own else Q(pk__in=[])
    if actor.post and policy.BOOK in actor.post.permissions and not actor.behalf_id:
        mine |= Q(body=actor.post.body_id)
    return Booking.objects.filter(mine).select_related("venue__site", "site__body", "body")


def venues_of(site: Any) -> list[Venue]:
    """What can be booked at a site."""
    return list(Venue.objects.filter(site=site, state=Life.OPEN).order_by("kind", "name", "id"))
