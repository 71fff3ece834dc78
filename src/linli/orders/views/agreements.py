"""Agreements of co-building: those of one's own body, one of them, drawing one up."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.journal.history import history
from linli.kernel.queries import find
from linli.kernel.web import page
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.orders import acts, policy, queries
from linli.orders.states import AgreementState as State
from linli.orders.views.frame import buttons, desk_of, make, ways

SHAPES = {
    State.DRAFTED: "draft",
    State.SIGNED: "waiting",
    State.ACTIVE: "moving",
    State.REVIEWED: "soon",
    State.RENEWED: "done",
    State.ENDED: "closed",
}


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """All agreements of the post's body, the newest first."""
    actor = desk_of(request, policy.CONTRACT)
    rows = queries.agreements_of(actor.post.body_id if actor.post else 0)
    found = slice_of(request, rows, by="-pk", size=40)
    lines = [
        {
            "title": one.title,
            "url": one.get_absolute_url(),
            "place": f"{one.first.name} · {one.second.name}",
            "asker": f"{one.begins} – {one.ends}",
            "status": {"word": one.get_state_display(), "shape": SHAPES[State(one.state)]},
        }
        for one in found.rows
    ]
    return page(
        request, "orders/desk/agreements.html", queues=ways(actor, "agreements"), lines=lines, slice=found
    )


@require_http_methods(["GET", "POST"])
def draw_up(request: HttpRequest) -> HttpResponse:
    actor = desk_of(request, policy.CONTRACT)
    return make(request, acts.draft_agreement, "orders/desk/form.html", queues=ways(actor, "agreements"))


@require_safe
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """What both give, for how long, who has signed; what stands is public."""
    actor = actor_of(request)
    one = find("orders.agreement", actor, pk)
    side = 1 if policy.signs_for(actor, one.first) else 2
    hide = ["signed"] if one.signed_by & side else []
    signed = [body.name for bit, body in ((1, one.first), (2, one.second)) if one.signed_by & bit]
    facts = [
        {"label": _("Drawn up by"), "value": one.first.name, "url": one.first.get_absolute_url()},
        {"label": _("Together with"), "value": one.second.name, "url": one.second.get_absolute_url()},
        {"label": _("Time"), "value": f"{one.begins} – {one.ends}"},
        {"label": _("Signed by"), "value": "、".join(signed) or "—"},
        {"label": _("Desk that looks after it"), "value": one.contact or "—"},
    ]
    return page(
        request, "orders/agreement.html", agreement=one, facts=facts, buttons=buttons(actor, one, *hide),
        stands={"word": one.get_state_display(), "shape": SHAPES[State(one.state)]},
        entries=history(one, 40) if policy.is_partner(actor, one) else [], partner=policy.is_partner(actor, one),
    )  # fmt: skip
