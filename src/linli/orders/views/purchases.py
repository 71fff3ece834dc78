"""One purchased service for everybody: the item with its contract, its sheet, putting in a proposal."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.clock import today
from linli.kernel.queries import find
from linli.kernel.together import alone
from linli.kernel.web import page
from linli.kernel.web.acting import address
from linli.kernel.web.pages import actor_of
from linli.orders import acts, policy, queries
from linli.orders import policy_purchases as may
from linli.orders.models import Milestone
from linli.orders.queries import purchases as asking
from linli.orders.queries.purchase_page import Around, around
from linli.orders.states_purchases import BOUND, MilestoneState, PurchaseState
from linli.orders.views.frame import buttons, make, ways
from linli.orders.views.purchase_words import (
    contract_of,
    facts_of,
    is_signed,
    money_words,
    part_line,
    satisfied,
    status,
    when_words,
    yuan,
)

PART_ACTS = (acts.deliver_milestone, acts.accept_milestone, acts.send_back_milestone, acts.strike_milestone)


@require_safe
def purchase(request: HttpRequest, pk: int) -> HttpResponse:
    """One item: what and for how much, then the contract, its milestones, what residents say."""
    actor = actor_of(request)
    one = find("orders.purchase", actor, pk)
    buys, supplies = may.buys_or_approves(actor, one), may.supplies(actor, one)
    parts = asking.milestones_of(one) if one.supplier_id and (is_signed(one) or buys) else []
    mine = asking.acceptor_of(one, policy.self_of(actor)) if parts and may.accepts(actor, one) else None
    signed = is_signed(one)
    side, bids = buys or supplies, bool(signed or buys or policy.own_body(actor))
    seen: Around = alone(around(one, parts, mine, bids=bids, side=side))
    opened = seen.proposals if one.closes_on < today() and (signed or buys) else []
    own = _own_proposal(actor, one, seen.proposals)
    return page(
        request, "orders/purchase.html", purchase=one, stands=status(one), facts=facts_of(one), signed=signed,
        contract=contract_of(one, opened) if signed or buys else [],
        parts=_parts(actor, one, parts, seen, mine is not None),
        opened=opened if buys and not signed else [], asked=mine is not None, buttons=buttons(actor, one),
        adds=buys and may.buys(actor, one) and one.state == PurchaseState.CHOSEN,
        left=_left(one, parts) if buys and one.state == PurchaseState.CHOSEN else "", own=own,
        proposes=own is None and _may_propose(actor, one), lead=f"{money_words(one)} · {when_words(one)}",
        good=satisfied(seen.good), files=_files(seen),
        entries=_course(seen, parts) if side else [], desk=_desk(buys, supplies),
        runs=one.state in BOUND and one.offer_id,
    )  # fmt: skip


def _desk(buys: bool, supplies: bool) -> str:
    return "orders:purchases_desk" if buys else "orders:supply" if supplies else ""


def _may_propose(actor: Any, one: Any) -> bool:
    """Whether this reader's organisation could put something in today."""
    open_now = one.state == PurchaseState.PUBLISHED and one.closes_on >= today()
    own = queries.ref(policy.own_body(actor))
    return open_now and own is not None and not one.buyer.path.startswith(own.path)


def _left(one: Any, parts: list[Any]) -> str:
    """What of the price no milestone has yet."""
    rest = one.amount - sum(part.amount for part in parts)
    return yuan(rest) if rest else ""


def _own_proposal(actor: Any, one: Any, put: list[Any]) -> dict[str, Any] | None:
    """One's own, as it was put in; nobody else's."""
    body = policy.own_body(actor)
    found = next((each for each in put if each.body_id == body), None) if body else None
    if found is None:
        return None
    found.purchase = one
    return {"price": yuan(found.price), "words": found.words, "buttons": buttons(actor, found)}


def _parts(actor: Any, one: Any, parts: list[Any], seen: Around, asked: bool) -> list[dict[str, Any]]:
    """Milestones with what was done and what can be done now."""
    reported = (each for each in seen.course if each.entry.kind == acts.deliver_milestone.kind)
    notes = {each.entry.noun_id: each.remark for each in reported}
    fewest = asking.fewest_acceptors()
    lines = []
    for part in parts:
        line = part_line(part, (part.yes, part.said), fewest)
        offered = [act for act in PART_ACTS if act.offered(actor, part)]
        if one.state == PurchaseState.DELIVERING or one.state == PurchaseState.CHOSEN:
            line["buttons"] = [
                {"label": act.label, "url": address(act, part), "primary": act.primary, "danger": act.danger}
                for act in offered
                if _fits(act, one)
            ]
        line["note"] = notes.get(part.pk, "")
        waits = part.state == MilestoneState.DELIVERED and asked
        line["say"] = address(acts.say_of_milestone, part) if waits and part.pk not in seen.spoken else ""
        line["thanks"] = waits and part.pk in seen.spoken
        lines.append(line)
    return lines


def _course(seen: Around, parts: list[Any]) -> list[dict[str, Any]]:
    """Each entry in words, with the milestone that it is about."""
    named = {part.pk: part.title for part in parts}
    return [
        {
            "at": one.entry.at, "remark": one.remark,
            "sentence": f"{named[one.entry.noun_id]} · {one.sentence}"
            if one.entry.noun == Milestone.label() and one.entry.noun_id in named else one.sentence,
        }
        for one in seen.course
    ]  # fmt: skip


def _fits(act: Any, one: Any) -> bool:
    """Milestones are struck before the signature, all else is done after the beginning."""
    return (act is acts.strike_milestone) == (one.state == PurchaseState.CHOSEN)


def _files(seen: Around) -> list[dict[str, Any]]:
    """The contract for its two sides, the proofs of deliveries also for residents who are asked."""
    return [
        {"url": each.get_absolute_url(), "name": each.name or _("File"), "thumb": "", "alt": ""}
        for each in seen.files
    ]


@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The performance sheet, to be printed and signed: standard, contract, milestones, ratings, result."""
    one = find("orders.purchase", actor_of(request), pk)
    parts = asking.milestones_of(one) if is_signed(one) else []
    fewest = asking.fewest_acceptors()
    good = asking.ratings_on([one.offer_id]).get(one.offer_id or 0)
    return page(
        request, "orders/sheet.html", purchase=one, stands=status(one), facts=facts_of(one), good=satisfied(good),
        contract=contract_of(one, []) if is_signed(one) else [], on=today(),
        parts=[part_line(part, (part.yes, part.said), fewest) for part in parts],
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Put in a proposal for the organisation of one's post."""
    actor = actor_of(request)
    one = find("orders.purchase", actor, pk)
    return make(
        request, acts.put_proposal, "orders/desk/form.html", queues=ways(actor, "supply"), about=one,
        fixed={"purchase": one.pk}, onward=lambda row: one.get_absolute_url(),
    )  # fmt: skip
