"""Around signing in: showing that it is you, and finding again what you typed."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from linli.kernel.web.pages import actor_of, page
from linli.people.acts import drop_draft, latest_draft
from linli.people.sessions import address_of, confirm_strong


@never_cache
@login_required
def confirm(request: HttpRequest) -> HttpResponse:
    """Before restricted data is read: show the second factor, or set one up first."""
    onward = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(onward, {request.get_host()}):
        onward = "/"
    if confirm_strong(request):
        return HttpResponseRedirect(onward)
    kinds = set(Authenticator.objects.filter(user_id=request.user.pk).values_list("type", flat=True))
    return page(request, "people/confirm.html", kinds=kinds, onward=onward)


@never_cache
@login_required
def resume(request: HttpRequest) -> HttpResponse:
    """Back to the form in which somebody was typing when their time was up; the words by themselves where it has
    gone (``?here=1``)."""
    person = actor_of(request).person_id or 0
    found = latest_draft(person)
    if found is None:
        return HttpResponseRedirect("/")
    draft, told = found
    if request.method == "POST":
        drop_draft(person, draft.pk)
        return HttpResponseRedirect(draft.path)
    if "here" not in request.GET:
        return HttpResponseRedirect(address_of(draft))
    return page(
        request, "people/resume.html", draft=draft, fields=_fields(told["values"]), files=told["files"]
    )


def _fields(values: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Words to be looked at again stand in the open, the rest goes along unseen."""
    return [
        {"name": name, "value": value, "open": not value.isascii() or " " in value}
        for name, texts in values.items()
        for value in texts
    ]
