"""What every request passes: headers that close doors, who acts, refusals as pages."""

import json
import logging
from collections.abc import Callable

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from linli.kernel.refusals import NotFound, Refused, TooMany

Answer = Callable[[HttpRequest], HttpResponse]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; "
    "worker-src 'self'"
)
log = logging.getLogger("linli")


class SecurityHeaders:
    """A strict policy on every answer that has not set its own, and one sentence when the database is away."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            response = self.get_response(request)
        except (OperationalError, InterfaceError):
            response = away(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "geolocation=(), camera=(self), microphone=()")
        return response


class WhoActs:
    """Put the actor on the request, and turn refusals that no form caught into a page or JSON."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.find = import_string(settings.LINLI_ACTOR_OF)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: self.find(request))  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, OperationalError | InterfaceError):
            return away(request)
        if isinstance(error, Http404):
            error = NotFound(_("There is nothing here, or it is not open to you."))
        return refusal(request, error) if isinstance(error, Refused) else None


def wants_json(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def refusal(request: HttpRequest, error: Refused) -> HttpResponse:
    """A refusal as the reader needs it: JSON for programs, a page for people."""
    if wants_json(request):
        body = {"error": error.code, "message": str(error.message), "field": error.field}
        response: HttpResponse = JsonResponse(body, status=error.status, json_dumps_params={"ensure_ascii": False})
    else:
        known = {403: "403.html", 404: "404.html", 409: "409.html", 429: "429.html"}
        response = render(
            request, known.get(error.status, "400.html"), {"message": error.message}, status=error.status
        )
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.after)
    return response


def away(request: HttpRequest) -> HttpResponse:
    """The database does not answer: say so without asking it anything."""
    log.exception("the database does not answer")
    message = _("The system is catching its breath. Nothing you typed is lost: wait a minute, then send again.")
    if wants_json(request):
        body = json.dumps({"error": "Away", "message": message}, ensure_ascii=False)
        response = HttpResponse(body, status=503, content_type="application/json")
    else:
        response = HttpResponse(_page(message), status=503)
    response.headers["Retry-After"] = "60"
    return response


def _page(message: str) -> str:
    """A page that needs neither a session nor a template's context."""
    return (
        '<!doctype html><html lang="zh-Hans"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>邻里</title>'
        f'<link rel="stylesheet" href="{settings.STATIC_URL}linli.css"><main class="page"><h1>503</h1><p>{message}</p>'
    )
