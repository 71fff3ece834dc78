"""The page of an act: one address for each act on each noun, the same for all capabilities.

GET  /do/needs.need.dispatched/12/     the form, with what the house knows filled in
POST the same                          the act; a refusal comes back on the form with all that was typed
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.kernel.acts import ACTS, Act, Done
from linli.kernel.forms import ActForm, Invalid
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, NotYours
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.trying import tried


@require_http_methods(["GET", "POST"])
def do(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Ask for an act's inputs and do it on the noun ``pk``."""
    one = _act(kind)
    actor = actor_of(request)
    noun = find(one.on.label(), actor, pk)
    if request.method == "GET":
        if not one.may(actor, noun):
            raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
        return show(request, one, noun, one.form(actor=actor, noun=noun))
    return attempt(request, one, noun)


def attempt(request: HttpRequest, one: Act, noun: Any, template: str = "parts/act_page.html") -> HttpResponse:
    """Do the act with what was posted; on refusal show it again, nothing lost."""
    form, status, done = tried(request, one, noun)
    if done is None:
        changed = noun is not None and not isinstance(form.refused, Invalid)
        fresh = find(one.on.label(), actor_of(request), noun.pk) if changed else noun
        return show(request, one, fresh, form, status=status, template=template)
    return HttpResponseRedirect(_onward(request, one, done))


def show(
    request: HttpRequest,
    one: Act,
    noun: Any,
    form: ActForm,
    *,
    status: int = 200,
    template: str = "parts/act_page.html",
) -> HttpResponse:
    """The act's page."""
    back = request.POST.get("back") or request.GET.get("back") or (noun.get_absolute_url() if noun else "/")
    return page(request, template, status=status, act=one, noun=noun, form=form, back=_safe(request, back))


def address(one: Act, noun: Any) -> str:
    """Where the act's page is."""
    return reverse("do", args=[one.kind, noun.pk])


def _act(kind: str) -> Act:
    one = ACTS.get(kind)
    if one is None or one.creates or one.hidden:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return one


def _onward(request: HttpRequest, one: Act, done: Done) -> str:
    if not one.next:
        messages.success(request, _("Done: %(act)s.") % {"act": one.label})
    back = request.POST.get("back", "")
    return _safe(request, back) if back else done.noun.get_absolute_url()


def _safe(request: HttpRequest, address: str) -> str:
    return address if url_has_allowed_host_and_scheme(address, {request.get_host()}) else "/"
