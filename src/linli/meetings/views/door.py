"""At the door: the page that works without a network, what it needs of the server, and the worker that keeps it."""

import hashlib
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import now, today
from linli.kernel.clock.days import midnight_after
from linli.kernel.privacy.cipher import blinds
from linli.kernel.refusals import NotFound, NotYours
from linli.kernel.web import page
from linli.kernel.web.pages import actor_of
from linli.meetings import policy
from linli.meetings.queries.notes import places_of
from linli.meetings.states import Thing

FILES = (
    "linli.css", "favicon.svg", "meetings/door.css", "meetings/door-store.js", "meetings/door-send.js",
    "meetings/door.js",
)  # fmt: skip
PHOTOS = 3
MOST_DAYS = 60


@never_cache
@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """The page itself, for a post that goes out. It holds nothing of its reader."""
    _walker(actor_of(request))
    return shell(request)


@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """The same page as the device keeps it: the same for everybody, open to everybody, and empty."""
    return page(request, "meetings/door.html", **_told())


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the page. Its version is that of all that it keeps."""
    files = [static(one) for one in FILES]
    shown = render_to_string("meetings/door.html", _told(), request)
    version = hashlib.sha256("|".join([shown, *files]).encode()).hexdigest()[:16]
    context = {
        "version": version, "page": reverse("meetings:door"), "shell": reverse("meetings:door_shell"), "files": files,
    }  # fmt: skip
    text = render_to_string("meetings/door_worker.js", context)
    return HttpResponse(text, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@never_cache
@require_safe
def state(request: HttpRequest) -> JsonResponse:
    """Who is signed in, as far as the device needs it: their places, their keys for today and for days of drafts."""
    actor = actor_of(request)
    if actor.is_anonymous:
        return JsonResponse({"error": "SignedOut", "message": _("You are signed out.")}, status=401)
    _walker(actor)
    owners, on = _derived(actor, "owner"), today()
    return JsonResponse(
        {
            "owner": owners[0],
            "owners": owners,
            "day": on.isoformat(),
            "left": (midnight_after(on) - now()).total_seconds(),
            "now": int(now().timestamp() * 1000),
            "tolerance": int(rulebook.get("meetings.note.ahead").number) * 60,
            "csrf": get_token(request),
            "places": [{"code": ref.area_code, "name": ref.name} for ref in places_of(actor)],
            "keys": {
                one.isoformat(): _derived(actor, one.isoformat())
                for one in [on, *_asked(request.GET.get("days", ""), on)]
            },
        }
    )


def _told() -> dict[str, Any]:
    return {"things": Thing.choices, "most": PHOTOS, "track": settings.LINLI_SITE + reverse("needs:track")}


def _walker(actor: Actor) -> None:
    if policy.is_walker(actor, None):
        return
    if any(policy.WALK in post.permissions for post in actor.posts):
        raise NotYours(
            _("This page is for a post that goes out. Change to your post at the top of the page.")
        )
    raise NotFound(_("There is nothing here, or it is not open to you."))


def _derived(actor: Actor, what: str) -> list[str]:
    """32 bytes that only this server can tell of a person and a day, under each of its keys, that of today first."""
    return [mac.rpartition("$")[2] for mac in blinds(f"{actor.person_id}|{what}", "meetings.door")]


def _asked(text: str, on: date) -> list[date]:
    """The days before today whose drafts the device still holds and may still open."""
    oldest = on - timedelta(days=int(rulebook.get("meetings.door.keys").number))
    found = {one for part in text.split(",")[:MOST_DAYS] if (one := _day(part))}
    return sorted(one for one in found if oldest <= one < on)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


__all__ = ["door", "shell", "state", "worker"]
