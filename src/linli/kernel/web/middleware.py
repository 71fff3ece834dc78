"""What every request passes: headers that close doors, who acts, refusals as pages."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from linli.kernel.refusals import Refused
from linli.kernel.web.failing import AWAY, away, closed, missing

Answer = Callable[[HttpRequest], HttpResponse]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; "
    "worker-src 'self'"
)


class SecurityHeaders:
    """A strict policy on every answer that has not set its own."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
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
        if isinstance(error, AWAY):
            return away(request)
        if isinstance(error, Http404):
            return missing(request)
        return closed(request, error) if isinstance(error, Refused) else None
