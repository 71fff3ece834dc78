"""What becomes of it: the code, the page for those whose matter it is, its clock, their own list."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.clock import Left, local, sentence
from linli.kernel.evidence.shelf import beside
from linli.kernel.queries import visible
from linli.kernel.receipts import opened
from linli.kernel.refusals import NotFound
from linli.kernel.together import alone
from linli.kernel.web.acting import address
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.kernel.web.sections import sections
from linli.kernel.web.shown import show
from linli.needs import policy, queries
from linli.needs.models import Need
from linli.needs.queries import course, own
from linli.needs.queries.saying import by_when, stands, word_of
from linli.needs.states import ENDED, OPEN
from linli.needs.views import places, rating, receipts
from linli.needs.views.joining import join
from linli.needs.views.rating import rate, rate_here

OFFERED = {
    "needs.need.added": lambda need: need.state not in ENDED,
    "needs.need.urged": lambda need: need.state in OPEN,
    "needs.need.withdrawn": lambda need: need.reporters_n == 1,
    "needs.need.contested": lambda need: need.replied_at is not None,
}


class Code(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Receipt code"),
        help_text=gettext_lazy(
            "Twelve letters and figures, from the receipt. Small letters will do; dashes may be left out."
        ),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """A receipt code opens its need in this browser; every wrong one gets the same sentence."""
    form = Code(request.POST or None)
    if request.method == "POST":
        spend_rule("web.rate.track", request)
        if form.is_valid() and (part := queries.by_code(form.cleaned_data["code"])):
            receipts.hold(request, part)
            return HttpResponseRedirect(part.need.get_absolute_url())
        if form.is_valid() and (other := opened(form.cleaned_data["code"])):
            show(request, *other.shown)
            return HttpResponseRedirect(other.url)
        if not form.errors:
            form.add_error(
                "code", _("No need has this code. Look at the receipt once more, letter by letter.")
            )
    status = 422 if form.errors else 200
    matters = alone(own.matters_of(actor_of(request)))
    return places.resident_page(request, "needs/track.html", status=status, form=form, matters=matters)


@require_safe
def need(request: HttpRequest, pk: int) -> HttpResponse:
    """How it stands, who has it, by when; what happened; what can be done now. Staff go on to their desk, and
    whose need was joined into this one to their own page, which tells how this one stands."""
    actor = actor_of(request)
    one = _mine(actor, pk)
    if actor.can(policy.READ, one.body.path):
        return HttpResponseRedirect(reverse("needs:desk_need", args=[pk]))
    parts = own.parts_in(actor, one)
    if parts and all(part.need_id != pk for part in parts):
        return HttpResponseRedirect(reverse("needs:need", args=[parts[0].need_id]))
    for part in parts:
        actor = receipts.holding(actor, one.merged_into or one, part)
    files = beside("needs.need", pk, (one.merged_into or one).pk)
    live, first, alone = one.merged_into or one, own.is_first(one, parts), one.reporters_n == 1
    entries = course.entries_of(one, live)
    left = queries.due_by(live, entries)
    return places.resident_page(
        request,
        "needs/need.html",
        need=one,
        live=live,
        first=first,
        standing=word_of(live),
        stands=stands(live),
        title=one.title if first else queries.public_heading(one),
        by_when=by_when(live, left),
        deadline=_deadline(live, left, entries),
        place=places.place_at(one.area),
        entries=course.timeline(actor, one, entries, alone=alone),
        evidence=[_photo(file) for file in files if first and file.noun_id == pk and file.disclosure != "P1"],
        shown=[_photo(file) for file in files if file.disclosure == "P1"],
        offers=_offers(actor, one, live, parts),
        merged=live is not one,
        sections=sections(actor, live),
        route=_why_there(live),
        category=known.name if (known := queries.categories().get(one.category_id or 0)) else "",
    )


@require_safe
def clock(request: HttpRequest, pk: int) -> HttpResponse:
    """The time limit day by day, so that anybody can recount it with a calendar in hand."""
    one = _mine(actor_of(request), pk)
    live = one.merged_into or one
    told = queries.explained(live)
    left = queries.dues([live]).get(live.pk)
    return places.resident_page(
        request,
        "needs/clock.html",
        need=one,
        words=sentence(left) if left else "",
        steps=told[1] if told else [],
        over=live.state not in OPEN,
    )


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """All that this reader raised or joined."""
    shown = slice_of(request, own.own_needs(actor_of(request)), by="-pk", size=20)
    return places.resident_page(request, "needs/mine.html", slice=shown, matters=own.told(shown.rows))


def _mine(actor: Actor, pk: int) -> Need:
    """A need that this reader may see, with the live one that it was joined with."""
    one = (
        visible("needs.need", actor)
        .select_related("body", "category", "merged_into__body")
        .filter(pk=pk)
        .first()
    )
    if one is None:
        raise NotFound(_("There is nothing here, or it is not open to you. With a receipt code it opens."))
    return one


def _deadline(need: Need, left: Left | None, entries: list[Any]) -> dict[str, Any] | None:
    if left is None or need.state not in OPEN:
        return None
    told = queries.explained(need, [entry for entry in entries if entry.noun_id == need.pk])
    return {"state": left.state, "words": sentence(left), "due": None, "steps": told[1] if told else []}


def _why_there(need: Need) -> Any:
    """The reason for the routing, by the catalogue as it stands; only while the need is where it says."""
    raised = local(need.raised_at).date()
    to = queries.destination(need.category_id, need.area, need.kind, raised)
    return to.reason if to.proposed.id == need.body_id and need.state in OPEN else ""


def _photo(one: Any) -> dict[str, Any]:
    return {
        "url": reverse("evidence:file", args=[one.pk]),
        "name": one.name,
        "thumb": reverse("evidence:thumb", args=[one.pk]) if one.is_photo else "",
    }


def _offers(actor: Actor, need: Need, live: Need, parts: list[Any]) -> list[dict[str, Any]]:
    """What can be done now: rating first, on a page of its own, then the acts that fit the moment."""
    found = []
    if rating.is_asked(live) and any(part.rated_at is None for part in parts):
        found.append(
            {"label": _("Say how it was"), "url": reverse("needs:rate_here", args=[need.pk]), "primary": True}
        )
    fitting = [one for one in offers(actor, live) if one.kind in OFFERED and OFFERED[one.kind](live)]
    return found + [
        {"label": one.label, "url": address(one, live), "primary": False, "danger": one.danger}
        for one in fitting
    ]


__all__ = ["clock", "join", "mine", "need", "rate", "rate_here", "track"]
