"""The desks of purchased services: of those who buy and sign, and of those who supply."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.web import page
from linli.kernel.web.paging import slice_of
from linli.orders import acts, policy
from linli.orders import policy_purchases as may
from linli.orders.queries import purchase_desk as desk
from linli.orders.queries import purchases as asking
from linli.orders.views.frame import desk_of, make, ways
from linli.orders.views.purchase_words import money_words, part_line, status, when_words, yuan

FEW = 30


def _line(one: Any) -> dict[str, Any]:
    return {
        "title": one.title, "url": one.get_absolute_url(), "place": money_words(one), "asker": when_words(one),
        "status": status(one),
    }  # fmt: skip


def _part(one: Any) -> dict[str, Any]:
    told = part_line(one, (0, 0), 0)
    return {
        "title": f"{one.purchase.title} · {one.title}", "url": one.get_absolute_url(), "place": told["due"],
        "asker": yuan(one.amount), "status": told["status"],
    }  # fmt: skip


@require_safe
def buying(request: HttpRequest) -> HttpResponse:
    """What waits for a signature, a choice, an acceptance; then all of it."""
    actor = desk_of(request, may.BUY, may.APPROVE)
    waits = [_line(one) for one in desk.to_sign(actor).order_by("id")[:FEW]]
    waits += [_line(one) for one in desk.to_decide(actor).order_by("id")[:FEW]]
    waits += [_part(one) for one in desk.to_check(actor).order_by("delivered_at")[:FEW]]
    found = slice_of(request, desk.own_purchases(actor).order_by(), by="-pk", size=40)
    return page(
        request, "orders/desk/purchases.html", queues=ways(actor, "purchases"), waits=waits,
        lines=[_line(one) for one in found.rows], slice=found, plans=actor.reach(may.BUY) is not None,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """An item of the catalogue, on one page."""
    actor = desk_of(request, may.BUY)
    return make(request, acts.plan_purchase, "orders/desk/form.html", queues=ways(actor, "purchases"))


@require_http_methods(["GET", "POST"])
def milestone(request: HttpRequest, pk: int) -> HttpResponse:
    """One milestone more; what is left of the price is filled in."""
    actor = desk_of(request, may.BUY)
    one = find("orders.purchase", actor, pk)
    if not may.buys(actor, one):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    parts = asking.milestones_of(one)
    known = {
        "amount": asking.left_of(one), "due_on": one.last_day,
        "quantity": max(1, one.quantity - sum(part.quantity for part in parts)),
        "title": _("Milestone %(n)s") % {"n": len(parts) + 1},
    }  # fmt: skip
    return make(
        request, acts.add_milestone, "orders/desk/form.html", queues=ways(actor, "purchases"), about=one, initial=known,
        fixed={"purchase": one.pk}, onward=lambda row: one.get_absolute_url(),
    )  # fmt: skip


@require_safe
def supply(request: HttpRequest) -> HttpResponse:
    """For suppliers: what is to be delivered, open calls, own proposals and contracts."""
    actor = desk_of(request, policy.SERVE)
    proposals = desk.own_proposals(actor).order_by("-id")[:FEW]
    return page(
        request, "orders/desk/supply.html", queues=ways(actor, "supply"),
        waits=[_part(one) for one in desk.to_supply(actor)[:FEW]],
        calls=[_line(one) for one in desk.open_calls()[:FEW]],
        proposals=[
            {"title": one.purchase.title, "url": one.get_absolute_url(), "place": yuan(one.price),
             "asker": one.get_state_display(), "status": status(one.purchase)}
            for one in proposals
        ],
        contracts=[_line(one) for one in desk.supplied_by(actor).order_by("-id")[:FEW]],
    )  # fmt: skip
