"""The desk of those who speak for a body: its front page, its menu, what found no offer, the three lists."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.clock import local, today
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.templatetags.face import day
from linli.kernel.web import page
from linli.kernel.web.paging import slice_of
from linli.orders import acts, policy, queries
from linli.orders.queries.lists import unmet as unmet_rows
from linli.orders.views.frame import desk_of, make, ways
from linli.orders.views.saying import OFFERS, order_line, order_status, status, want_line, who


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What waits, what the street wants, what we gave, what came of it."""
    actor = desk_of(request)
    told = queries.front_of(actor)
    lines = [_waiting(one, policy.takes(actor, one)) for one in [*told["open"], *told["todo"]]]
    return page(
        request, "orders/desk/front.html", queues=ways(actor, "front"), lines=lines, came=told["came"],
        wants=[_wanted(want_line(one, open_words=bool(one.body_id))) for one in told["wants"]],
        gave=[order_line(one, False) for one in told["gave"]],
    )  # fmt: skip


def _waiting(order: Any, receives: bool) -> dict[str, Any]:
    """What waits, with whom it is about: the other side."""
    other = order.giver_body if receives else order.taker_body
    return {
        "title": order.title, "url": order.get_absolute_url(), "place": order_line(order, receives)["when"],
        "asker": other.name if other else _("a neighbour"), "status": order_status(order),
    }  # fmt: skip


def _wanted(line: dict[str, Any]) -> dict[str, Any]:
    """What is looked for, in one line; of a neighbour the theme is the title already."""
    theme = line["theme"] if line["theme"] != line["title"] else ""
    return {name: line[name] for name in ("title", "url")} | {
        "place": line["when"] or theme,
        "asker": line["who"],
    }


@require_safe
def menu(request: HttpRequest) -> HttpResponse:
    """All that the body and those below it offer, drafts among it."""
    actor = desk_of(request)
    found = slice_of(request, queries.own_menu(actor).order_by(), by="-pk", size=40)
    lines = [
        {"title": one.title, "url": one.get_absolute_url(), "place": one.get_theme_display(), "asker": who(one),
         "status": status(one, OFFERS)} for one in found.rows
    ]  # fmt: skip
    return page(request, "orders/desk/menu.html", queues=ways(actor, "menu"), lines=lines, slice=found)


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """One page; nobody sees it before it is put on the menu on the next."""
    actor = desk_of(request)
    return make(request, acts.draft_offer, "orders/desk/form.html", queues=ways(actor, "draft"))


@require_http_methods(["GET", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    actor = desk_of(request)
    return make(request, acts.say_want, "orders/desk/form.html", queues=ways(actor, "look"))


@require_http_methods(["GET", "POST"])
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """A time at which an offer is to be had."""
    actor = desk_of(request)
    one = find("orders.offer", actor, pk)
    if not policy.owns(actor, one):
        raise NotFound("")
    return make(
        request,
        acts.add_session,
        "orders/desk/form.html",
        queues=ways(actor),
        about=one,
        fixed={"offer": one.pk},
        initial={"place_words": one.place_words, "seats": one.most or 10},
        onward=lambda row: reverse("orders:offer", args=[one.pk]),
    )


@require_safe
def unmet(request: HttpRequest) -> HttpResponse:
    """What was asked and found no offer, by theme; and the orders that are in question."""
    actor = desk_of(request, policy.OVERSEE)
    path = actor.reach(policy.OVERSEE) or ""
    found = slice_of(request, unmet_rows(path).order_by(), by="-pk", size=40)
    lines = [
        {name: line[name] for name in ("title", "url")}
        | {"place": f"{line['theme']} · {day(local(one.at_moment).date())}", "asker": line["who"]}
        for one in found.rows
        for line in [want_line(one, open_words=True)]
    ]
    questioned = [
        {"title": one.title, "url": one.get_absolute_url(), "place": one.at.name, "status": order_status(one)}
        for one in queries.disputed(actor)[:50]
    ]  # fmt: skip
    return page(
        request,
        "orders/desk/unmet.html",
        queues=ways(actor, "unmet"),
        themes=queries.unmet_by_theme(path),
        lines=lines,
        slice=found,
        questioned=questioned,
    )


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """The three lists of the post's own body, to be printed on one page."""
    actor = desk_of(request)
    body = queries.ref(actor.post.body_id if actor.post else None)
    told = queries.three_lists(actor, body)
    return page(
        request,
        "orders/desk/lists.html",
        queues=ways(actor, "lists"),
        body=body,
        told=told,
        on=today(),
        wants=[want_line(one) for one in told["wants"]],
        who=who,
        offers=[
            {
                "title": one.title,
                "who": who(one),
                "theme": one.get_theme_display(),
                "when": one.when_words,
                "url": one.get_absolute_url(),
            }
            for one in told["offers"]
        ],
    )
