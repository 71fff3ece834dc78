"""Proposals, sealed until the last day is over; then one is chosen, with the reason."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now, today
from linli.kernel.evidence.shelf import prepare
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.storing import lock
from linli.orders import policy
from linli.orders import policy_purchases as may
from linli.orders import rules_purchases as rules
from linli.orders.acts.contracting import drop_parts
from linli.orders.acts.purchasing import number, to_buyer
from linli.orders.forms import Reason
from linli.orders.forms import purchases as forms
from linli.orders.models import Proposal, Purchase
from linli.orders.queries import bodies
from linli.orders.queries import purchases as asking
from linli.orders.states_purchases import ProposalState


def _refuse_closed(purchase: Purchase) -> None:
    rules.refuse_closed(purchase.state)
    rules.refuse_after_closing(today(), purchase.closes_on)


@act("orders.proposal.put", _("Put in a proposal"), on=Proposal, may=policy.serves_somewhere, creates=True,
     form=forms.Propose, hidden=True,
     next=_("Handed in. It stays sealed until the last day is over; until then you can change it."))  # fmt: skip
def put_proposal(actor: Actor, *, purchase: Any, price: Decimal, words: str, papers: Any = ()) -> Deed:
    """For the body of one's post. Nobody else reads it before the last day is over."""
    call: Purchase = lock(Purchase, purchase)
    own = policy.own_body(actor)
    if own is None:
        raise NotYours(
            _("Only an organisation proposes something. Change to the post in which you speak for it.")
        )
    body = bodies.body_of(own)
    _refuse_closed(call)
    excluded = rulebook.get("orders.purchase.excluded").value
    rules.refuse_supplier(body.kind, body.path, call.buyer.path, excluded)
    rules.refuse_price(price, call.budget)
    if Proposal.objects.filter(purchase=call, body=body, state=ProposalState.PUT).exists():
        raise Refused(_("You have put in a proposal already. Change it, or take it back first."))
    proposal = Proposal(purchase=call, body=body, price=price, words=words, put_at=now())
    rows = [prepare(actor.person_id, "", 0, one, cls="P1") for one in papers]
    return Deed(proposal, also=rows, amounts={"put": 1})


@act("orders.proposal.changed", _("Change the proposal"), on=Proposal, may=may.proposes, move="change",
     form=forms.Repropose)  # fmt: skip
def change_proposal(actor: Actor, proposal: Proposal, *, price: Decimal, words: str) -> None:
    _refuse_closed(proposal.purchase)
    rules.refuse_price(price, proposal.purchase.budget)
    proposal.price, proposal.words, proposal.put_at = price, words, now()


@act("orders.proposal.withdrawn", _("Take our proposal back"), on=Proposal, may=may.proposes_or_clock, move="withdraw",
     danger=True)  # fmt: skip
def withdraw_proposal(actor: Actor, proposal: Proposal) -> None:
    """Until one is chosen, at any time and without a reason."""
    rules.refuse_closed(proposal.purchase.state)


def _refuse_conflict(actor: Actor, purchase: Purchase) -> None:
    rules.refuse_conflict(asking.sitting_paths(actor.person_id), asking.supplier_paths(purchase))


@act("orders.purchase.chosen", _("Choose the supplier"), on=Purchase, may=may.buys, move="choose",
     form=forms.ChooseSupplier, primary=True,
     next=_("Chosen. Divide the price into milestones; then somebody else signs."))  # fmt: skip
def choose_supplier(actor: Actor, purchase: Purchase, *, proposal: int, reason: str) -> Deed:
    """Once the proposals are open, by nobody who sits with one of the suppliers; the reason is public."""
    rules.refuse_before_closing(today(), purchase.closes_on)
    rules.refuse_thin(reason, number("reason"))
    _refuse_conflict(actor, purchase)
    found = {one.pk: one for one in asking.proposals_of(purchase)}
    one = found.get(proposal)
    if one is None:
        raise Refused(_("This proposal is not there any more. Choose another one."), field="proposal")
    excluded = rulebook.get("orders.purchase.excluded").value
    rules.refuse_supplier(one.body.kind, one.body.path, purchase.buyer.path, excluded)
    rules.refuse_price(one.price, purchase.budget, "proposal")
    purchase.supplier, purchase.amount = one.body, one.price
    purchase.reason, purchase.chosen_by = reason, actor.person_id
    facts = {"proposal": one.pk, "proposals": len(found)}
    return Deed(facts=facts, amounts={"chosen": 1}, words=[to_buyer(purchase, _("To be signed: %(title)s"))])


@act("orders.purchase.put_back", _("Choose again"), on=Purchase, may=may.buys_or_approves, move="put_back", form=Reason,
     next=_("Put back. The proposals are still there."))  # fmt: skip
def put_back(actor: Actor, purchase: Purchase, *, reason: str) -> Deed:
    """Before it is signed: the choice is looked at again, and its milestones fall away."""
    drop_parts(purchase)
    purchase.supplier, purchase.amount, purchase.reason, purchase.chosen_by = None, None, "", None
    return Deed(remark=reason)
