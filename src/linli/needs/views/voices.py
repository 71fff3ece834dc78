"""A mass or social organisation speaks for its members: what it raised, and raising something."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.queries import visible
from linli.kernel.web import page
from linli.kernel.web.paging import slice_of
from linli.kernel.web.trying import tried
from linli.kernel.whole import whole
from linli.needs import acts, policy, queries
from linli.needs.queries import own, voices
from linli.needs.views.desk.noting import places
from linli.needs.views.desk_items import post_with


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """All that the organisation raised for its members, the newest first, each with a sentence."""
    actor = post_with(request, policy.VOICE)
    shown = slice_of(request, voices.raised_by(policy.speaks(actor)), by="-pk", size=20)
    return page(request, "needs/voices.html", slice=shown, matters=own.told(shown.rows))


@never_cache
@require_http_methods(["GET", "POST"])
def raise_for_members(request: HttpRequest) -> HttpResponse:
    """One form: how many it speaks for, what it is about, where. Afterwards the page of the need."""
    actor = post_with(request, policy.VOICE)
    asked = whole(request.POST.get("notice") or request.GET.get("notice", ""))
    notice = visible("organisations.notice", actor).filter(pk=asked).first() if asked else None
    known: dict[str, Any] = {"notice": notice.pk, "kind": "consult"} if notice else {}
    form, status, done = tried(request, acts.raise_for_members, known=known)
    if done:
        return HttpResponseRedirect(done.noun.get_absolute_url())
    narrower = places(form, request.GET.get("in") or queries.area_of(actor))
    back = notice.get_absolute_url() if notice else reverse("needs:voices")
    return page(
        request, "needs/voice.html", status=status, form=form, notice=notice, narrower=narrower, back=back
    )
