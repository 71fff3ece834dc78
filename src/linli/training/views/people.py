"""Instructors, posts that are filled anew, and the reserve."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.acts import offers
from linli.kernel.clock import today
from linli.kernel.journal.history import history
from linli.kernel.privacy.reading import reveal
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.web import page
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.training import acts, policy, queries
from linli.training.models import Reserve
from linli.training.states import Channel, Source, Target
from linli.training.views.doing import made, reached, tried


@require_http_methods(["GET", "POST"])
def instructors(request: HttpRequest) -> HttpResponse:
    """Retired cadres and part-time experts of one's area, with their contracts."""
    actor, _path = reached(request, policy.TEACH)
    if request.method == "POST" or request.GET.get("add"):
        return made(request, acts.select_instructor)
    shown = slice_of(request, queries.instructors_seen(actor).exclude(state="ended"), by="id")
    rows = [{"one": one, "offers": offers(actor, one)} for one in shown.rows]
    return page(request, "training/instructors.html", slice=shown, rows=rows)


@require_http_methods(["GET", "POST"])
def selections(request: HttpRequest) -> HttpResponse:
    """Empty posts that are being filled, and by which channels and from which groups posts were filled this year."""
    _actor, path = reached(request, policy.SELECT)
    if request.method == "POST" or request.GET.get("post"):
        return made(request, acts.open_selection, {"post": request.GET.get("post", "")})
    first = today().replace(month=1, day=1)
    channels, groups = queries.counted(path, first, first.replace(year=first.year + 1))
    return page(
        request, "training/selections.html", rows=list(queries.selections_of(path)),
        channels=[{"label": one.label, "value": channels[one]} for one in Channel],
        groups=[{"label": one.label, "value": groups[one]} for one in Source], year=first.year,
    )  # fmt: skip


@require_safe
def selection(request: HttpRequest, pk: int) -> HttpResponse:
    """One post that is being filled: its steps."""
    actor = actor_of(request)
    one = find("training.selection", actor, pk)
    facts = [
        {"label": _("Post"), "value": str(one.post), "url": one.post.get_absolute_url()},
        {"label": _("Where it stands"), "value": one.get_state_display()},
        {"label": _("Since"), "value": one.opened_on},
        *_found(one),
    ]
    return page(
        request, "training/selection.html", one=one, facts=facts, offers=offers(actor, one), entries=history(one)
    )  # fmt: skip


def _found(one: Any) -> list[dict[str, Any]]:
    if not one.channel:
        return []
    return [
        {"label": _("How they were found"), "value": one.get_channel_display()},
        {"label": _("From which group"), "value": one.get_group_display()},
        {"label": _("Candidates"), "value": one.candidates_n},
        {"label": _("Residents and members heard"), "value": one.recommended_n},
    ]


@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """What the reserve is; one's own entries, and applying."""
    actor = actor_of(request)
    if actor.person_id is None:
        return HttpResponseRedirect(f"{reverse('account_login')}?next={reverse('training:reserve')}")
    if request.method == "POST" or request.GET.get("apply"):
        return made(request, acts.apply)
    person = actor.behalf_id or actor.person_id
    own = queries.reserve_seen(actor).filter(person=person).order_by("-id")[:20]
    return page(request, "training/reserve.html", rows=[_entry(one) for one in own])


@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry. Its person reads it; the street's secretary says what for, and the person sees who read."""
    actor = actor_of(request)
    one = find(Reserve.label(), actor, pk)
    own = policy.is_own(actor, one)
    form, status, done = (None, 200, None) if own else tried(request, acts.read, one)
    purpose = "subject_request" if own else request.POST.get("purpose", "")
    words = {name: reveal(one, name, purpose) for name in ("skills", "wishes")} if own or done else {}
    return page(
        request, "training/reserve_entry.html", status=200 if done else status, one=one, own=own, told=_entry(one),
        words=words, form=form, offers=offers(actor, one),
    )  # fmt: skip


def _entry(one: Reserve) -> dict[str, Any]:
    return {"one": one, "for": "、".join(str(Target(code).label) for code in one.targets)}


@require_safe
def reserve(request: HttpRequest) -> HttpResponse:
    """The reserve of one's area by target, in the order of applying: no score, no order of merit."""
    actor, _path = reached(request, policy.RESERVE)
    target = request.GET.get("for", "")
    rows = queries.reserve_seen(actor).filter(state__in=["applied", "accepted"])
    if target:
        if target not in Target.values:
            raise NotFound(_("There is nothing here, or it is not open to you."))
        rows = rows.filter(targets__contains=[target])
    shown = slice_of(request, rows, by="id")
    chips = [{"label": one.label, "url": f"?for={one}", "current": one == target} for one in Target]
    return page(
        request, "training/reserve_list.html", slice=shown, rows=[_entry(one) for one in shown.rows],
        chips=[{"label": _("All"), "url": "?", "current": not target}, *chips],
    )  # fmt: skip
