"""How long a session lives without a click, and what becomes of what was being typed."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from linli.kernel import resuming
from linli.kernel.actors import CLOCK
from linli.kernel.clock import now
from linli.kernel.rulebook import get as rule
from linli.kernel.whole import whole
from linli.people import acts, queries, rules

KIOSK, LAST, RESUMED = "kiosk", "last", "resumed"
SALT = "linli.people.sessions"
DAY = 24 * 3600
# What never goes into a draft: tokens of the form itself.
NOT_TYPED = ("csrfmiddlewaretoken", "draft")
NO_DRAFTS = ("/account/", "/counter/", "/prefer/", "/api/")


class IdleLimit:
    """Ends sessions that nobody uses, keeps what was typed, and asks who is still at the counter."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = resuming.back.set(None)
        try:
            response = self.get_response(request)
            if resuming.back.get():
                return _brought_back(request, response)
        finally:
            resuming.back.reset(token)
        if is_kiosk(request):
            response.headers["Refresh"] = f"{_seconds(request) + 5}; url=/"
        elif request.user.is_authenticated:
            _remember(request, response)
            _forget_sent(request, response)
        elif _was_refused(request, response):
            return _keep_and_sign_in(request, _last_person(request), response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if "Authorization" in request.headers or not (request.user.is_authenticated or is_kiosk(request)):
            return None
        until = request.session.get("until")
        if until is not None and now().timestamp() > until:
            return _end(request)
        _prolong(request)
        if asked := _ask_who(request) or _confirm_first(request, view):
            return asked
        _bring_back(request)
        return None


def is_kiosk(request: HttpRequest) -> bool:
    """Whether this browser stands in a hall for everybody."""
    return request.get_signed_cookie(KIOSK, default="", salt=SALT) == "1"


def confirm_strong(request: HttpRequest) -> bool:
    """Note when the second factor was last shown in this session; whether that was just now."""
    shown = [one["at"] for one in get_authentication_records(request, request.user) if one["method"] == "mfa"]
    if shown:
        request.session["strong"] = max(shown)
    return queries.is_strong(request)


def _seconds(request: HttpRequest) -> int:
    staff = request.user.is_authenticated and request.actor.is_staff  # type: ignore[attr-defined]
    numbers = {name: rule(f"session.{name}_idle").value for name in ("staff", "resident", "kiosk")}
    return rules.idle_for(staff=staff, kiosk=is_kiosk(request), numbers=numbers)


def _prolong(request: HttpRequest) -> None:
    """Write the session at most ten times in its span, not at every click."""
    until, span = request.session.get("until", 0), request.session.get("span", 0)
    if until - now().timestamp() < span * 0.9 or not span:
        span = _seconds(request)
        request.session["until"], request.session["span"] = now().timestamp() + span, span


def _end(request: HttpRequest) -> HttpResponse:
    """The time is up: sign out, keep what came with this click, say why."""
    person, kiosk = request.user.pk, is_kiosk(request)
    if visit := request.session.get("visit"):
        acts.end_visit(CLOCK, visit["id"])
    logout(request)
    if kiosk:
        return HttpResponseRedirect("/")
    messages.info(
        request, _("You were signed out because nothing happened for a while. Nothing you typed is lost.")
    )
    if request.method == "POST":
        return _keep_and_sign_in(request, person, None)
    return _onward(request, request.get_full_path())


def _ask_who(request: HttpRequest) -> HttpResponse | None:
    """At the counter, after a pause: is it still the same person? Until that is answered nothing is done."""
    visit = request.session.get("visit")
    if not visit or request.path.startswith("/counter/"):
        return None
    if now().timestamp() > visit["until"]:
        if request.method == "POST":
            _keep(request, request.user.pk)
        return _onward(
            request, f"{reverse('counter_still')}?{urlencode({'next': request.get_full_path()}, safe='/')}"
        )
    prolong_visit(request, visit)
    return None


def _confirm_first(request: HttpRequest, view: Any) -> HttpResponse | None:
    """A view marked ``strong = True`` opens restricted data: the second factor is shown before it runs."""
    if not getattr(view, "strong", False) or queries.is_strong(request):
        return None
    kept = request.method == "POST" and _keep(request, request.user.pk)
    onward = reverse("resume") if kept else request.get_full_path()
    return _onward(request, f"{reverse('confirm')}?{urlencode({'next': onward}, safe='/')}")


def prolong_visit(request: HttpRequest, visit: dict[str, Any]) -> None:
    """The visit goes on for the span of a kiosk."""
    span = int(rule("session.kiosk_idle").value) * 60
    if visit.get("until", 0) - now().timestamp() < span * 0.9:
        request.session["visit"] = {**visit, "until": now().timestamp() + span}


def _remember(request: HttpRequest, response: HttpResponse) -> None:
    """Whose browser this was, so that a form sent after signing out in another window finds its owner."""
    if _last_person(request) != request.user.pk:
        set_signed(response, LAST, str(request.user.pk), DAY)


def _bring_back(request: HttpRequest) -> None:
    """``?resume=12``: the page of a form shows what its reader was typing there, as if it had just been refused."""
    asked = request.GET.get("resume", "")
    found = acts.latest_draft(request.user.pk or 0) if request.method == "GET" and whole(asked) else None
    if found is None or str(found[0].pk) != asked or urlsplit(found[0].path).path != request.path:
        return
    draft, told = found
    typed = QueryDict(mutable=True)
    for name, texts in told["values"].items():
        typed.setlist(name, texts)
    # No files came: without this, asking for them would read the empty request and lose what was put in its place.
    request._files = MultiValueDict()  # type: ignore[attr-defined]
    request.method, request.POST = "POST", typed  # type: ignore[assignment,misc]
    request.session[RESUMED] = [draft.pk, request.path]
    resuming.back.set(resuming.Back(files=told["files"]))
    messages.info(request, resuming.look_again())


def _brought_back(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The form in its place; where that has gone, the words by themselves."""
    if response.status_code in (302, 403, 404, 405):
        return HttpResponseRedirect(f"{reverse('resume')}?here=1")
    if response.status_code in (409, 422):
        response.status_code = 200
    return response


def address_of(draft: Any) -> str:
    """Where what was typed is shown in its own form."""
    path, asked = urlsplit(draft.path).path, QueryDict(urlsplit(draft.path).query, mutable=True)
    asked["resume"] = str(draft.pk)
    return f"{path}?{asked.urlencode()}"


def _forget_sent(request: HttpRequest, response: HttpResponse) -> None:
    """A draft that was sent after all, and taken, is kept no longer."""
    if request.method != "POST" or response.status_code != 302:
        return
    sent, (resumed, path) = request.POST.get("draft", ""), request.session.get(RESUMED, (None, ""))
    if number := whole(sent):
        acts.drop_draft(request.user.pk or 0, number)
    if resumed and path == request.path:
        acts.drop_draft(request.user.pk or 0, resumed)
        del request.session[RESUMED]


def set_signed(response: HttpResponse, name: str, value: str, seconds: int) -> None:
    """A cookie that only we can have written."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_signed_cookie(
        name, value, salt=SALT, max_age=seconds, httponly=True, samesite="Lax", secure=secure
    )


def _last_person(request: HttpRequest) -> int | None:
    value = request.get_signed_cookie(LAST, default="", salt=SALT, max_age=DAY)
    return whole(value)


def _was_refused(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a form was turned away only because nobody is signed in any more."""
    if request.method != "POST" or _last_person(request) is None or request.path.startswith(NO_DRAFTS):
        return False
    to_login = response.status_code == 302 and response.headers["Location"].startswith(settings.LOGIN_URL)
    return to_login or response.status_code in (403, 404)


def _keep(request: HttpRequest, person: int | None) -> bool:
    if person is None or request.path.startswith(NO_DRAFTS):
        return False
    values = {
        name: texts
        for name, texts in request.POST.lists()
        if name not in NOT_TYPED and "password" not in name
    }
    acts.keep_draft(person, request.get_full_path(), values, files=bool(request.FILES))
    return True


def _keep_and_sign_in(
    request: HttpRequest, person: int | None, response: HttpResponse | None
) -> HttpResponse:
    kept = _keep(request, person)
    onward = reverse("resume") if kept else request.get_full_path() if request.method == "GET" else "/"
    return _onward(request, f"{settings.LOGIN_URL}?{urlencode({'next': onward}, safe='/')}")


def _onward(request: HttpRequest, address: str) -> HttpResponse:
    """A redirect that a part of a page swapped in by htmx follows as a whole page."""
    return (
        HttpResponseClientRedirect(address)
        if getattr(request, "htmx", False)
        else HttpResponseRedirect(address)
    )
