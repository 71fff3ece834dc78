"""Residents look for a place, look at one, and see when it is free. Who has it is not told here."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.kernel.clock import now, today
from linli.kernel.clock.days import DAY
from linli.kernel.happenings import happenings
from linli.kernel.queries import find
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.sections import sections
from linli.kernel.whole import whole
from linli.organisations import queries as organisations
from linli.venues import policy, queries, rules
from linli.venues.forms import Search
from linli.venues.queries.limits import number
from linli.venues.queries.sites import sites_near
from linli.venues.views import telling
from linli.venues.views.asked import day_in
from linli.venues.views.wishing import asked_of, wish_of

LOOK_AHEAD = 14


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """What is lent around here; free at a time where one was said."""
    form = Search(request.GET or None)
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    here, size = organisations.here(request), number("found")
    after = min(whole(request.GET.get("after", "")) or 0, 10_000)
    wish = wish_of(said, here.area_code if here else "")
    found = [] if form.is_bound and not form.is_valid() else queries.free_venues(wish, size + 1, after)
    more = request.GET.copy()
    more["after"] = str(after + size)
    return page(
        request, "venues/places.html", form=form, around=organisations.place_name(here) if here else "",
        here=here, asked=bool(said), timed=wish.span is not None,
        narrowed=any(said.get(name) for name in ("q", "kind", "equipment", "barrier_free")),
        found=[_card(one, said, bool(here)) for one in found[:size]],
        slice={"more": f"?{more.urlencode()}" if len(found) > size else "", "first": "?" if after else ""},
        sites=[] if said or after else sites_near(here.area_code if here else "", 6),
    )  # fmt: skip


def _card(one: Any, said: dict[str, Any], nearness: bool) -> dict[str, Any]:
    asked = asked_of(said)
    name = "venues:book" if "start" in asked else "venues:venue"
    address = reverse(name, args=[one.id])
    return {
        "name": one.name, "site": one.site, "url": f"{address}?{urlencode(asked)}" if asked else address,
        "look": reverse("venues:venue", args=[one.id]), "seats": one.seats, "barrier_free": one.barrier_free,
        "equipment": telling.words_of(one.equipment), "mode": telling.mode_said(one.mode),
        "reach": telling.reach_said(one.reach) if nearness else "", "free": "start" in asked,
    }  # fmt: skip


@require_safe
def site(request: HttpRequest, pk: int) -> HttpResponse:
    """A place: where it is, when it is open, what is lent there, what is on."""
    actor = actor_of(request)
    one = find("venues.site", actor, pk)
    lent = queries.venues_of(one)
    return page(
        request, "venues/site.html", site=one, lent=[_lent(venue) for venue in lent],
        hours=telling.hours_said(lent[0]) if lent else [], closed=telling.closings_said(lent[0]) if lent else [],
        on=happenings(one.label(), actor, one, now(), now() + timedelta(days=LOOK_AHEAD)),
        keeps=policy.is_manager(actor, one) or policy.is_steward(actor, one), sections=sections(actor, one),
    )  # fmt: skip


def _lent(venue: Any) -> dict[str, Any]:
    return {
        "name": venue.name, "url": venue.get_absolute_url(), "seats": venue.seats, "kind": venue.get_kind_display(),
        "equipment": telling.words_of(venue.equipment), "barrier_free": venue.barrier_free,
    }  # fmt: skip


@require_safe
def venue(request: HttpRequest, pk: int) -> HttpResponse:
    """What is lent, by what rules, and the free times of a day: one tap leads to booking."""
    actor = actor_of(request)
    one = find("venues.venue", actor, pk)
    limits, day = queries.limits_of(one), max(day_in(request), today())
    first = _strip_from(day)
    here = reverse("venues:venue", args=[pk])
    return page(
        request, "venues/venue.html", venue=one, is_open=policy.is_open(one), limits=limits,
        strip=telling.strip(first, day, lambda each: f"{here}?day={each.isoformat()}"),
        told=telling.day_told(one, limits, day), rules=telling.rules_said(one, limits),
        mode=telling.mode_said(one.mode), equipment=telling.words_of(one.equipment),
        hours=telling.hours_said(one), closed=telling.closings_said(one),
        keeps=policy.is_steward(actor, one) or policy.is_manager(actor, one), sections=sections(actor, one),
    )  # fmt: skip


def _strip_from(day: Any) -> Any:
    """Weeks of seven days counted from today, so that today is the first."""
    return today() + ((day - today()) // DAY // 7) * 7 * DAY


@require_safe
def week(request: HttpRequest, pk: int) -> HttpResponse:
    """Seven days of a venue, free and taken; a table that reads as sentences on a phone."""
    one = find("venues.venue", actor_of(request), pk)
    limits, first = queries.limits_of(one), day_in(request)
    lent = queries.hours_of(one, first, first + 7 * DAY)
    taken = queries.busy(one.leaves, lent[0][0], lent[-1][1]) if lent else []
    rows = [_day_row(one, first + n * DAY, lent, taken) for n in range(7)]
    here = reverse("venues:week", args=[pk])
    return page(
        request, "venues/week.html", venue=one, rows=rows, limits=limits,
        head=[_("Day"), _("Lent"), _("Taken"), _("Still free")],
        back=f"{here}?day={(first - 7 * DAY).isoformat()}", on=f"{here}?day={(first + 7 * DAY).isoformat()}",
    )  # fmt: skip


def _day_row(venue: Any, day: Any, lent: list[Any], taken: list[Any]) -> list[Any]:
    begin, end = rules.bounds_of(day)
    inside = [(max(a, begin), min(b, end)) for a, b in lent if a < end and b > begin]
    gone = [(max(a, begin), min(b, end)) for a, b in (one.core for one in taken) if a < end and b > begin]
    free = rules.minus(inside, gone)
    address = f"{venue.get_absolute_url()}?day={day.isoformat()}"
    return [
        {"text": telling.day_said(day), "url": address if day >= today() else ""},
        telling.spans_said(inside) or _("closed"), telling.spans_said(rules.merged(gone)) or "–",
        telling.spans_said(free) or "–",
    ]  # fmt: skip
