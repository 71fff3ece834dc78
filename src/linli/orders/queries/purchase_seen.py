"""Who may see which purchased services, proposals and milestones, and their files."""

from typing import Any

from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.queries import files_visible_to, visible_to
from linli.orders import policy_purchases as policy
from linli.orders.models import Acceptor, Milestone, Proposal, Purchase
from linli.orders.queries.bodies import own_ids
from linli.orders.queries.seeing import NONE
from linli.orders.states_purchases import SECRET, SIGNED, ProposalState, PurchaseState

P = PurchaseState


def _buys(actor: Actor, field: str) -> Q:
    paths = {path for path in (actor.reach(policy.BUY), actor.reach(policy.APPROVE)) if path}
    found = NONE
    for path in paths:
        found |= Q(**{f"{field}__path__startswith": path})
    return found


def _supplies(actor: Actor, field: str) -> Q:
    ids = own_ids(actor)
    return Q(**{f"{field}__in": ids}) if ids else NONE


def public() -> Any:
    return ~Q(state__in=SECRET) & ~Q(state=P.CALLED_OFF, published_at=None)


@visible_to(Purchase)
def purchases_seen(actor: Actor) -> QuerySet[Purchase]:
    """What is published is open to everybody; a plan is for those who buy."""
    found = Purchase.objects.select_related(*Purchase.WITH)
    return found if actor.is_clock else found.filter(public() | _buys(actor, "buyer"))


@files_visible_to(Purchase)
def purchases_with_files(actor: Actor) -> QuerySet[Purchase]:
    """The contract is for the two that signed it."""
    return Purchase.objects.filter(_buys(actor, "buyer") | _supplies(actor, "supplier"))


@visible_to(Proposal)
def proposals_seen(actor: Actor) -> QuerySet[Proposal]:
    """Sealed: until the last day is over each supplier sees its own, the buyer none."""
    opened = _buys(actor, "purchase__buyer") & (
        Q(purchase__closes_on__lt=today()) & ~Q(state=ProposalState.WITHDRAWN)
    )
    found = Proposal.objects.select_related(*Proposal.WITH)
    return found if actor.is_clock else found.filter(_supplies(actor, "body") | opened)


@visible_to(Milestone)
def milestones_seen(actor: Actor) -> QuerySet[Milestone]:
    """Public from the signature on."""
    found = Milestone.objects.select_related(*Milestone.WITH)
    seen = Q(purchase__state__in=SIGNED) | _buys(actor, "purchase__buyer")
    return found if actor.is_clock else found.filter(seen)


@files_visible_to(Milestone)
def milestones_with_files(actor: Actor) -> QuerySet[Milestone]:
    """Proofs are for the two sides and for those who say whether it was done."""
    asked = Acceptor.objects.filter(person=actor.person_id, left_at=None).values("purchase")
    mine = Q(purchase__in=asked) if actor.person_id else NONE
    return Milestone.objects.filter(
        _buys(actor, "purchase__buyer") | _supplies(actor, "purchase__supplier") | mine
    )
