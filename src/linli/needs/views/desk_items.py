"""Service items at the desk: to be checked, to be published, to be looked over again; writing one."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.actors import Actor
from linli.kernel.acts import Act, offers
from linli.kernel.forms import Invalid
from linli.kernel.journal.history import history
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, NotYours, Refused
from linli.kernel.templatetags.face import day
from linli.kernel.web import page
from linli.kernel.web.acting import address
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.needs import queries
from linli.needs.acts import items as acts
from linli.needs.models import Item
from linli.needs.policy_items import WRITE
from linli.needs.queries import items as asking
from linli.needs.states_items import ItemState
from linli.needs.views.desk.frame import queues
from linli.needs.views.items import sheet

SHAPES = {"draft": "draft", "checked": "waiting", "published": "done", "withdrawn": "closed"}
SHOWN = {
    "": gettext_lazy("To be done"),
    "published": gettext_lazy("In the guide"),
    "all": gettext_lazy("All"),
}


def post_with(request: HttpRequest, permission: str) -> Actor:
    """A post that may; in another of one's posts the page says so, for all others there is none."""
    actor = actor_of(request)
    if actor.reach(permission) is None:
        if any(permission in post.permissions for post in actor.posts):
            raise NotYours(_("Another of your posts does this. Change to it at the top of the page."))
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return actor


def ways(actor: Actor) -> list[dict[str, Any]]:
    """The queues at the left, without their counts."""
    scope = queries.scope_of(actor)
    return queues(actor, scope, counted=False) if scope else []


@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """What waits first; then all that the organisation has in the guide."""
    actor = post_with(request, WRITE)
    shown = request.GET.get("show", "")
    rows = asking.waiting_for(actor) if shown not in SHOWN or not shown else asking.at_desk(actor)
    rows = rows.filter(state=ItemState.PUBLISHED) if shown == "published" else rows
    cut = slice_of(request, rows, by="name", size=50)
    chips = [{"label": label, "url": f"?show={key}", "current": key == shown} for key, label in SHOWN.items()]
    return page(
        request, "needs/items/desk.html", slice=cut, lines=[_line(one) for one in cut.rows], chips=chips,
        queues=ways(actor), booklet=reverse("needs:guide_booklet", args=[actor.post.body_id]) if actor.post else "",
    )  # fmt: skip


def _line(one: Item) -> dict[str, Any]:
    return {"title": one.name, "url": reverse("needs:desk_item", args=[one.pk]), "place": one.body.name,
            "asker": said_due(one), "status": status(one), "pk": one.pk}  # fmt: skip


def status(one: Item) -> dict[str, Any]:
    """The state as a word and a shape; one that is due again says so."""
    if asking.is_overdue(one):
        return {"word": _("To be looked over again"), "shape": "late"}
    return {"word": one.get_state_display(), "shape": SHAPES[one.state]}


def said_due(one: Item) -> str:
    due = asking.due(one)
    return _("looked over again from %(day)s") % {"day": day(due)} if due else ""


@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item as it will stand in the guide, what can be done with it now, and its course."""
    actor = post_with(request, WRITE)
    one = find("needs.item", actor, pk)
    if not actor.can(WRITE, one.body.path):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    buttons = [
        {"label": act.label, "url": address(act, one), "primary": act.primary, "danger": act.danger}
        for act in offers(actor, one)
    ]
    own = one.state == ItemState.DRAFT and one.writer_id == actor.person_id
    return page(
        request, "needs/items/desk_item.html", item=one, sheet=sheet(one), standing=status(one), due=said_due(one),
        own=own, buttons=sorted(buttons, key=lambda each: (not each["primary"], each["danger"])), entries=history(one),
        queues=ways(actor), public=one.state == ItemState.PUBLISHED,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """Write a new one."""
    actor = post_with(request, WRITE)
    return made(request, acts.draft_item, back=reverse("needs:desk_items"), queues=ways(actor))


def made(
    request: HttpRequest, act: Act, *, back: str, initial: Any = None, template: str = "needs/items/make.html",
    then: Callable[[Any], HttpResponse] | None = None, **context: Any,
) -> HttpResponse:  # fmt: skip
    """The page of an act that makes something; what was typed comes back with the refusal."""
    actor, status_ = actor_of(request), 200
    form = act.form(actor=actor, initial=initial or {})
    if request.method == "POST":
        try:
            inputs = act.read(actor, None, request.POST, request.FILES)
            done = act(actor, None, key=request.POST.get("key", "")[:80], **inputs)
        except Invalid as invalid:
            form, status_ = invalid.form, invalid.status  # type: ignore[assignment]
        except Refused as refused:
            form, status_ = act.form(request.POST, request.FILES, actor=actor), refused.status
            form.is_valid()
            form.refuse(refused)
        else:
            if then is not None:
                return then(done.noun)
            messages.success(request, act.next or _("Done: %(act)s.") % {"act": act.label})
            return HttpResponseRedirect(done.noun.get_absolute_url())
    return page(request, template, status=status_, act=act, form=form, back=back, **context)
