"""What waits at the desks of those who buy, sign and supply; what the clock looks through; what a resident is asked."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.together import Asking
from linli.kernel.web.waiting import Waits, waiting
from linli.orders import policy
from linli.orders import policy_purchases as may
from linli.orders.models import Acceptor, Milestone, Proposal, Purchase, Verdict
from linli.orders.queries.bodies import own_ids, span
from linli.orders.states_purchases import BOUND, CALLS, MilestoneState, ProposalState, PurchaseState
from linli.people import queries as people

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


@waiting("orders.sign", gettext_lazy("Purchases to sign"), order=42)
def purchases_to_sign(actor: Actor) -> Waits | None:
    if actor.reach(may.APPROVE) is None:
        return None
    return Waits(to_sign(actor), reverse("orders:purchases_desk"))


@waiting("orders.buy", gettext_lazy("Purchases to decide or accept"), order=43)
def purchases_to_decide(actor: Actor) -> Waits | None:
    if actor.reach(may.BUY) is None:
        return None
    return Waits([to_decide(actor), to_check(actor)], reverse("orders:purchases_desk"))


@waiting("orders.supply", gettext_lazy("To be delivered under contract"), order=44)
def parts_to_deliver(actor: Actor) -> Waits | None:
    if actor.reach(policy.SERVE) is None:
        return None
    return Waits(to_supply(actor), reverse("orders:supply"), late=Q(due_on__lt=today()))


def milestones_to_remind(limit: int) -> QuerySet[Milestone]:
    """Due soon, and the supplier has not been told of this day."""
    soon = today() + timedelta(days=span("orders.purchase.remind").days)
    rows = Milestone.objects.filter(
        state__in=[M.AGREED, M.RETURNED], purchase__state__in=BOUND, due_on__lte=soon
    )
    told = Q(reminded_for=None) | ~Q(reminded_for=F("due_on"))
    return rows.filter(told).select_related(*Milestone.WITH).order_by("due_on", "id")[:limit]


def calls_over(limit: int) -> QuerySet[Purchase]:
    rows = Purchase.objects.filter(state=P.PUBLISHED, closes_on__lt=today(), told_at=None)
    return rows.select_related(*Purchase.WITH).order_by("closes_on", "id")[:limit]


def proposals_of_body(pk: int) -> QuerySet[Proposal]:
    """Those that a body has in open calls."""
    rows = Proposal.objects.filter(body=pk, state=ProposalState.PUT, purchase__state=P.PUBLISHED)
    return rows.select_related(*Proposal.WITH).order_by("id")


def purchases_in_hand(pk: int) -> QuerySet[Purchase]:
    """What a body still buys or delivers."""
    buys = Q(buyer=pk, state__in=[*CALLS, *BOUND, P.ACCEPTED])
    return Purchase.objects.filter(buys | Q(supplier=pk, state__in=[P.CHOSEN, *BOUND])).select_related(
        *Purchase.WITH
    )


@people.matters
def deliveries_to_look_at(actor: Actor) -> Asking:
    """Deliveries of which a resident is asked whether they were done, on the first page."""
    person = policy.self_of(actor)
    if person is None:
        return []
    mine = Acceptor.objects.filter(person=person, left_at=None, purchase=OuterRef("purchase"))
    said = Verdict.objects.filter(milestone=OuterRef("pk"), acceptor__person=person, round=OuterRef("round"))
    rows = Milestone.objects.filter(Exists(mine), ~Exists(said), state=M.DELIVERED)
    found = yield rows.select_related("purchase").order_by("delivered_at")[:20]
    return [
        {
            "title": one.purchase.title, "url": one.get_absolute_url(), "at": one.delivered_at,
            "sentence": _("Please say whether it was done: %(part)s.") % {"part": one.title},
            "status": {"word": _("You are asked"), "shape": "soon"},
        }
        for one in found
    ]  # fmt: skip
