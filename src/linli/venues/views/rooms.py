"""A body's rooms against their standard, its plans and safety checks; how they were used."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel import rulebook
from linli.kernel.acts import offers
from linli.kernel.clock import today
from linli.kernel.clock.days import DAY, days_in_months
from linli.kernel.privacy.suppress import suppress_cells
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.templatetags.face import rate
from linli.kernel.web.acting import address
from linli.kernel.web.pages import actor_of, page
from linli.organisations import queries as organisations
from linli.venues import acts, policy, queries
from linli.venues.queries.use import use_of
from linli.venues.rules.standards import ACTIVITY, OFFICE, SERVICE, UNSAID
from linli.venues.states import By
from linli.venues.views.adding import make

BODY, MOST = "organisations.body", 100


def groups() -> dict[str, str]:
    return {
        OFFICE: pgettext("use of rooms", "Offices"), SERVICE: pgettext("use of rooms", "Services"),
        ACTIVITY: pgettext("use of rooms", "Activities"), UNSAID: pgettext("use of rooms", "Use not entered"),
    }  # fmt: skip


def because() -> dict[str, str]:
    return {
        "least": _("at least so much for every community"), "new": _("at least so much for a newly built community"),
        "households": _("so much for every hundred households"),
    }  # fmt: skip


@require_safe
def shown(request: HttpRequest, pk: int) -> HttpResponse:
    """Open to everybody: what there is, what is missing, what is being done about it, when safety was looked at."""
    actor = actor_of(request)
    body = find(BODY, actor, pk)
    rooms = queries.rooms_of([body])[pk]
    manages = actor.can(policy.MANAGE, body.path)
    standing = rooms.standing
    names = groups()
    return page(
        request, "venues/rooms.html", body=body, rooms=rooms, standing=standing, because=because()[standing.because],
        areas=[[names[key], _("%(n)s m²") % {"n": _plain(area)}] for key, area in sorted(standing.by_group.items())],
        plans=[(one, _ways(actor, one)) for one in rooms.plans], checks=_checks(pk), manages=manages,
        ways=_new(pk, rooms, queries.sites_of(pk)) if manages else [],
    )  # fmt: skip


def _plain(area: Any) -> str:
    return f"{area.normalize():f}" if area else "0"


def _ways(actor: Any, noun: Any) -> list[dict[str, Any]]:
    return [
        {"label": one.label, "url": address(one, noun), "primary": one.primary, "danger": one.danger}
        for one in offers(actor, noun)
    ]


def _checks(pk: int) -> list[dict[str, Any]]:
    days = int(rulebook.get("venues.check.remind").number)
    return [
        {"one": one, "late": one.next_on < today(), "soon": (one.next_on - today()).days <= days}
        for one in queries.checks_of(pk)
    ]


def _new(pk: int, rooms: Any, sites: list[Any]) -> list[dict[str, Any]]:
    """What who looks after the rooms may enter."""
    measure = rooms.measure
    enter = {"label": acts.enter_measure.label, "url": reverse("venues:enter_measure", args=[pk])}
    change = {
        "label": acts.change_measure.label,
        "url": address(acts.change_measure, measure) if measure else "",
    }
    found = [
        change if measure else enter,
        {"label": acts.make_plan.label, "url": reverse("venues:make_plan", args=[pk])},
    ]
    for site in sites:
        label = acts.enter_check.label if len(sites) == 1 else f"{acts.enter_check.label} · {site.name}"
        found.append({"label": label, "url": reverse("venues:enter_check", args=[site.pk])})
    return found


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """A plan to close a gap."""
    return make(request, acts.make_plan, BODY, pk, "body", reverse("venues:rooms", args=[pk]))


@require_http_methods(["GET", "POST"])
def measure(request: HttpRequest, pk: int) -> HttpResponse:
    """What a body's rooms are measured by."""
    return make(request, acts.enter_measure, BODY, pk, "body", reverse("venues:rooms", args=[pk]))


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """A safety check of a site."""
    site = find("venues.site", actor_of(request), pk)
    return make(
        request, acts.enter_check, "venues.site", pk, "site", reverse("venues:rooms", args=[site.body_id])
    )


@require_safe
def below(request: HttpRequest) -> HttpResponse:
    """The gap list of all communities under a post, plans that are late, checks that are due."""
    actor = actor_of(request)
    reach = actor.reach(policy.MANAGE)
    if reach is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    own = [ref for ref in organisations.tree().below(reach) if ref.level == "community"][:MOST]
    found = queries.rooms_of(own)
    rows = [
        [{"text": ref.name, "url": reverse("venues:rooms", args=[ref.pk])}, *_cells(found[ref.pk])]
        for ref in sorted(own, key=lambda ref: -found[ref.pk].standing.gap)
    ]
    head = [_("Community"), _("Square metres"), _("Standard"), _("Still missing"), _("Offices"), _("Plans")]
    return page(
        request, "venues/desk/rooms.html", rows=rows, head=head, late=list(queries.plans_late(reach)[:MOST]),
        checks=list(queries.checks_due(reach)[:MOST]), today=today(),
    )  # fmt: skip


def _cells(rooms: Any) -> list[Any]:
    one = rooms.standing
    percent = one.office_percent
    return [
        *(float(n) if n % 1 else int(n) for n in (one.total, one.asked, one.gap)),
        rate(percent / 100, 0) if percent is not None else "",
        len(rooms.open_plans),
    ]  # fmt: skip


@require_safe
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """How the places of a body were used in a month; it fills itself."""
    body = find(BODY, actor_of(request), pk)
    first = _month(request.GET.get("month", ""))
    until = first + days_in_months(first, 1) * DAY
    found = use_of(pk, first, min(until, max(today() + DAY, first + DAY)))
    by = suppress_cells(found.by)
    names = dict(By.choices)
    return page(
        request, "venues/use.html", body=body, first=first, last=until - DAY, use=found, share=rate(found.share),
        outside=rate(found.outside), rows=[_row(one) for one in found.rows], head=_head(),
        by=_by(by.cells, names), hides=by.hides,
        total={"open": found.total("open"), "unmet": found.total("unmet")}, by_head=[_("For whom"), _("Bookings")],
        before=f"{(first - DAY):%Y-%m}", after=f"{until:%Y-%m}" if until <= today() else "",
    )  # fmt: skip


def _head() -> list[str]:
    return [
        _("Place"), _("Hours open"), _("Hours booked"), _("Hours used"), _("Bookings"), _("Nobody came"),
        _("Asked in vain"), _("Booked of the hours open"),
    ]  # fmt: skip


def _row(one: Any) -> list[Any]:
    here = {"text": f"{one.venue.site.name} · {one.venue.name}", "url": one.venue.get_absolute_url()}
    hours = [int(n) if n == int(n) else n for n in (one.open, one.booked, one.used)]
    return [here, *hours, one.bookings, one.missed, one.unmet, rate(one.share)]


def _by(cells: Any, names: Any) -> list[list[Any]]:
    """For whom it was booked; nothing where every number is too small to be told."""
    if not any(cells.values()):
        return []
    return [[names[key], _("fewer than 5") if n is None else n] for key, n in cells.items() if n != 0]


def _month(text: str) -> date:
    """The month asked for, else the present one; never one to come."""
    try:
        year, month = (int(part) for part in text.split("-"))
        found = date(year, month, 1)
    except ValueError:
        found = today().replace(day=1)
    return min(max(found, date(2000, 1, 1)), today().replace(day=1))
