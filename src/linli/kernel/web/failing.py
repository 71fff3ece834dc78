"""Answers that say no or that something failed: JSON for programs, a page for people, even without a database."""

import logging
import sys
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from linli.kernel.actors import NOBODY, Actor
from linli.kernel.refusals import NotFound, NotYours, Refused, TooMany
from linli.kernel.web.again import again

# The addresses at which posts work.
POSTS = ("/desk/", "/board/", "/more/")
AWAY = (OperationalError, InterfaceError)
PAGES = {403: "403.html", 404: "404.html", 409: "409.html", 429: "429.html", 500: "500.html", 503: "503.html"}
log = logging.getLogger("linli")


def closed(request: HttpRequest, error: Refused) -> HttpResponse:
    """A refusal that no form caught. Where posts work, whoever is signed out may sign in and come back, and for
    whoever holds no post there is nothing."""
    actor: Actor = getattr(request, "actor", NOBODY)
    of_posts = request.path.startswith(POSTS) and isinstance(error, NotYours | NotFound)
    if of_posts and actor.is_anonymous and request.method in ("GET", "HEAD"):
        return _to_sign_in(request)
    if of_posts and not actor.posts:
        error = NotFound(_("There is nothing here, or it is not open to you."))
    return refusal(request, error)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    where = f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()}, safe='/')}"
    # A part of a page that htmx asked for is followed as a whole page.
    whole = getattr(request, "htmx", False)
    return HttpResponseClientRedirect(where) if whole else HttpResponseRedirect(where)


def refusal(request: HttpRequest, error: Refused) -> HttpResponse:
    """A refusal that no form caught."""
    response = _answer(request, error.status, error.code, error.message, field=error.field)
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.after)
    return response


def away(request: HttpRequest) -> HttpResponse:
    """The database does not answer: say so without asking it anything."""
    log.exception("the database does not answer")
    message = _(
        "The system is catching its breath. Nothing you typed is lost: wait a minute, then send again."
    )
    response = _answer(request, 503, "Away", message, bare=True)
    response.headers["Retry-After"] = "60"
    return response


def failed(request: HttpRequest) -> HttpResponse:
    """What Django asks for when an exception came through."""
    if isinstance(sys.exc_info()[1], AWAY):
        return away(request)
    message = _("Something went wrong on our side. It has been noted; please try again in a minute.")
    return _answer(request, 500, "Failed", message, bare=True)


def missing(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """No page has this address."""
    return refusal(request, NotFound(_("There is nothing here, or it is not open to you.")))


def unproved(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the token that shows that one of our own pages sent it."""
    if not wants_json(request) and (kept := again(request)):
        return kept
    message = _(
        "This page lay open too long, or the form was sent from elsewhere. Load the page anew and send again."
    )
    return refusal(request, NotYours(message, code="Unproved"))


def wants_json(request: HttpRequest) -> bool:
    return request.path.startswith(("/api/", "/healthz"))


def _answer(
    request: HttpRequest,
    status: int,
    code: str,
    message: Any,
    *,
    field: str | None = None,
    bare: bool = False,
) -> HttpResponse:
    if wants_json(request):
        body = {"error": code, "message": str(message), "field": field}
        return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
    template, context = PAGES.get(status, "400.html"), {"message": message}
    if not bare:
        try:
            return render(request, template, context, status=status)
        except (DatabaseError, InterfaceError):
            log.exception("a refusal is shown without its reader")
    return HttpResponse(render_to_string(template, context), status=status)
