"""The desk of those who speak for a body: what waits for an answer, what is to be done, what came of it."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.clock.days import DAY
from linli.kernel.web.waiting import Waits, waiting
from linli.orders import policy
from linli.orders.models import Offer, Order, Want
from linli.orders.queries.bodies import own_ids
from linli.orders.states import CAME, OfferState, OrderState, Side, WantState

SHOWN = 10
S = OrderState


def to_answer(actor: Actor) -> QuerySet[Order]:
    """Orders that wait for the word of this post, the most urgent first."""
    own = own_ids(actor)
    gives, takes = Q(giver_body__in=own), Q(taker_body__in=own)
    asked = Q(state=S.PLACED, side=Side.TAKER) & gives | Q(state=S.PLACED, side=Side.GIVER) & takes
    back = Q(state=S.COUNTERED, side=Side.TAKER) & takes | Q(state=S.COUNTERED, side=Side.GIVER) & gives
    rows = Order.objects.filter(asked | back) if own else Order.objects.none()
    return rows.select_related(*Order.WITH).order_by("answer_by", "id")


def to_do(actor: Actor) -> QuerySet[Order]:
    """To be arranged, to be done, questioned: those that this post gives; and those that it is to confirm."""
    own = own_ids(actor)
    gives = Q(giver_body__in=own, state__in=[S.ACCEPTED, S.SCHEDULED, S.DISPUTED])
    takes = Q(taker_body__in=own, state=S.DELIVERED)
    rows = Order.objects.filter(gives | takes) if own else Order.objects.none()
    return rows.select_related(*Order.WITH).order_by("id")


def disputed(actor: Actor) -> QuerySet[Order]:
    """Questioned orders at places below, for somebody above to decide."""
    path = actor.reach(policy.OVERSEE)
    rows = Order.objects.filter(state=S.DISPUTED, at__path__startswith=path) if path else Order.objects.none()
    return rows.select_related(*Order.WITH).order_by("id")


def own_menu(actor: Actor) -> QuerySet[Offer]:
    own = own_ids(actor)
    rows = Offer.objects.filter(body__in=own) if own else Offer.objects.none()
    return rows.exclude(state=OfferState.WITHDRAWN).select_related(*Offer.WITH).defer("search")


def front_of(actor: Actor) -> dict[str, Any]:
    """The front page of a unit: what the street wants, what we gave, what came of it. Few statements."""
    body = actor.post.body_id if actor.post else 0
    above = actor.post.path.rsplit("/", 2)[0] + "/" if actor.post else ""
    year = now() - 365 * DAY
    came = Order.objects.filter(giver_body=body, placed_at__gte=year).aggregate(
        asked=Count("pk"), served=Count("pk", filter=Q(state__in=CAME)),
        good=Count("ratings", filter=Q(ratings__side="taker", ratings__mark__in=["yes", "basically"])),
        marks=Count("ratings", filter=Q(ratings__side="taker") & ~Q(ratings__mark="")),
    )  # fmt: skip
    wants = Want.objects.filter(state=WantState.OPEN, at__path__startswith=above).exclude(body=body)
    gave = Order.objects.filter(giver_body=body, state__in=CAME)
    return {
        "came": came, "wants": list(wants.select_related(*Want.WITH).defer("search").order_by("-id")[:SHOWN]),
        "gave": list(gave.select_related(*Order.WITH).order_by("-id")[:SHOWN]),
        "open": list(to_answer(actor)[:SHOWN]), "todo": list(to_do(actor)[:SHOWN]),
    }  # fmt: skip


@waiting("orders.answer", gettext_lazy("Orders to answer"), order=40)
def orders_to_answer(actor: Actor) -> Waits | None:
    """Orders that wait for a word of this post."""
    if actor.reach(policy.SERVE) is None:
        return None
    return Waits(to_answer(actor), reverse("orders:front"))


@waiting("orders.questioned", gettext_lazy("Orders in question"), order=41)
def orders_in_question(actor: Actor) -> Waits | None:
    if actor.reach(policy.OVERSEE) is None:
        return None
    return Waits(disputed(actor), reverse("orders:unmet"))


__all__ = ["disputed", "front_of", "own_menu", "to_answer", "to_do"]
