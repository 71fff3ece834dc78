"""Points and neighbours: bringing in a table, and the list of neighbours to change by hand."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.kernel.actors import Actor
from linli.kernel.loading import Came
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.web import acting, page
from linli.kernel.web.limits import spend_files
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.organisations import policy, queries
from linli.organisations.acts import import_neighbours, import_points, name_neighbour, part_neighbours
from linli.organisations.forms import BringPlaces
from linli.organisations.queries.points import read_places

SHOWN = 200


@require_http_methods(["GET", "POST"])
def points(request: HttpRequest) -> HttpResponse:
    """Bring in a table, and see what is known."""
    actor = actor_of(request)
    if not policy.imports(actor):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    form = BringPlaces(request.POST or None, request.FILES or None)
    came = None
    if request.method == "POST" and form.is_valid():
        spend_files(request)
        try:
            came = _bring(actor, form.cleaned_data)
        except Refused as refused:
            form.add_error("file", refused.message)
    return _show(request, actor, form, came)


def _bring(actor: Actor, told: dict[str, Any]) -> Came:
    neighbours, rows = read_places(told["file"].read())
    return import_neighbours(actor, rows) if neighbours else import_points(actor, rows, told["system"])


def _show(request: HttpRequest, actor: Actor, form: BringPlaces, came: Came | None) -> HttpResponse:
    path = actor.post.path if actor.post else ""
    pairs = slice_of(request, queries.neighbours_below(path), by="one")
    names = queries.area_names(code for one in pairs.rows for code in (one.one, one.other))
    known, whole = queries.points_below(path)
    failed = form.is_bound and came is None
    return page(
        request,
        "organisations/points.html",
        status=422 if failed else 200,
        form=BringPlaces() if came else form,
        known=known,
        whole=whole,
        pairs=[_told(one, names) for one in pairs.rows],
        slice=pairs,
        **(_outcome(came) if came else {}),
    )


def _told(one: Any, names: dict[str, str]) -> dict[str, Any]:
    return {
        "one": names.get(one.one, one.one),
        "other": names.get(one.other, one.other),
        "codes": f"{one.one} – {one.other}",
        "url": f"{acting.address(part_neighbours, one)}?back={reverse('organisations:points')}",
    }


def _outcome(came: Came) -> dict[str, Any]:
    return {
        "came": True,
        "counts": [
            {"label": _("New"), "value": came.new},
            {"label": _("Changed"), "value": came.changed},
            {"label": _("Unchanged"), "value": came.there},
            {"label": _("Refused"), "value": len(came.refused)},
        ],
        "bad": [[_("Line %(n)s") % {"n": line}, why] for line, why in sorted(came.refused)[:SHOWN]],
        "head": [_("Line"), _("Why")],
        "more": max(0, len(came.refused) - SHOWN),
    }


@require_http_methods(["GET", "POST"])
def neighbour(request: HttpRequest) -> HttpResponse:
    """Put two areas on the list of neighbours."""
    actor = actor_of(request)
    if not policy.imports(actor):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    if request.method == "POST":
        return acting.attempt(request, name_neighbour, None, template="organisations/neighbour.html")
    form = name_neighbour.form(actor=actor, initial={"one": request.GET.get("area", "")[:12]})
    return acting.show(request, name_neighbour, None, form, template="organisations/neighbour.html")
