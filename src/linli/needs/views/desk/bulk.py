"""Many at once: each its own act with its own result; one that is refused does not hold up the others."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.kernel import resuming
from linli.kernel.actors import Actor
from linli.kernel.queries import visible
from linli.kernel.refusals import Refused
from linli.kernel.web import page
from linli.kernel.whole import whole
from linli.needs import acts, forms, queries
from linli.needs.models import Need
from linli.needs.views.desk.frame import desk_of, desk_url, queues
from linli.needs.views.desk.lines import thing_url

VERBS = {one.verb: one for one in (acts.sign, acts.dispatch)}


@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Take on, or pass on, all that were chosen; the page tells what came of each."""
    actor, scope = desk_of(request)
    verb, back = request.POST.get("verb", ""), request.POST.get("queue", "")
    picked = [pk for text in request.POST.getlist("pick") if (pk := whole(text))][: queries.FEW]
    if verb not in VERBS or not picked:
        return HttpResponseRedirect(desk_url(queue=back))
    to = forms.PassMany(request.POST, actor=actor)
    if not to.is_valid() or resuming.back.get():
        told = {
            "form": to,
            "verb": verb,
            "picked": picked,
            "queue": back,
            "queues": queues(actor, scope, back),
        }
        return page(request, "needs/desk/bulk_to.html", status=422, act=VERBS[verb], **told)
    found = {need.pk: need for need in visible("needs.need", actor).filter(pk__in=picked)}
    key, body = request.POST.get("key", "")[:60], to.cleaned_data["body"]
    results = [_one(actor, verb, found[pk], body, key) for pk in picked if pk in found]
    return page(
        request,
        "needs/desk/bulk.html",
        act=VERBS[verb], results=results, done=sum(one["ok"] for one in results), back=desk_url(queue=back),
        queues=queues(actor, scope, back, counted=False),
    )  # fmt: skip


def _one(actor: Actor, verb: str, need: Need, body: int | None, key: str) -> dict[str, Any]:
    told: dict[str, Any] = {"need": need, "url": thing_url(need), "ok": True, "word": VERBS[verb].label}
    try:
        VERBS[verb].submit(actor, need, _inputs(verb, need, body), key=f"{key}:{need.pk}" if key else "")
    except Refused as refused:
        told |= {"ok": False, "word": refused.message}
    return told


def _inputs(verb: str, need: Need, body: int | None) -> dict[str, Any]:
    """To the organisation chosen for all, else to the one that the catalogue proposes for each."""
    if verb != "dispatched":
        return {}
    target = body or need.proposed_id
    if target is None:
        raise Refused(_("The catalogue proposes nobody for this one. Pass it on by itself."))
    return {"body": target, "urgency": need.urgency}
