"""Who may do what with purchased services. Names permissions, never roles."""

from typing import Any

from linli.kernel.actors import Actor
from linli.orders.models import Acceptor, Order
from linli.orders.policy import self_of, speaks_for
from linli.orders.states import CAME

BUY = "orders.buy"  # plans, chooses and checks what a street or district buys for residents
APPROVE = "orders.approve"  # puts the second signature: what is bought, with whom


def buys_somewhere(actor: Actor, noun: Any = None) -> bool:
    return actor.reach(BUY) is not None


def buys(actor: Actor, purchase: Any) -> bool:
    """In a post of the buyer, or above it."""
    return actor.can(BUY, purchase.buyer.path)


def approves(actor: Actor, purchase: Any) -> bool:
    return actor.can(APPROVE, purchase.buyer.path)


def buys_or_approves(actor: Actor, purchase: Any) -> bool:
    return buys(actor, purchase) or approves(actor, purchase)


def is_clock(actor: Actor, noun: Any = None) -> bool:
    return actor.is_clock


def ends_call(actor: Actor, purchase: Any) -> bool:
    """Nothing is signed yet: whoever proposes or signs may call it off."""
    return buys_or_approves(actor, purchase)


def approves_second(actor: Actor, purchase: Any) -> bool:
    """Another person than those who proposed it."""
    return approves(actor, purchase) and actor.person_id not in (purchase.planned_by, purchase.chosen_by)


def checks(actor: Actor, milestone: Any) -> bool:
    """For the buyer, and neither who proposed the purchase nor who signed it."""
    return buys(actor, milestone.purchase) and actor.person_id not in milestone.purchase.hands


def sends_back(actor: Actor, milestone: Any) -> bool:
    """Saying no needs no second pair of eyes."""
    return buys(actor, milestone.purchase)


def shapes(actor: Actor, milestone: Any) -> bool:
    return buys(actor, milestone.purchase)


def delivers(actor: Actor, milestone: Any) -> bool:
    return supplies(actor, milestone.purchase)


def supplies(actor: Actor, purchase: Any) -> bool:
    return purchase.supplier is not None and speaks_for(actor, purchase.supplier)


def proposes(actor: Actor, proposal: Any) -> bool:
    return speaks_for(actor, proposal.body)


def proposes_or_clock(actor: Actor, proposal: Any) -> bool:
    return actor.is_clock or proposes(actor, proposal)


def is_asked(actor: Actor, milestone: Any) -> bool:
    """One of the residents who say whether it was done."""
    return accepts(actor, milestone.purchase)


def asked_of(purchase: Any) -> dict[int, tuple[int, bool]]:
    """Person → (the number under which they are asked, whether they still are). Read once for a row as it stands:
    who is asked changes by acts on the purchase alone."""
    known: dict[int, tuple[int, bool]] | None = purchase.__dict__.get("_asked")
    if known is None:
        rows = (
            Acceptor.objects.filter(purchase=purchase.pk)
            .order_by("id")
            .values_list("person_id", "pk", "left_at")
        )
        known = purchase.__dict__["_asked"] = {person: (pk, left is None) for person, pk, left in rows}
    return known


def accepts(actor: Actor, purchase: Any) -> bool:
    """A resident who is asked; in a post of the buyer or the supplier nobody is one."""
    person = self_of(actor)
    if person is None or buys_or_approves(actor, purchase) or supplies(actor, purchase):
        return False
    return asked_of(purchase).get(person, (0, False))[1]


def was_served(actor: Actor, purchase: Any) -> bool:
    """A resident who ordered it and said that it was done, and has not been asked yet."""
    person = self_of(actor)
    if person is None or not purchase.offer_id or (actor.post and not actor.behalf_id):
        return False
    if person in asked_of(purchase):
        return False
    return Order.objects.filter(offer=purchase.offer_id, taker_person=person, state__in=CAME).exists()
