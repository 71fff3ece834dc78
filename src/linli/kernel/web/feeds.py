"""Calendars at their addresses: of a public noun for everybody; private ones by their owners' own addresses."""

from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.kernel.actors import NOBODY
from linli.kernel.calendars import feed, shown
from linli.kernel.clock import now
from linli.kernel.happenings import Happening, is_told
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.rulebook import get as rule

PUBLIC, PRIVATE = "public, max-age=300", "private, no-cache"


@require_safe
def public(request: HttpRequest, noun: str, pk: int) -> HttpResponse:
    """The calendar of a place or a body, as anybody may know it, whoever asks."""
    if not is_told(noun):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    with translation.override(settings.LANGUAGE_CODE):
        one = find(noun, NOBODY, pk)
        return answer(request, str(one), shown(noun, NOBODY, one), PUBLIC)


def answer(request: HttpRequest, title: str, found: Iterable[Happening], keep: str) -> HttpResponse:
    """A calendar, or 304 where the phone has just this one."""
    hours = int(rule("calendar.refresh").value)
    body = feed(title, found, site=settings.LINLI_SITE, at=now(), refresh=timedelta(hours=hours))
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": keep, "X-Robots-Tag": "noindex"}
    made = HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)
    given = get_conditional_response(request, etag=tag, response=made) or made
    given.headers.setdefault("Cache-Control", keep)
    return given


def address_of(noun: str, pk: int) -> str:
    """Where everybody may subscribe to the calendar of a public noun."""
    return settings.LINLI_SITE + reverse("feed", args=[noun, pk])


def to_subscribe(address: str) -> str:
    """The same for a phone's calendar, which asks whether to subscribe when this is tapped."""
    return "webcal://" + address.partition("://")[2]
