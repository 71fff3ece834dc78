"""Purchased services: what the clock looks through, what an organisation has in hand, what a resident is asked."""

from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now, today
from linli.kernel.together import Asking
from linli.orders import policy
from linli.orders.models import Acceptor, Milestone, Proposal, Purchase, Verdict
from linli.orders.queries.bodies import span
from linli.orders.queries.purchases import fewest_acceptors
from linli.orders.states_purchases import BOUND, CALLS, MilestoneState, ProposalState, PurchaseState
from linli.people import queries as people

P, M = PurchaseState, MilestoneState


def milestones_to_remind(limit: int) -> QuerySet[Milestone]:
    """Due soon, and the supplier has not been told of this day."""
    soon = today() + timedelta(days=span("orders.purchase.remind").days)
    rows = Milestone.objects.filter(
        state__in=[M.AGREED, M.RETURNED], purchase__state__in=BOUND, due_on__lte=soon
    )
    told = Q(reminded_for=None) | ~Q(reminded_for=F("due_on"))
    return rows.filter(told).select_related(*Milestone.WITH).order_by("due_on", "id")[:limit]


def milestones_to_ask_again(limit: int) -> QuerySet[Milestone]:
    """Delivered some days ago; too few have spoken, somebody has not, and they were not asked again."""
    spoke = Verdict.objects.filter(milestone=OuterRef("pk"), round=OuterRef("round"))
    silent = Acceptor.objects.filter(purchase=OuterRef("purchase"), left_at=None).exclude(
        pk__in=Verdict.objects.filter(
            milestone=OuterRef(OuterRef("pk")), round=OuterRef(OuterRef("round"))
        ).values("acceptor")
    )
    rows = Milestone.objects.filter(
        Exists(silent), state=M.DELIVERED, purchase__state__in=BOUND, asked_again__lt=F("round"),
        delivered_at__lte=now() - span("orders.purchase.ask_again"),
    )  # fmt: skip
    n = Coalesce(Subquery(spoke.order_by().values("milestone").annotate(n=Count("pk")).values("n")), 0)
    few = rows.annotate(spoken=n).filter(spoken__lt=fewest_acceptors())
    return few.select_related(*Milestone.WITH).order_by("delivered_at", "id")[:limit]


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
