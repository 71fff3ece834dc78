"""A need noted for somebody at the counter or on the telephone, and the receipt that they take home."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from linli.kernel.actors import Actor
from linli.kernel.forms import ActForm
from linli.kernel.refusals import NotFound, NotYours
from linli.kernel.web import page
from linli.kernel.web.pages import actor_of
from linli.kernel.web.trying import tried
from linli.needs import acts, policy, queries
from linli.needs.views.desk.frame import desk_of, queues
from linli.needs.views.desk.lines import thing_url
from linli.organisations import queries as organisations

NOTED = "needs_noted"
MOST_PLACES = 300


@never_cache
@require_http_methods(["GET", "POST"])
def note(request: HttpRequest) -> HttpResponse:
    """The form with the places of the reader's own area; after it the receipt, to read out or to print."""
    actor = actor_of(request)
    if not acts.raise_for.may(actor, None):
        desk_of(request)  # who has no desk finds nothing here
        raise NotYours(_("Your post does not note needs for others."))
    left = _ways(request) if actor.reach(policy.READ) is not None else []
    if request.method == "GET" and "done" in request.GET and NOTED in request.session:
        return _receipt(request, actor, left)
    request.session.pop(NOTED, None)
    within = request.GET.get("in") or queries.area_of(actor)
    form, status, done = tried(request, acts.raise_for, known={"origin": request.GET.get("origin", "")})
    if done:
        if hasattr(done.noun, "receipt_code"):
            request.session[NOTED] = done.noun.receipt_code
        return HttpResponseRedirect(f"{reverse('needs:note')}?done=1")
    narrower = places(form, within)
    return page(
        request, "needs/desk/note.html", status=status, form=form, queues=left, narrower=narrower,
        within=organisations.tree().for_area(within),
    )  # fmt: skip


def _ways(request: HttpRequest) -> list[dict[str, Any]]:
    """The left column, for who has a desk; a delegate on duty notes without one."""
    actor, scope = desk_of(request)
    return queues(actor, scope, counted=False)


def places(form: ActForm, within: str) -> list[dict[str, str]]:
    """Put the communities of an area into the form; of too many, give the smaller areas to go to first."""
    tree = organisations.tree()
    here = tree.for_area(within) if within else None
    below = (
        tree.below(here.path)
        if here
        else [ref for root in tree.children(None) for ref in tree.below(root.path)]
    )
    communities = [ref for ref in below if ref.level == "community"]
    if len(communities) <= MOST_PLACES:
        known = [(ref.area_code, ref.name) for ref in communities]
        wider = [(here.area_code, _("%(name)s, nearer not known") % {"name": here.name})] if here else []
        form.fields["area"].widget = forms.Select(
            choices=[*known, *wider] if len(known) == 1 else [("", "—"), *known, *wider]
        )
        return []
    steps = tree.children(here.id if here else None)
    return [{"name": ref.name, "url": f"?in={ref.area_code}"} for ref in steps if ref.area_code]


def _receipt(request: HttpRequest, actor: Actor, left: list[dict[str, Any]]) -> HttpResponse:
    """Number and code stay readable until the next need is noted: a jammed printer costs nothing."""
    code = request.session[NOTED]
    one = queries.by_code(code)
    if one is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    need, mine = one.need, actor.can("needs.read", one.need.body.path)
    near = queries.similar(need.text, need.area, need.category_id) if mine else []
    joins = [
        {
            "title": other.title,
            "number": other.number,
            "url": thing_url(need, act="merged", into=other.pk) + "#act",
        }
        for other in near
        if other.pk != need.pk
    ]
    return page(
        request, "needs/desk/noted.html", need=need, code=code, queues=left, similar=joins,
        url=thing_url(need) if mine else "",
        track=request.build_absolute_uri(reverse("needs:track")), due=queries.dues([need])[need.pk],
    )  # fmt: skip
