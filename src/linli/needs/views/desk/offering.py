"""The acts at the desk: few in the open, the rest one click away; each form opens beside the matter."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from linli.kernel.actors import Actor
from linli.kernel.acts import Act
from linli.kernel.forms import ActForm
from linli.kernel.whole import whole
from linli.needs import acts, queries
from linli.needs.models import Need
from linli.needs.views.desk.lines import next_act, thing_url

# In the order in which a need passes them; what is not here is the person's own.
FIRST = (
    acts.sign, acts.contact, acts.progress, acts.claim, acts.reply, acts.dispatch, acts.answer,
    acts.uphold_return, acts.send_elsewhere, acts.review, acts.call_back, acts.try_in_vain, acts.resume,
    acts.unpause,
)  # fmt: skip
MORE = (
    acts.classify, acts.add, acts.extend, acts.pause, acts.hang, acts.ask_return, acts.decline, acts.redirect,
    acts.merge, acts.escalate, acts.reopen, acts.exclude, acts.include, acts.publish, acts.unpublish,
    acts.withdraw,
)  # fmt: skip
VOICE = (acts.add, acts.withdraw)  # the person's too: at the desk only for who stands at the counter
OWN = (acts.urge, acts.rate, acts.contest)  # the person's: not offered at the desk


def offered(actor: Actor, need: Need, some: tuple[Act, ...]) -> list[Act]:
    """Those of ``some`` that would go through now."""
    out = queries.ruled_out(actor, need) | queries.too_late(need)
    if actor.behalf_id is None and not actor.holds:
        out |= {one.verb for one in VOICE}
    return [one for one in some if one.verb not in out and one.offered(actor, need)]


def buttons(actor: Actor, need: Need, back: str) -> dict[str, list[dict[str, Any]]]:
    """The offers of a need: the next one first, then the usual ones, then the rest."""
    best = next_act(actor, need)
    first = sorted(offered(actor, need, FIRST), key=lambda one: one is not best)
    rest = offered(actor, need, MORE)
    return {
        "first": [_button(one, need, back, primary=one is best) for one in first],
        "more": [_button(one, need, back) for one in rest],
    }


def _button(one: Act, need: Need, back: str, *, primary: bool = False) -> dict[str, Any]:
    told = {"label": one.label, "primary": primary, "danger": one.danger}
    if not one.form.base_fields:
        return {**told, "do": reverse("do", args=[one.kind, need.pk])}
    return {**told, "url": thing_url(need, act=one.verb, back=back) + "#act"}


def asked_for(request: HttpRequest, actor: Actor, need: Need) -> Act | None:
    """The act whose form the address opens, if it is on offer."""
    verb = request.GET.get("act", "")
    return next((one for one in offered(actor, need, (*FIRST, *MORE)) if one.verb == verb), None)


def form_of(request: HttpRequest, one: Act, actor: Actor, need: Need) -> ActForm:
    """The act's form with what the house knows: also a template, or the need to join it with."""
    form = one.form(actor=actor, noun=need)
    if one.verb == "merged" and whole(request.GET.get("into", "")):
        form.initial["into"] = request.GET["into"]
    if "text" in form.fields and (text := _from_template(request, form, need)):
        form.initial["text"] = text
    return form


def templates(form: ActForm) -> list[Any]:
    """The reply templates that this form can be filled from."""
    return getattr(form, "template_choices", [])


def _from_template(request: HttpRequest, form: ActForm, need: Need) -> str:
    wanted = request.GET.get("template", "")
    found = next((one for one in templates(form) if str(one.pk) == wanted), None)
    return found.text.replace("{number}", need.number).replace("{body}", need.body.name) if found else ""
