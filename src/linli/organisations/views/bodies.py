"""Looking for organisations, looking at one, and what can be added to it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from linli.kernel.acts import ACTS
from linli.kernel.journal.history import history
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, NotYours
from linli.kernel.web import acting, page
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.kernel.web.sections import sections
from linli.kernel.whole import whole
from linli.organisations import policy, queries
from linli.organisations.forms import Look
from linli.organisations.views.told import about, additions, reach, seats, turns, ways

BODY = "organisations.body"


@require_GET
def browse(request: HttpRequest) -> HttpResponse:
    """Organisations by area, from the city down to the community, or by words of their names."""
    code = request.GET.get("area", "")
    area = queries.area(code) if whole(code) is not None else None
    above = queries.areas_above(code) if area else []
    look = Look(request.GET, areas=[*above, area] if area else [])
    asked = look.cleaned_data if look.is_valid() else {}
    found = queries.search_bodies(asked.get("q", ""), asked.get("area", ""), asked.get("kind", ""))
    searching = bool(asked.get("q") or asked.get("kind"))
    return page(
        request,
        "organisations/browse.html",
        look=look,
        area=area,
        above=above,
        found=slice_of(request, found, by="name") if searching else None,
        ways=ways(actor_of(request)),
        **({} if searching else _here(code if area else "")),
    )


def _here(code: str) -> dict[str, Any]:
    """What an area holds: the body that answers, the areas below, in a community all organisations."""
    tree = queries.tree()
    answers = tree.for_area(code) if code else None
    inside = tree.children(answers.id) if answers and answers.level == "community" else []
    areas = queries.areas_under(code)
    if not code and len(areas) == 1:  # one province: its districts at once
        areas = queries.areas_under(areas[0].code) or areas
    return {"areas": areas, "answers": answers, "inside": inside}


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The one place of an organisation: how to reach it, and what every capability tells of it to this reader."""
    actor = actor_of(request)
    body = find(BODY, actor, pk)
    return page(
        request,
        "organisations/body.html",
        body=body,
        reach=reach(body),
        facts=about(body),
        above=[ref for ref in queries.tree().chain(body.pk) if ref.id != body.pk],
        acts=additions(actor, body),
        sections=sections(actor, body),
    )


@require_GET
def course(request: HttpRequest, pk: int) -> HttpResponse:
    """Where an organisation stood before, and what happened to it."""
    body = find(BODY, actor_of(request), pk)
    return page(request, "organisations/history.html", body=body, turns=turns(body), entries=history(body))


@require_GET
def posts(request: HttpRequest, pk: int) -> HttpResponse:
    """Posts here and below for those who appoint: vacant ones, or all of them."""
    actor = actor_of(request)
    body = find(BODY, actor, pk)
    if not actor.can(policy.APPOINT, body.path):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    empty = request.GET.get("show") != "all"
    rows = queries.vacancies(body.path) if empty else queries.posts_below(body.path)
    shown = slice_of(request, rows, by="id")
    return page(
        request,
        "organisations/posts.html",
        body=body,
        empty=empty,
        slice=shown,
        rows=seats(actor, shown.rows),
        here=request.get_full_path(),
    )


@require_http_methods(["GET", "POST"])
def found(request: HttpRequest, pk: int) -> HttpResponse:
    """Found an organisation below this one."""
    return _make(request, "organisations.body.founded", pk, "parent")


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Set up a post in this organisation."""
    return _make(request, "organisations.post.planned", pk, "body")


@require_http_methods(["GET", "POST"])
def tie(request: HttpRequest, pk: int) -> HttpResponse:
    """Tie this organisation to another one."""
    return _make(request, "organisations.relation.made", pk, "source")


def _make(request: HttpRequest, kind: str, pk: int, field: str) -> HttpResponse:
    one, actor = ACTS[kind], actor_of(request)
    body = find(BODY, actor, pk)
    if request.method == "POST":
        return acting.attempt(request, one, None)
    if not one.may(actor, None):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    return acting.show(request, one, None, one.form(actor=actor, noun=None, initial={field: body.pk}))


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Act in another of one's posts from now on, or as oneself."""
    chosen = request.POST.get("post", "")
    if chosen == queries.AS_MYSELF or chosen in {str(one.id) for one in actor_of(request).posts}:
        request.session["post"] = chosen
    back = request.POST.get("back", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()})
    return HttpResponseRedirect(back if safe else "/")
