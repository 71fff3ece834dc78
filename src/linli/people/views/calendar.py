"""My calendar: what is coming, and a secret address of it for a phone."""

from typing import Any

import segno
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from linli.kernel.actors import Actor
from linli.kernel.calendars import by_day, coming, shown
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.web.feeds import PRIVATE, answer, to_subscribe
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.trying import tried
from linli.people import queries
from linli.people.acts import make_calendar_address
from linli.people.models import Person
from linli.people.states import TokenScope

PERSON = "people.person"
MOST = 60  # lines on the page; the calendar holds all


@never_cache
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What is coming, day by day; the addresses of my calendar. A new one is shown this once."""
    actor = actor_of(request)
    form, status, done = tried(request, make_calendar_address)
    made = _to_copy(done.noun.secret) if done else {}
    me = find(PERSON, actor, actor.behalf_id or actor.person_id or 0)
    found = coming(PERSON, _alone(me), me)
    own = actor.behalf_id is None
    live = queries.tokens_of(actor).filter(scope=TokenScope.CALENDAR, state="live")[:20] if own else []
    return page(
        request, "people/calendar.html", status=200 if done else status, days=by_day(found[:MOST]),
        more=len(found) > MOST, form=form, made=made, addresses=live, own=own,
    )  # fmt: skip


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar that a secret address opens; an address that was revoked does not exist."""
    me = queries.person_of_calendar(secret)
    if me is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    with translation.override(me.language):
        return answer(request, _("My calendar"), shown(PERSON, _alone(me), me), PRIVATE)


def _alone(me: Person) -> Actor:
    """The person without their posts: what a stolen address could show is their own matters only."""
    return Actor(person_id=me.pk, name=me.name, via="link")


def _to_copy(secret: str) -> dict[str, Any]:
    address = settings.LINLI_SITE + reverse("my_feed", args=[secret])
    tap = to_subscribe(address)
    drawn = segno.make(tap, error="m").svg_inline(
        scale=4, border=4, light="#fff", svgclass=None, lineclass=None
    )
    return {"address": address, "tap": tap, "drawn": mark_safe(drawn)}  # noqa: S308 — drawn by us from an address
