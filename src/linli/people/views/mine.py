"""My pages: my matters, my messages, what is kept about me."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse

from linli.kernel.privacy.subject import how_used
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.rulebook import MissingRule, term
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.paging import slice_of
from linli.people import queries
from linli.people.queries.leaving import kept_by_law
from linli.people.views import buttons

MOST = 300  # records of a kind that the page shows; the downloads hold all


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """My matters, and the doors to everything else of mine."""
    actor = actor_of(request)
    letters = queries.inbox(actor).order_by("-id")[:3]
    return page(request, "people/mine.html", matters=queries.matters_of(actor), letters=letters)


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """What I was told. Whether I read it is not recorded."""
    letters = slice_of(request, queries.inbox(actor_of(request)), by="-pk", size=30)
    return page(request, "people/inbox.html", letters=letters)


@login_required
def data(request: HttpRequest) -> HttpResponse:
    """Everything kept about me, and what I can do about it."""
    actor = actor_of(request)
    me = find("people.person", actor, actor.behalf_id or actor.person_id or 0)
    groups = queries.data_about(me.pk, own_request=actor.behalf_id is None, most=MOST)
    cut = any(len(part.records) >= MOST for group in groups for part in group.parts.values())
    return page(request, "people/data.html", me=me, groups=groups, most=MOST if cut else 0)


@login_required
def download(request: HttpRequest, form: str) -> HttpResponse:
    """The same as a file. Only for oneself: nobody takes it away at a counter."""
    actor = actor_of(request)
    if actor.behalf_id is not None or actor.person_id is None:
        raise NotFound("")
    if form == "csv":
        response = HttpResponse(queries.as_csv(actor.person_id), content_type="text/csv; charset=utf-8")
    else:
        told = queries.as_data(actor.person_id)
        response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1, "default": str})
    response.headers["Content-Disposition"] = f'attachment; filename="linli-my-data.{form}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@login_required
def looked(request: HttpRequest) -> HttpResponse:
    """Who read something restricted about me, when, and what for."""
    return page(request, "people/looked.html", looks=queries.who_looked(actor_of(request).person_id or 0))


@login_required
def leaving(request: HttpRequest) -> HttpResponse:
    """What goes and what stays if I delete my account, before I decide."""
    actor = actor_of(request)
    me = find("people.person", actor, actor.behalf_id or actor.person_id or 0)
    ways = buttons(actor, me, "people.person.limited", "people.person.closed")
    return page(request, "people/leaving.html", me=me, kept=kept_by_law(me.pk), offers=ways)


def how(request: HttpRequest) -> HttpResponse:
    """How personal data is used: the register itself, open to everybody."""
    nouns: dict[str, list[dict[str, object]]] = {}
    for use in how_used():
        nouns.setdefault(use.noun, []).append({"use": use, "until": use.until or _span(use.keep)})
    return page(request, "people/how.html", nouns=nouns)


def _span(code: str) -> object:
    try:
        return term(code)
    except MissingRule:
        return code
