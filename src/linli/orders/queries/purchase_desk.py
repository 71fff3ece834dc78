"""What waits at the desks of those who buy, sign and supply."""

from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.orders import policy_purchases as may
from linli.orders.models import Milestone, Proposal, Purchase
from linli.orders.queries.bodies import own_ids
from linli.orders.states_purchases import BOUND, MilestoneState, PurchaseState

P, M = PurchaseState, MilestoneState


def own_purchases(actor: Actor) -> QuerySet[Purchase]:
    """All that is bought below this post, plans among it."""
    path = actor.reach(may.BUY) or actor.reach(may.APPROVE)
    rows = Purchase.objects.filter(buyer__path__startswith=path) if path else Purchase.objects.none()
    return rows.select_related(*Purchase.WITH)


def to_sign(actor: Actor) -> QuerySet[Purchase]:
    """Plans and contracts that wait for the second signature, not those that this person proposed."""
    path, person = actor.reach(may.APPROVE), actor.person_id
    rows = Purchase.objects.filter(buyer__path__startswith=path) if path else Purchase.objects.none()
    waits = Q(state=P.PLANNED) & ~Q(planned_by=person) | Q(state=P.CHOSEN) & ~Q(chosen_by=person) & ~Q(
        planned_by=person
    )
    return rows.filter(waits).select_related(*Purchase.WITH)


def to_decide(actor: Actor) -> QuerySet[Purchase]:
    """Proposals that are open and wait for a choice; what is accepted and waits for its sheet."""
    path = actor.reach(may.BUY)
    rows = Purchase.objects.filter(buyer__path__startswith=path) if path else Purchase.objects.none()
    waits = Q(state=P.PUBLISHED, closes_on__lt=today()) | Q(state=P.ACCEPTED)
    return rows.filter(waits).select_related(*Purchase.WITH)


def to_check(actor: Actor) -> QuerySet[Milestone]:
    """What was delivered and waits for acceptance."""
    path = actor.reach(may.BUY)
    rows = Milestone.objects.filter(state=M.DELIVERED)
    rows = rows.filter(purchase__buyer__path__startswith=path) if path else rows.none()
    return rows.select_related(*Milestone.WITH)


def to_supply(actor: Actor) -> QuerySet[Milestone]:
    """What this post's organisations are to deliver or to mend, the nearest day first."""
    rows = Milestone.objects.filter(state__in=[M.AGREED, M.RETURNED], purchase__state__in=BOUND)
    own = own_ids(actor)
    rows = rows.filter(purchase__supplier__in=own) if own else rows.none()
    return rows.select_related(*Milestone.WITH).order_by("due_on", "id")


def supplied_by(actor: Actor) -> QuerySet[Purchase]:
    own = own_ids(actor)
    rows = Purchase.objects.filter(supplier__in=own) if own else Purchase.objects.none()
    return rows.exclude(state=P.CHOSEN).select_related(*Purchase.WITH)


def own_proposals(actor: Actor) -> QuerySet[Proposal]:
    own = own_ids(actor)
    rows = Proposal.objects.filter(body__in=own) if own else Proposal.objects.none()
    return rows.select_related(*Proposal.WITH)


def open_calls() -> QuerySet[Purchase]:
    """Calls to which something can be proposed today, those that close first at the head."""
    rows = Purchase.objects.filter(state=P.PUBLISHED, closes_on__gte=today())
    return rows.select_related(*Purchase.WITH).order_by("closes_on", "id")
