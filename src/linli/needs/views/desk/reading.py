"""Reading name and contact: for a purpose, recorded, shown once."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from linli.kernel.actors import Actor
from linli.kernel.forms import ActForm, Invalid
from linli.kernel.privacy.reading import reveal
from linli.kernel.queries import find
from linli.kernel.refusals import NotYours
from linli.kernel.web import page
from linli.needs import acts, queries
from linli.needs.models import Need
from linli.needs.views.desk.frame import desk_of, queues
from linli.people import queries as people


@never_cache
@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what for, record it, then show the first reporter's name and contact on this page only."""
    actor, scope = desk_of(request)
    need = find("needs.need", actor, pk)
    if not acts.read_contact.may(actor, need):
        raise NotYours(_("Your post does not read contacts. Ask a post that handles this need."))
    if people.needs_strong(actor):
        return HttpResponseRedirect(f"{reverse('confirm')}?{urlencode({'next': request.path})}")
    form = acts.read_contact.form(request.POST or None, actor=actor, noun=need)
    shown: list[dict[str, Any]] = []
    if request.method == "POST":
        form, shown = _read(actor, need, request)
    return page(
        request,
        "needs/desk/contact.html",
        status=422 if form.errors else 200,
        need=need, form=form, shown=shown, queues=queues(actor, scope, counted=False),
    )  # fmt: skip


def _read(actor: Actor, need: Need, request: HttpRequest) -> tuple[ActForm, list[dict[str, Any]]]:
    try:
        acts.read_contact.submit(actor, need, request.POST)
    except Invalid as invalid:
        return invalid.form, []  # type: ignore[return-value]
    form = acts.read_contact.form(request.POST, actor=actor, noun=need)
    return form, opened(actor, need, request.POST["purpose"])


def opened(actor: Actor, need: Need, purpose: str) -> list[dict[str, Any]]:
    """The first reporter, whom the entry names; those who joined are told through the system."""
    one = need.reporters.order_by("id").first()
    if one is None:
        return []
    name, number = queries.may_know(actor, need, one, purpose)
    withheld = _("Withheld: the person asked to stay unknown to those who handle it.")
    if purpose == "emergency":
        withheld = _(
            "Withheld: the person asked to stay unknown. In danger to life or health ask the desk above."
        )
    told = [
        (_("Name"), (reveal(one, "name", purpose) or _("not given")) if name else withheld),
        (_("Contact"), (reveal(one, "contact", purpose) or _no_contact(one)) if number else withheld),
    ]
    return [{"label": label, "value": value} for label, value in told]


def _no_contact(one: Any) -> str:
    if one.declined_contact:
        return _("The person left no contact, of their own will.")
    if one.person_id:
        return _("None left; the person has an account and is told through it.")
    return _("None left; the person looks it up with the receipt code.")
