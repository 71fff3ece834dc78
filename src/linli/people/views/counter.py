"""The counter: begin, go on, end, hand over a receipt; and a browser for everybody in the hall."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.kernel.queries import find
from linli.kernel.refusals import NotYours
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.trying import tried
from linli.people import policy, queries
from linli.people.acts import end_visit, latest_draft, open_visit
from linli.people.sessions import DAY, KIOSK, is_kiosk, prolong_visit, set_signed


def _staff(request: HttpRequest) -> None:
    if not policy.is_counter(actor_of(request), None):
        raise NotYours(_("Only a post at a counter may act for somebody else."))


@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """Say who stands at the counter."""
    _staff(request)
    form, status, done = tried(request, open_visit)
    if done:
        visit = done.noun
        told = {"id": visit.pk, "staff": visit.staff_id, "person": visit.person_id, "name": visit.person.name}
        prolong_visit(request, told)
        return HttpResponseRedirect("/")
    return page(request, "people/counter.html", status=status, form=form, visit=request.session.get("visit"))


@login_required
def still(request: HttpRequest) -> HttpResponse:
    """After a pause: is it still the same person? What was being typed waits for the answer."""
    visit = request.session.get("visit")
    onward = _safe(request, request.POST.get("next") or request.GET.get("next", "/"))
    if not visit:
        return HttpResponseRedirect("/counter/")
    if request.method == "POST":
        prolong_visit(request, {**visit, "until": 0})
        return HttpResponseRedirect("/account/resume/" if latest_draft(visit["staff"]) else onward)
    return page(request, "people/still.html", visit=visit, onward=onward)


@require_POST
@login_required
def end(request: HttpRequest) -> HttpResponse:
    """The person goes; their receipt can be printed."""
    visit = request.session.pop("visit", None)
    if not visit:
        return HttpResponseRedirect("/counter/")
    done = end_visit(actor_of(request), visit["id"])
    messages.success(request, _("Ended. The next person begins with a clean page."))
    return HttpResponseRedirect(done.noun.get_absolute_url())


@login_required
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done for the person, on paper."""
    visit = find("people.visit", actor_of(request), pk)
    return page(request, "people/visit.html", visit=visit, lines=queries.done_in(visit))


@login_required
def kiosk(request: HttpRequest) -> HttpResponse:
    """Make this browser one for everybody, or take that back."""
    _staff(request)
    if request.method != "POST":
        return page(request, "people/kiosk.html", on=is_kiosk(request))
    response = HttpResponseRedirect("/")
    if request.POST.get("on") == "1":
        logout(request)
        set_signed(response, KIOSK, "1", 3650 * DAY)
    else:
        response.delete_cookie(KIOSK)
    return response


def _safe(request: HttpRequest, address: str) -> str:
    return address if url_has_allowed_host_and_scheme(address, {request.get_host()}) else "/"
