"""The contract: the price divided into milestones, signed by a second person, begun by the supplier, ended early."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.evidence.shelf import prepare
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.storing import lock
from linli.orders import policy_purchases as may
from linli.orders import rules_purchases as rules
from linli.orders.acts.offers import draft_offer, publish_offer, withdraw_offer
from linli.orders.acts.purchasing import number, to_buyer, to_supplier
from linli.orders.forms import Reason
from linli.orders.forms import purchases as forms
from linli.orders.models import Milestone, Purchase
from linli.orders.queries import bodies
from linli.orders.queries import purchases as asking
from linli.orders.states import OfferState
from linli.orders.states_purchases import OPEN_PARTS


@act("orders.milestone.added", _("Add a milestone"), on=Milestone, may=may.buys_somewhere, creates=True,
     form=forms.AddMilestone, hidden=True)  # fmt: skip
def add_milestone(
    actor: Actor, *, purchase: Any, title: str, due_on: date, quantity: int, amount: Decimal
) -> Deed:
    """While the contract is drawn up: a part of the price for a part of the service, by a day."""
    one: Purchase = lock(Purchase, purchase)
    if not may.buys(actor, one):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    rules.refuse_undrawn(one.state)
    rules.refuse_part(amount, asking.left_of(one), due_on, one.first_day, one.last_day)
    rows = Milestone.objects.filter(purchase=one)
    rules.refuse_many_parts(rows.filter(state__in=OPEN_PARTS).count(), number("parts"))
    n = (rows.aggregate(n=Max("n"))["n"] or 0) + 1
    return Deed(Milestone(purchase=one, n=n, title=title, due_on=due_on, quantity=quantity, amount=amount))


@act(
    "orders.milestone.struck",
    _("Strike this milestone"),
    on=Milestone,
    may=may.shapes,
    move="strike",
    danger=True,
)
def strike_milestone(actor: Actor, milestone: Milestone) -> None:
    rules.refuse_undrawn(milestone.purchase.state)


@act("orders.milestone.dropped", _("It falls away"), on=Milestone, may=may.is_clock, move="drop", hidden=True)
def drop_milestone(actor: Actor, milestone: Milestone) -> None:
    """With the contract that ends."""


def drop_parts(purchase: Purchase) -> None:
    rows = Milestone.objects.filter(purchase=purchase, state__in=OPEN_PARTS)
    for one in rows.select_related(*Milestone.WITH).order_by("n"):
        drop_milestone(CLOCK, one)


@act("orders.purchase.contracted", _("Sign the contract"), on=Purchase, may=may.approves, move="sign",
     form=forms.SignContract, primary=True, next=_("Signed. The supplier is told and begins."))  # fmt: skip
def sign_contract(actor: Actor, purchase: Purchase, *, contract_no: str, contract: Any) -> Deed:
    """The second signature: not who planned or chose, nobody of a supplier; the milestones are the whole price."""
    rules.refuse_same_hand(actor.person_id, purchase.chosen_by, purchase.planned_by)
    rules.refuse_conflict(asking.sitting_paths(actor.person_id), asking.supplier_paths(purchase))
    assert purchase.amount is not None
    rules.refuse_price(purchase.amount, purchase.budget, "contract_no")
    rules.refuse_sum((one.amount for one in asking.milestones_of(purchase)), purchase.amount)
    if not contract:
        raise Refused(_("Add the signed contract."), field="contract")
    purchase.contract_no, purchase.signed_by, purchase.contracted_at = contract_no, actor.person_id, now()
    return Deed(
        also=[prepare(actor.person_id, "", 0, one, cls="P2") for one in contract],
        amounts={"contracted": 1, "contract_yuan": purchase.amount},
        words=[to_supplier(purchase, _("The contract is signed: %(title)s"), _("Begin it on its page."))],
    )


@act("orders.purchase.started", _("Begin the service"), on=Purchase, may=may.supplies, move="start", form=forms.Start,
     primary=True, next=_("Begun. It is on the menu, where residents find and order it."))  # fmt: skip
def start_purchase(
    actor: Actor, purchase: Purchase, *, contact: str, place_words: str, when_words: str
) -> Deed:
    """The supplier's own word. The service comes onto the menu and so into the directory of services."""
    drafted = draft_offer(
        actor, at=bodies.ref(purchase.at_id), body=bodies.ref(purchase.supplier_id), title=purchase.title,
        theme=purchase.theme, text=f"{purchase.text}\n{purchase.standard}"[:4000], whom=list(purchase.whom),
        contact=contact, place_words=place_words, when_words=when_words, last_day=purchase.last_day,
    ).noun  # fmt: skip
    purchase.offer = publish_offer(actor, drafted).noun
    return Deed(words=[to_buyer(purchase, _("The supplier has begun: %(title)s"))])


@act("orders.purchase.terminated", _("End the contract early"), on=Purchase, may=may.approves, move="terminate",
     form=Reason, danger=True, next=_("Ended. What was not accepted falls away and is not paid."))  # fmt: skip
def terminate_purchase(actor: Actor, purchase: Purchase, *, reason: str) -> Deed:
    """Where it was not mended, or cannot go on. The reason is public; only what was accepted can be paid."""
    rules.refuse_thin(reason, number("reason"))
    rules.refuse_conflict(asking.sitting_paths(actor.person_id), asking.supplier_paths(purchase))
    drop_parts(purchase)
    take_off_menu(purchase, reason)
    purchase.result, purchase.ended_at = reason, now()
    text = phrase(_("Reason: %(reason)s"), reason=reason)
    return Deed(amounts={"terminated": 1}, words=[
        to_supplier(purchase, _("The contract is ended: %(title)s"), text),
        to_buyer(purchase, _("The contract is ended: %(title)s"), text),
    ])  # fmt: skip


def take_off_menu(purchase: Purchase, reason: str) -> None:
    """Nobody orders any more what is not bought any more."""
    if purchase.offer and purchase.offer.state != OfferState.WITHDRAWN:
        withdraw_offer(CLOCK, purchase.offer, reason=reason)
