"""What a desk keeps for itself: reply templates, the dispatch catalogue with its test bench, filters."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.kernel.clock import local, today
from linli.kernel.queries import visible
from linli.kernel.web import page
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.kernel.web.trying import tried
from linli.kernel.whole import whole
from linli.needs import acts, queries
from linli.needs.states import Kind
from linli.needs.views.desk.frame import desk_of, queues

BENCH = (20, 50, 100)


@require_http_methods(["GET", "POST"])
def templates(request: HttpRequest) -> HttpResponse:
    """The words that the reader's bodies use again, and adding to them."""
    actor, scope = desk_of(request)
    form, status, done = tried(request, acts.add_template)
    if done:
        return HttpResponseRedirect(request.path)
    rows = slice_of(request, visible("needs.replytemplate", actor).filter(active=True), by="title")
    return page(
        request, "needs/desk/templates.html", status=status, rows=rows, form=form,
        queues=queues(actor, scope, counted=False),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def filters(request: HttpRequest) -> HttpResponse:
    """The reader's own filters, and keeping the one that is on the screen."""
    actor, scope = desk_of(request)
    form, status, done = tried(request, acts.keep_filter, known={"query": request.GET.get("query", "")})
    if done:
        return HttpResponseRedirect(request.path)
    return page(
        request, "needs/desk/filters.html", status=status, saved=queries.saved_filters(actor), form=form,
        keeping=bool(form["query"].value()), queues=queues(actor, scope, counted=False),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def routes(request: HttpRequest) -> HttpResponse:
    """The dispatch catalogue, public to read; for those who keep it a new line, and a bench to try it on."""
    actor = actor_of(request)
    scope = queries.scope_of(actor)
    keeps = acts.set_route.may(actor, None)
    form, status, done = tried(
        request, acts.set_route, known={"valid_from": today().isoformat(), "area": queries.area_of(actor)}
    )
    if done:
        return HttpResponseRedirect(request.path)
    on = parse_date(request.GET.get("on", "")) or today()
    rows = slice_of(request, visible("needs.route", actor), by="pk", size=100)
    return page(
        request,
        "needs/desk/routes.html" if scope else "needs/desk/routes_public.html",
        status=status,
        rows=rows,
        table=[_line(one, on) for one in rows.rows],
        form=form if keeps else None,
        on=on,
        bench=_bench(request, scope, on) if scope and request.GET.get("n") else [],
        sizes=BENCH,
        queues=queues(actor, scope, counted=False) if scope else [],
    )


def _line(one: Any, on: date) -> dict[str, Any]:
    applies = one.valid_from <= on and (one.valid_to is None or on < one.valid_to)
    level = dict(queries.LEVELS).get(one.level, "") if one.level else ""
    return {
        "route": one,
        "to": one.body.name if one.body_id else level,
        "kind": Kind(one.kind).label if one.kind else _("all"),
        "applies": applies,
        "ends": one.valid_to is None,
    }


def _bench(request: HttpRequest, scope: queries.Scope, on: date) -> list[dict[str, Any]]:
    """Where the latest needs went, and where they would go by the catalogue of a day: one statement."""
    wanted = request.GET.get("n", "")
    n = asked if (asked := whole(wanted)) in BENCH else BENCH[0]
    queue = next(one for one in queries.QUEUES if one.key == "all")
    rows = queries.in_queue(queue, scope).select_related("proposed", "first_body").order_by("-pk")[:n]
    return [_tried(need, on) for need in rows]


def _tried(need: Any, on: date) -> dict[str, Any]:
    way = queries.destination(need.category_id, need.area, need.kind, on)
    went = need.first_body or need.proposed
    return {
        "need": need,
        "raised": local(need.raised_at),
        "went": went.name if went else "—",
        "would": way.proposed.name,
        "differs": bool(went and went.pk != way.proposed.id),
        "reason": way.reason,
    }
