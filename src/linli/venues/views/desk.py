"""The desk of those who look after places: what waits, what is on today, each site, the week of each venue."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.kernel.clock import now, today
from linli.kernel.clock.days import DAY
from linli.kernel.clock.remaining import say
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.web.acting import address
from linli.kernel.web.pages import actor_of, page
from linli.venues import acts, policy, queries, rules
from linli.venues.forms.booking import asker_of
from linli.venues.queries.desk import of_the_week, to_decide, to_enter, today_at
from linli.venues.queries.saying import answer_due, status_of, when
from linli.venues.queries.sites import sites_of
from linli.venues.queries.spaces import spaces_of
from linli.venues.states import Life, State
from linli.venues.views import telling
from linli.venues.views.asked import day_in

SHOWN = 30


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Requests to answer, bookings whose course is to be entered, what is on today."""
    actor = actor_of(request)
    if not (policy.is_steward_somewhere(actor)):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    sites = sites_of(actor)
    return page(
        request, "venues/desk/desk.html", queues=left(sites), sites=sites,
        asked=[_request(actor, one) for one in to_decide(actor)[:SHOWN]],
        enter=[_line(one, acts.use_booking) for one in to_enter(actor)[:SHOWN]],
        today=[_line(one) for one in today_at(actor)[:SHOWN]], adds=acts.add_site.may(actor, None),
    )  # fmt: skip


def left(sites: list[Any], current: int = 0) -> list[dict[str, Any]]:
    """What stands at the left of every page here."""
    found = [
        {"label": _("Waiting and today"), "url": reverse("venues:desk"), "count": "", "current": not current}
    ]
    return found + [
        {
            "label": one.name,
            "url": reverse("venues:desk_site", args=[one.pk]),
            "count": "",
            "current": one.pk == current,
        }
        for one in sites
    ]


def _line(one: Any, act: Any = None) -> dict[str, Any]:
    return {
        "title": f"{one.venue.name} · {when(one)}", "url": one.get_absolute_url(), "place": one.site.name,
        "asker": asker_of(one), "status": status_of(one),
        "offer": {"label": act.label, "url": f"{address(act, one)}?back={reverse('venues:desk')}"} if act else None,
    }  # fmt: skip


def _request(actor: Any, one: Any) -> dict[str, Any]:
    due = answer_due(one)
    late = due <= now()
    words = (_("should have been answered by %(by)s") if late else _("answer by %(by)s")) % {
        "by": say(due, now())
    }
    deadline = {"state": "overdue" if late else "ok", "words": words, "full": words}
    return {**_line(one, acts.approve_booking), "deadline": deadline}


@require_safe
def site(request: HttpRequest, pk: int) -> HttpResponse:
    """A site as its keepers see it: spaces, what is lent, closings, and what can be changed."""
    actor = actor_of(request)
    one = find("venues.site", actor, pk)
    if not (policy.is_manager(actor, one) or policy.is_steward(actor, one)):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    lent = queries.venues_of(one)
    manages = policy.is_manager(actor, one) and policy.is_open(one)
    return page(
        request, "venues/desk/site.html", site=one, queues=left(sites_of(actor), pk), manages=manages,
        spaces=[_space(each, manages) for each in spaces_of(one)], lent=[_venue(each, manages) for each in lent],
        closed=[_closing(each, manages) for each in one.closings.select_related("venue").filter(
            state="stands", ends__gt=now()).order_by("begins")[:SHOWN]],
        acts=telling.buttons(actor, one, "") if manages else [],
    )  # fmt: skip


def _space(one: Any, manages: bool) -> dict[str, Any]:
    said = [
        one.get_function_display() if one.function else "",
        f"{float(one.area_m2):g} m²" if one.area_m2 else "",
        _("%(n)d seats") % {"n": one.seats} if one.seats else "",
        *telling.words_of(one.equipment),
        _("without steps") if one.barrier_free else "",
        one.get_state_display() if one.state == Life.RETIRED else "",
    ]
    return {
        "name": one.name, "depth": min(one.depth, 3), "said": [each for each in said if each],
        "url": address(acts.change_space, one) if manages and one.state == Life.OPEN else "",
    }  # fmt: skip


def _venue(one: Any, manages: bool) -> dict[str, Any]:
    can = (acts.set_hours, acts.change_venue, acts.write_terms, acts.retire_venue) if manages else ()
    return {
        "name": one.name, "kind": one.get_kind_display(), "mode": one.get_mode_display(), "seats": one.seats,
        "url": reverse("venues:desk_week", args=[one.pk]),
        "ways": [{"label": each.label, "url": address(each, one)} for each in can],
    }  # fmt: skip


def _closing(one: Any, manages: bool) -> dict[str, Any]:
    return {
        "what": one.venue.name if one.venue else _("The whole place"), "reason": one.reason,
        "when": telling.closing_when(one.begins, one.ends), "url": address(acts.lift_closing, one) if manages else "",
    }  # fmt: skip


@require_safe
def week(request: HttpRequest, pk: int) -> HttpResponse:
    """The week of a venue with who has it, and what else takes its spaces: for those who look after the place."""
    actor = actor_of(request)
    venue = find("venues.venue", actor, pk)
    if not policy.is_steward(actor, venue):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    first = day_in(request)
    first -= first.weekday() * DAY
    rows = of_the_week(venue, first, first + 7 * DAY)
    lent = queries.hours_of(venue, first, first + 7 * DAY)
    here = reverse("venues:desk_week", args=[pk])
    return page(
        request, "venues/desk/week.html", venue=venue, queues=left(sites_of(actor), venue.site_id),
        days=[_day(venue, first + n * DAY, rows, lent) for n in range(7)], is_open=policy.is_open(venue),
        back=f"{here}?day={first - 7 * DAY}", on=f"{here}?day={first + 7 * DAY}", first=first, last=first + 6 * DAY,
    )  # fmt: skip


def _day(venue: Any, day: Any, rows: list[Any], lent: list[Any]) -> dict[str, Any]:
    begin, end = rules.bounds_of(day)
    inside = [(max(a, begin), min(b, end)) for a, b in lent if a < end and b > begin]
    return {
        "said": telling.day_said(day), "today": day == today(), "lent": telling.spans_said(inside) or _("closed"),
        "rows": [
            {
                "time": telling.spans_said([(max(one.begins, begin), min(one.ends, end))]), "who": asker_of(one),
                "what": one.purpose or one.get_use_display(), "url": one.get_absolute_url(), "status": status_of(one),
                "other": one.venue.name if one.venue_id != venue.pk else "",
                "asks": one.state in (State.REQUESTED, State.WAITING),
            }
            for one in rows if one.begins < end and one.ends > begin
        ],
    }  # fmt: skip
