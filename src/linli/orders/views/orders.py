"""An order for its two sides; a want; what one ordered."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.journal.history import history
from linli.kernel.queries import find
from linli.kernel.web import page
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.orders import acts, policy, queries
from linli.orders.queries.own import sentence
from linli.orders.states import OrderState, WantState
from linli.orders.views.frame import buttons, make
from linli.orders.views.saying import (
    WANTS,
    offer_line,
    order_facts,
    order_line,
    order_status,
    status,
    want_line,
)


@require_safe
def order(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, the one thing to do next, what was said."""
    actor = actor_of(request)
    one = find("orders.order", actor, pk)
    takes, gives = policy.takes(actor, one), policy.gives(actor, one)
    said = queries.ratings_of(one)
    mine = {each.side for each in said} & ({"taker"} if takes else {"giver"})
    hide = ["rated"] if mine and not (takes and gives) else []
    return page(
        request, "orders/order.html", order=one, stands=order_status(one), facts=order_facts(actor, one), said=said,
        sentence=sentence(one, takes or not gives),
        buttons=buttons(actor, one, *hide, *(["scheduled"] if one.session_id else [])), entries=history(one, 40),
        is_open=one.state in (OrderState.DELIVERED, OrderState.CONFIRMED), takes=takes, gives=gives,
    )  # fmt: skip


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What somebody ordered, offers and looks for."""
    actor = actor_of(request)
    person = policy.self_of(actor) or 0
    found = slice_of(request, queries.own_orders(actor).order_by(), by="-pk", size=30)
    return page(
        request,
        "orders/mine.html",
        slice=found,
        lines=[order_line(one, one.taker_person_id == person) for one in found.rows],
        offers=[offer_line(one) for one in queries.own_offers(person).order_by("-id")[:20]],
        wants=[want_line(one) for one in queries.own_wants(person).order_by("-id")[:20]],
    )


@require_safe
def wants(request: HttpRequest) -> HttpResponse:
    """What organisations look for; of neighbours only how many on which theme."""
    found = slice_of(request, queries.open_wants().order_by(), by="-pk", size=30)
    return page(
        request,
        "orders/wants.html",
        slice=found,
        lines=[want_line(one) for one in found.rows],
        counts=queries.wanted_by_neighbours(),
    )


@require_safe
def want(request: HttpRequest, pk: int) -> HttpResponse:
    """One want; whoever can do it offers it to them, whoever looks for it sees what is on the menu."""
    actor = actor_of(request)
    one = find("orders.want", actor, pk)
    owns = policy.owns(actor, one)
    is_open = one.state == WantState.OPEN
    return page(
        request, "orders/want.html", want=one, stands=status(one, WANTS), owns=owns, buttons=buttons(actor, one),
        line=want_line(one), answers=is_open and not owns and policy.is_somebody(actor),
        offers=[offer_line(pair.offer, pair.why) for pair in queries.offers_for(one)] if owns and is_open else [],
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer it to who looks for it."""
    one = find("orders.want", actor_of(request), pk)
    return make(
        request,
        acts.answer_want,
        "orders/form.html",
        fixed={"want": one.pk},
        about=one,
        initial={"offer": request.GET.get("offer", "")},
    )
