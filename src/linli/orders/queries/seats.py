"""Sessions, their seats, and who stands in their line."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from linli.kernel.clock import now
from linli.kernel.seats import LIVE
from linli.orders.models import Offer, Order, Session, SessionSeat, Want
from linli.orders.states import ASKED, SessionState


def line_of(session: Session) -> list[SessionSeat]:
    """The live seats of a session: one statement."""
    return list(SessionSeat.objects.filter(session=session, state__in=LIVE).order_by("order", "claim", "id"))


def sessions_of(offer: Offer) -> list[Any]:
    """Times of an offer to come, as ``seats_left`` tells them."""
    return seats_left([offer.pk], 30)


def seats_left(offers: Sequence[int], most: int = 500) -> list[Any]:
    """Times to come with how many seats are taken and how many wait; a hold that has run out takes none."""
    at = now()
    taken = Q(places__state="taken") | Q(places__state="held", places__held_until__gt=at)
    waiting = Q(places__state="waiting") | Q(places__state="held", places__held_until__lte=at)
    rows = Session.objects.filter(offer__in=list(offers), state=SessionState.OPEN, begins_at__gt=at)
    found = rows.annotate(
        taken=Count("places", filter=taken), waiting=Count("places", filter=waiting)
    ).order_by("begins_at", "id")[:most]
    for one in (told := list(found)):
        one.counted_at = at  # type: ignore[attr-defined]
    return told


def has_place(session: Session, body: int | None, person: int | None) -> bool:
    who = {"taker_body": body} if body else {"taker_person": person}
    rows = Order.objects.filter(session=session, state__in=["waiting", "held", "scheduled"], **who)
    return rows.exists()


def answers_open(want: Want, body: int | None, person: int | None) -> bool:
    """Whether this provider has offered it to them and waits."""
    who = {"giver_body": body} if body else {"giver_person": person}
    return Order.objects.filter(want=want, side="giver", state__in=ASKED, **who).exists()


def holds_run_out(limit: int) -> QuerySet[Order]:
    return Order.objects.filter(state="held", held_until__lte=now()).order_by("held_until")[:limit]
