"""Purchased services: what is bought where, what stands behind each figure, what may be paid."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, DecimalField, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.privacy.publishing import threshold
from linli.orders import policy_purchases as policy
from linli.orders import rules_purchases as rules
from linli.orders.models import Milestone, Proposal, Purchase, Rating, Verdict
from linli.orders.queries.bodies import span
from linli.orders.queries.purchase_seen import public
from linli.orders.states import Mark
from linli.orders.states_purchases import MilestoneState, ProposalState, PurchaseState
from linli.organisations import queries as organisations

P = PurchaseState
ZERO = Decimal(0)
# What the page shows behind each of its figures, and which states it names.
SHOWS: dict[str, tuple[str, ...]] = {
    "open": (P.PUBLISHED, P.CHOSEN),
    "contracted": (P.CONTRACTED, P.DELIVERING, P.ACCEPTED, P.EVALUATED, P.TERMINATED),
    "running": (P.CONTRACTED, P.DELIVERING),
    "done": (P.ACCEPTED, P.EVALUATED),
}


def of_place(path: str, show: str = "") -> QuerySet[Purchase]:
    """What is bought by a place, by those above it for it, or by those below it."""
    rows = Purchase.objects.filter(public()).filter(
        Q(buyer__path__startswith=path) | Q(at__path__startswith=path)
    )
    return (rows.filter(state__in=SHOWS[show]) if show in SHOWS else rows).select_related(*Purchase.WITH)


def sums_of(path: str) -> dict[str, Any]:
    """The figures of a place: two statements."""
    money: Any = DecimalField(max_digits=14, decimal_places=2)
    rows = of_place(path).select_related(None).order_by()
    found = rows.aggregate(
        n=Count("pk"), open=Count("pk", filter=Q(state__in=SHOWS["open"])),
        signed=Count("pk", filter=Q(state__in=SHOWS["contracted"])),
        done=Count("pk", filter=Q(state__in=SHOWS["done"])),
        budget=Coalesce(Sum("budget", filter=~Q(state=P.CALLED_OFF)), ZERO, output_field=money),
        price=Coalesce(Sum("amount", filter=Q(state__in=SHOWS["contracted"])), ZERO, output_field=money),
    )  # fmt: skip
    parts = Milestone.objects.filter(purchase__in=rows.values("pk"), state=MilestoneState.ACCEPTED)
    return {**found, "accepted": parts.aggregate(sum=Sum("amount"))["sum"] or ZERO}


def proposals_of(purchase: Purchase) -> list[Proposal]:
    """Those handed in, by price; the caller has asked who may know them."""
    rows = Proposal.objects.filter(purchase=purchase, state=ProposalState.PUT).select_related("body")
    return list(rows.order_by("price", "id"))


def to_choose(actor: Actor, purchase: Purchase) -> list[tuple[int, str]]:
    """Proposals as choices, once they are open."""
    if today() <= purchase.closes_on or not policy.buys(actor, purchase):
        return []
    return [(one.pk, f"{one.body.name} · {one.price}") for one in proposals_of(purchase)]


def milestones_of(purchase: Purchase) -> list[Any]:
    """The parts of a contract, each with ``said`` and ``yes`` of its last delivery: one statement."""
    now_said = Q(verdicts__round=F("round"))
    rows = Milestone.objects.filter(purchase=purchase).annotate(
        said=Count("verdicts", filter=now_said),
        yes=Count("verdicts", filter=now_said & Q(verdicts__done=True)),
    )
    ended = purchase.state == P.TERMINATED
    rows = rows if ended else rows.exclude(state=MilestoneState.DROPPED)
    found = list(rows.order_by("due_on", "n"))
    for one in found:
        one.purchase = purchase
    return found


def left_of(purchase: Purchase) -> Decimal:
    """What of the price no milestone has yet."""
    parts = Milestone.objects.filter(purchase=purchase).exclude(state=MilestoneState.DROPPED)
    return (purchase.amount or ZERO) - (parts.aggregate(sum=Sum("amount"))["sum"] or ZERO)


def words_on(milestone: Milestone) -> tuple[int, int]:
    """How many say that it was done, and how many said something, of its last delivery."""
    rows = Verdict.objects.filter(milestone=milestone, round=milestone.round)
    told = rows.aggregate(n=Count("pk"), yes=Count("pk", filter=Q(done=True)))
    return told["yes"], told["n"]


def reasons_on(milestone: Milestone) -> list[str]:
    """What those wrote who said no; without a name."""
    rows = Verdict.objects.filter(milestone=milestone, round=milestone.round, done=False).exclude(words="")
    return list(rows.order_by("id").values_list("words", flat=True))


def acceptor_of(purchase: Purchase, person: int | None) -> int | None:
    """The number under which a resident is asked; None: they are not."""
    pk, here = policy.asked_of(purchase).get(person or 0, (0, False))
    return pk if here else None


def acceptors_of(purchase: Purchase) -> list[int]:
    """The persons who are asked."""
    return [person for person, (_pk, here) in policy.asked_of(purchase).items() if here]


def silent_on(milestone: Milestone) -> list[int]:
    """The persons who are asked and have not spoken of its last delivery."""
    spoke = Verdict.objects.filter(milestone=milestone, round=milestone.round)
    spoken = set(spoke.values_list("acceptor__person", flat=True))
    return [pk for pk in acceptors_of(milestone.purchase) if pk not in spoken]


def rated(offers: Iterable[int | None]) -> Any:
    """How those who were served by each offer were satisfied."""
    rows = Rating.objects.filter(order__offer__in=[pk for pk in offers if pk], side="taker").exclude(mark="")
    good = Count("pk", filter=Q(mark__in=[Mark.YES, Mark.BASICALLY]))
    return rows.values("order__offer").annotate(n=Count("pk"), good=good).order_by()


def ratings_told(rows: Iterable[Any]) -> dict[int, tuple[int, int]]:
    """Offer → (satisfied, said); few are withheld."""
    fewest = threshold()
    return {one["order__offer"]: (one["good"], one["n"]) for one in rows if one["n"] >= fewest}


def ratings_on(offers: Iterable[int | None]) -> dict[int, tuple[int, int]]:
    """Offer → (satisfied, said) by those who were served; few are withheld: one statement."""
    return ratings_told(rated(offers))


def sitting_paths(person: int | None) -> list[str]:
    """The paths of the bodies in which a person holds a post today."""
    held = organisations.posts_of(person) if person else ()
    known = organisations.tree()
    return [one.path for post in held if (one := known.get(post.body_id))]


def supplier_paths(purchase: Purchase) -> list[str]:
    """Those of all who proposed something."""
    known = organisations.tree()
    ids = Proposal.objects.filter(purchase=purchase, state=ProposalState.PUT).values_list(
        "body_id", flat=True
    )
    return [one.path for pk in ids if (one := known.get(pk))]


def fewest_acceptors() -> int:
    return int(rulebook.get("orders.purchase.acceptors").number)


def majority() -> Decimal:
    return rulebook.get("orders.purchase.majority").number


def mend_within() -> timedelta:
    return span("orders.purchase.mend")


def may_be_paid(milestone: Milestone, by: int | None = None) -> rules.MayPay:
    """The question that whoever pays asks first: yes, or the reason why not.

    ``by`` is the person who would pay: none of those who proposed, signed or accepted. The database refuses the same
    again (``paid_at``, ``paid_by``).
    """
    one = Milestone.objects.select_related("purchase").get(pk=milestone.pk)
    return rules.may_pay(one.state, one.paid_at is not None, (*one.purchase.hands, one.checked_by), by)
