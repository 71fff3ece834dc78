"""Hand-overs: the list of them, one with its list of things, and planning one."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.acts import offers
from linli.kernel.clock import today
from linli.kernel.journal.history import history
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.templatetags.face import day
from linli.kernel.web import page
from linli.kernel.web.acting import address
from linli.kernel.web.pages import actor_of
from linli.kernel.web.trying import tried
from linli.organisations import acts, policy, queries
from linli.organisations.forms import AddItem
from linli.organisations.states import HandoverState, ItemState, Promise

HANDOVER = "organisations.handover"
SHAPES = {ItemState.OPEN: "new", ItemState.HANDED: "done", ItemState.DROPPED: "closed"}
STANDS = {
    HandoverState.PLANNED: "moving", HandoverState.HANDED_OVER: "soon", HandoverState.VERIFIED: "done",
    HandoverState.DROPPED: "closed",
}  # fmt: skip
MOST = 100


@require_safe
def handovers(request: HttpRequest) -> HttpResponse:
    """Those that the reader's post looks after, the ones under way first."""
    actor = actor_of(request)
    if not policy.covers_somewhere(actor):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    found = queries.handovers_seen(actor).order_by("-id")[:MOST]
    under_way = (HandoverState.PLANNED, HandoverState.HANDED_OVER)
    lines = sorted(found, key=lambda one: (one.state not in under_way, one.due_on))
    return page(request, "organisations/handovers.html", lines=[_line(one) for one in lines])


def _line(plan: Any) -> dict[str, Any]:
    shape = STANDS[HandoverState(plan.state)]
    late = plan.state == HandoverState.PLANNED and plan.due_on < today()
    return {
        "title": str(plan), "url": plan.get_absolute_url(), "place": by_day(plan),
        "status": {"word": plan.get_state_display(), "shape": "late" if late else shape},
    }  # fmt: skip


def by_day(plan: Any) -> str:
    """By when, in words."""
    if plan.handed_on:
        return _("handed over on %(day)s") % {"day": day(plan.handed_on)}
    left = (plan.due_on - today()).days
    if left < 0:
        return _("should have been handed over by %(day)s") % {"day": day(plan.due_on)}
    return _("%(n)s days left, until %(day)s") % {"n": left, "day": day(plan.due_on)}


@require_http_methods(["GET", "POST"])
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """One hand-over: its list, promise by promise; what can be done; a thing more for the list."""
    actor = actor_of(request)
    plan = find(HANDOVER, actor, pk)
    adds = policy.adds_item(actor, plan)
    form: Any = AddItem(request.POST or None, actor=actor) if adds else None
    if request.method == "POST" and form is not None and form.is_valid():
        acts.add_item(actor, plan=plan, key=request.POST.get("key", "")[:80], **form.cleaned_data)
        return HttpResponseRedirect(f"{plan.get_absolute_url()}#list")
    return page(
        request, "organisations/handover.html", status=422 if form is not None and form.is_bound else 200, plan=plan,
        shape=STANDS[HandoverState(plan.state)], by=by_day(plan), acts=offers(actor, plan), form=form,
        groups=_groups(actor, plan), entries=history(plan), here=plan.get_absolute_url(),
    )  # fmt: skip


def _groups(actor: Any, plan: Any) -> list[dict[str, Any]]:
    items = queries.items_of(plan)
    return [
        {"label": promise.label, "items": [_item(actor, one) for one in items if one.promise == promise]}
        for promise in Promise
    ]


def _item(actor: Any, item: Any) -> dict[str, Any]:
    ways = [{"label": one.label, "url": address(one, item)} for one in offers(actor, item)]
    return {
        "what": item.what, "word": item.get_state_display(), "shape": SHAPES[ItemState(item.state)], "ways": ways,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def plan_handover(request: HttpRequest) -> HttpResponse:
    """Plan one."""
    if not policy.covers_somewhere(actor_of(request)):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    form, status, done = tried(request, acts.plan_handover)
    if done:
        return HttpResponseRedirect(done.noun.get_absolute_url())
    back = reverse("organisations:handovers")
    return page(
        request, "parts/act_page.html", status=status, act=acts.plan_handover, noun=None, form=form, back=back
    )
