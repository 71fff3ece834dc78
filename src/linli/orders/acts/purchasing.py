"""What is bought for residents: planned by one, published by another, proposed for, called off."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, Refused
from linli.orders import policy_purchases as policy
from linli.orders import rules_purchases as rules
from linli.orders.forms import Reason
from linli.orders.forms import purchases as forms
from linli.orders.models import Purchase
from linli.orders.queries import bodies
from linli.orders.queries import purchases as asking


def number(code: str) -> int:
    return int(rulebook.get(f"orders.purchase.{code}").number)


def to_buyer(purchase: Purchase, subject: Any, text: Any = "") -> Word:
    told = phrase(subject, title=purchase.title)
    link = purchase.get_absolute_url() if purchase.pk else reverse("orders:purchases_desk")
    return Word(told, text, link, to_body=purchase.buyer_id)


def to_supplier(purchase: Purchase, subject: Any, text: Any = "") -> Word:
    told = phrase(subject, title=purchase.title)
    return Word(told, text, purchase.get_absolute_url(), to_body=purchase.supplier_id)


def _tell(purchase: Purchase, *, at: Any = None, **said: Any) -> None:
    """Put into the item what was typed, and see that its days hold together."""
    for name, value in said.items():
        setattr(purchase, name, value)
    if at is not None:
        purchase.at = bodies.body_of(at)
    if not purchase.at.path.startswith(purchase.buyer.path):
        raise Refused(_("Choose a place within your own area."), field="at")
    rules.refuse_budget(purchase.budget)
    _refuse_days(purchase)


def _refuse_days(purchase: Purchase) -> None:
    rules.refuse_call_days(
        today(),
        purchase.closes_on,
        purchase.first_day,
        purchase.last_day,
        number("notice"),
        number("longest"),
    )


@act("orders.purchase.planned", _("Plan a purchase"), on=Purchase, may=policy.buys_somewhere, creates=True,
     form=forms.Replan, next=_("Planned. Somebody else signs it; then everybody can read it."))  # fmt: skip
def plan_purchase(actor: Actor, *, at: Any, **said: Any) -> Deed:
    """For the body of one's post: what, for whom, to which standard, for how much."""
    assert actor.post is not None and actor.person_id is not None  # a post that buys
    purchase = Purchase(buyer=bodies.body_of(actor.post.body_id), planned_by=actor.person_id)
    _tell(purchase, at=at, **said)
    return Deed(purchase, amounts={"planned": 1}, words=[to_buyer(purchase, _("To be signed: %(title)s"))])


@act(
    "orders.purchase.changed",
    _("Change the planned purchase"),
    on=Purchase,
    may=policy.buys,
    move="change",
    form=forms.Replan,
)
def change_purchase(actor: Actor, purchase: Purchase, **said: Any) -> None:
    """Nobody outside has read it yet. Whoever changes it last has proposed it."""
    assert actor.person_id is not None
    _tell(purchase, **said)
    purchase.planned_by = actor.person_id


@act("orders.purchase.published", _("Sign and publish"), on=Purchase, may=policy.approves, move="publish", primary=True,
     next=_("Published with its standard and its budget. Suppliers can put in proposals."))  # fmt: skip
def publish_purchase(actor: Actor, purchase: Purchase) -> Deed:
    """The second signature: from now on everybody reads catalogue, standard and budget."""
    rules.refuse_same_hand(actor.person_id, purchase.planned_by)
    _refuse_days(purchase)
    purchase.approved_by, purchase.published_at = actor.person_id, now()
    return Deed(amounts={"published": 1, "budget_yuan": purchase.budget})


@act("orders.purchase.reminded", _("Tell that the last day is over"), on=Purchase, may=policy.is_clock, move="remind",
     hidden=True)  # fmt: skip
def remind_of_choice(actor: Actor, purchase: Purchase) -> Deed:
    """Once: the proposals are open now, somebody is to choose."""
    if purchase.told_at is not None or today() <= purchase.closes_on:
        raise NotNow(_("It was told already."))
    purchase.told_at = now()
    n = len(asking.proposals_of(purchase))
    text = phrase(_("Proposals: %(n)s. Choose one with the reason, or call it off."), n=n)
    return Deed(facts={"proposals": n}, words=[to_buyer(purchase, _("Proposals are open: %(title)s"), text)])


@act("orders.purchase.called_off", pgettext_lazy("a purchase", "Call it off"), on=Purchase, may=policy.ends_call,
     move="call_off", form=Reason, danger=True,
     next=_("Called off. Whoever put in a proposal is told why."))  # fmt: skip
def call_off_purchase(actor: Actor, purchase: Purchase, *, reason: str) -> Deed:
    """Before anything is signed; the reason is for everybody to read."""
    rules.refuse_thin(reason, number("reason"))
    purchase.result, purchase.ended_at = reason, now()
    told = phrase(_("Called off: %(title)s"), title=purchase.title)
    words = [
        Word(told, reason, purchase.get_absolute_url(), to_body=one.body_id)
        for one in asking.proposals_of(purchase)
    ]
    return Deed(amounts={"called_off": 1}, words=words)


@act("orders.purchase.evaluated", _("Say what came of it"), on=Purchase, may=policy.buys, move="evaluate",
     form=forms.Evaluate, primary=True, next=_("Written down. Everybody can read the sheet."))  # fmt: skip
def evaluate_purchase(actor: Actor, purchase: Purchase, *, result: str) -> Deed:
    """A short sheet for everybody. Figures and ratings stand beside it by themselves."""
    rules.refuse_thin(result, number("reason"), "result")
    purchase.result = result
    return Deed(
        amounts={"evaluated": 1}, words=[to_supplier(purchase, _("What came of it: %(title)s"), result)]
    )


@act("orders.purchase.handed_on", _("Hand a purchase on"), on=Purchase, may=policy.is_clock, hidden=True)
def hand_purchase_on(actor: Actor, purchase: Purchase, *, before: int, after: int) -> Deed:
    """An organisation goes on in another one: what it bought or delivers goes on with it, as the contract stands."""
    heir = bodies.body_of(after)
    if purchase.buyer_id == before:
        purchase.buyer = heir
    if purchase.supplier_id == before:
        purchase.supplier = heir
    rules.refuse_one_side(purchase.title, purchase.buyer_id, purchase.supplier_id)
    words = [to_buyer(purchase, _("Handed on: %(title)s"))]
    words += [to_supplier(purchase, _("Handed on: %(title)s"))] if purchase.supplier_id else []
    return Deed(facts={"before": before, "after": after}, words=words)
