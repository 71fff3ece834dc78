"""Who may see which nouns of orders."""

from typing import Any

from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.queries import visible_to
from linli.orders import policy
from linli.orders.models import Interest, Offer, Order, Rating, Session, SessionSeat, Want
from linli.orders.queries.bodies import own_ids
from linli.orders.states import OfferState

NONE = Q(pk__in=[])


def _mine(actor: Actor, *fields: str) -> Q:
    person, found = policy.self_of(actor), NONE
    for field in fields if person else ():
        found |= Q(**{field: person})
    return found


def _under(actor: Actor, permission: str, *fields: str) -> Q:
    path, found = actor.reach(permission), NONE
    for field in fields if path else ():
        found |= Q(**{f"{field}__path__startswith": path})
    return found


def _own(actor: Actor, *fields: str) -> Q:
    """What the bodies have for which the post in use speaks."""
    ids, found = own_ids(actor), NONE
    for field in fields if ids else ():
        found |= Q(**{f"{field}__in": ids})
    return found


@visible_to(Offer)
def offers_seen(actor: Actor) -> QuerySet[Offer]:
    """The menu is open to everybody; drafts are for those who offer."""
    seen: Any = ~Q(state=OfferState.DRAFTED) & ~Q(state=OfferState.WITHDRAWN, published_at=None)
    seen |= _mine(actor, "person") | _own(actor, "body")
    found = Offer.objects.select_related(*Offer.WITH).defer("search")
    return found if actor.is_clock else found.filter(seen)


@visible_to(Session)
def sessions_seen(actor: Actor) -> QuerySet[Session]:
    return Session.objects.select_related(*Session.WITH).filter(
        offer__in=offers_seen(actor).select_related(None).values("pk")
    )


@visible_to(Want)
def wants_seen(actor: Actor) -> QuerySet[Want]:
    """A body's want is public. A neighbour's is for them, for who could meet it, and for who keeps the list."""
    seen = Q(body__isnull=False) | _mine(actor, "person")
    if policy.serves_somewhere(actor):
        seen |= Q(person__isnull=False, state="open") | _under(actor, policy.OVERSEE, "at")
    found = Want.objects.select_related(*Want.WITH).defer("search")
    return found if actor.is_clock else found.filter(seen)


@visible_to(Order)
def orders_seen(actor: Actor) -> QuerySet[Order]:
    """For the two sides; above them, for who decides what is questioned."""
    seen = _mine(actor, "giver_person", "taker_person") | _under(
        actor, policy.SERVE, "giver_body", "taker_body"
    )
    seen |= _under(actor, policy.OVERSEE, "at")
    found = Order.objects.select_related(*Order.WITH)
    return found if actor.is_clock else found.filter(seen)


@visible_to(SessionSeat)
def seats_seen(actor: Actor) -> QuerySet[SessionSeat]:
    return SessionSeat.objects.select_related(*SessionSeat.WITH).filter(
        claim__in=orders_seen(actor).select_related(None).values("pk")
    )


@visible_to(Rating)
def ratings_seen(actor: Actor) -> QuerySet[Rating]:
    return Rating.objects.select_related(*Rating.WITH).filter(
        order__in=orders_seen(actor).select_related(None).values("pk")
    )


@visible_to(Interest)
def interests_seen(actor: Actor) -> QuerySet[Interest]:
    return Interest.objects.filter(_mine(actor, "person"))
