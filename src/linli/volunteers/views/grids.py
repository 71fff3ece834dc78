"""Grids: the map and the list of a community for everybody, forming and changing them at the desk."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from linli.kernel.clock import now, today
from linli.kernel.privacy.publishing import threshold
from linli.kernel.queries import find
from linli.kernel.templatetags.face import day
from linli.kernel.web.acting import address
from linli.kernel.web.charts import Chart
from linli.kernel.web.maps import Tile, by_area
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.organisations import queries as organisations
from linli.volunteers import policy_near as policy
from linli.volunteers.acts import neighbours as doing
from linli.volunteers.models import Grid, Mate, Team
from linli.volunteers.queries import neighbours as asking
from linli.volunteers.states.neighbours import MateState
from linli.volunteers.views.near_frame import (
    for_post,
    for_somebody,
    group,
    line,
    listing,
    make,
    show,
    status,
    thing,
    way,
)


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Find the grids of a community by a part of its name."""
    text = request.GET.get("q", "").strip()
    refs = _communities(text) if text else []
    if len(refs) == 1:
        return HttpResponseRedirect(reverse("volunteers:grids_of", args=[refs[0].id]))
    return show(request, "volunteers/near/choose.html", False, text=text, found=refs[:20])


def _communities(text: str) -> list[Any]:
    tree = organisations.tree()
    rows = (ref for ref in tree.answering() if ref.level == "community" and text in ref.name)
    return sorted(rows, key=lambda ref: ref.area_code)


@require_GET
def of_community(request: HttpRequest, pk: int) -> HttpResponse:
    """The grids of a community as a map of tiles and a list: places, teams, desks."""
    body = find("organisations.body", actor_of(request), pk)
    grids = asking.grids_of(body.pk)
    teams = asking.teams_of(grids)
    told = [
        {
            "grid": one,
            "status": status(one),
            "places": one.place_names,
            "households": _households(one),
            "teams": teams.get(one.pk, []),
        }
        for one in grids
    ]
    tiles = [
        Tile(one.name, one.households if _households(one) else None, url=one.get_absolute_url())
        for one in grids
    ]
    chart = _map(tiles) if len(tiles) > 1 else None
    may = policy.keeps_grid(actor_of(request), _Of(body))
    return show(
        request,
        "volunteers/near/grids.html",
        False,
        body=body,
        grids=told,
        chart=chart,
        new=f"{reverse('volunteers:form_grid')}?body={body.pk}" if may else "",
    )


def _map(tiles: list[Tile]) -> Chart:
    """Households by grid: the number that the community entered, no count of persons."""
    n = sum(int(one.value or 0) for one in tiles)
    return by_area(
        _("Households by grid"), tiles, measure=_("Households"), period=day(today()), n=n,
        source=_("The register of grids"), calculated_at=now(),
    )  # fmt: skip


class _Of:
    """What a policy asks of a grid, for one that is not there yet."""

    def __init__(self, body: Any) -> None:
        self.body = body


def _households(grid: Grid) -> str:
    """The number, unless it is so small that it could tell of somebody."""
    least = threshold(restricted=True)
    if grid.households is None:
        return ""
    return f"{grid.households:,}" if grid.households >= least else ""


@require_GET
def grid(request: HttpRequest, pk: int) -> HttpResponse:
    """One grid: where it is and which team does what, with its desk."""
    actor = actor_of(request)
    one = find("volunteers.grid", actor, pk)
    keeps = policy.keeps_grid(actor, one)
    teams = asking.teams_of([one]).get(one.pk, [])
    mates = asking.mates_of(one)
    facts = [
        {"label": _("Community"), "value": one.body.name, "url": one.body.get_absolute_url()},
        {"label": _("Estates and buildings"), "value": "、".join(one.place_names)},
        {"label": _("Households"), "value": _households(one)},
    ]
    ways = [way(_("Add a service team"), reverse("volunteers:add_team", args=[one.pk]))] if keeps else []
    return thing(
        request,
        one,
        title=one.name,
        eyebrow=one.body.name,
        facts=[fact for fact in facts if fact["value"]],
        ways=ways,
        groups=[
            group(
                _("Service teams"),
                [_team(actor, team, mates, keeps) for team in teams],
                _("No team has been set up yet."),
            )
        ],
        course=keeps,
        back=way(_("All grids of the community"), reverse("volunteers:grids_of", args=[one.body_id])),
    )


def _team(actor: Any, team: Team, mates: list[Mate], keeps: bool) -> dict[str, Any]:
    inside = [one for one in mates if one.team_id == team.pk and one.state == MateState.CONSENTED]
    named = "、".join(one.person.name for one in inside if one.shows_name)
    said = " · ".join(
        part for part in (team.does, team.desk_name, team.desk_phone, team.desk_hours, named) if part
    )
    if keeps:
        said += " · " + _("members: %(n)s") % {"n": len(inside)}
    return line(team.get_field_display(), reverse("volunteers:team", args=[team.pk]), said)


@require_GET
def team(request: HttpRequest, pk: int) -> HttpResponse:
    """One team: what it does and how to reach it; for those who keep the grid, who is in it."""
    actor = actor_of(request)
    one = find("volunteers.team", actor, pk)
    keeps = policy.keeps_team(actor, one)
    mates = [mate for mate in asking.mates_of(one.grid) if mate.team_id == one.pk]
    facts = [
        {"label": _("Desk where it is reached"), "value": one.desk_name},
        {"label": _("Telephone of the desk"), "value": one.desk_phone, "url": f"tel:{one.desk_phone}"},
        {"label": _("Hours of the desk"), "value": one.desk_hours},
    ]
    lines = (
        [line(mate.person.name, address(doing.leave_team, mate), noun=mate) for mate in mates]
        if keeps
        else [line(mate.person.name, "", noun=None) for mate in mates if mate.shows_name]
    )
    ways = [way(_("Ask somebody to join"), reverse("volunteers:ask_mate", args=[one.pk]))] if keeps else []
    return thing(
        request,
        one,
        title=one.get_field_display(),
        eyebrow=f"{one.grid.body.name} · {one.grid.name}",
        words=[one.does],
        facts=[fact for fact in facts if fact["value"]],
        ways=ways,
        groups=[group(_("In the team"), lines)] if keeps else [],
        back=way(one.grid.name, one.grid.get_absolute_url()),
    )


@for_somebody
@require_GET
def mate(request: HttpRequest, pk: int) -> HttpResponse:
    """An invitation to a team, for the one who was asked."""
    one = find("volunteers.mate", actor_of(request), pk)
    return thing(
        request,
        one,
        title=str(one.team.get_field_display()),
        eyebrow=_("Service team of %(grid)s") % {"grid": one.team.grid},
        words=[one.team.does],
        note=_("Only if you like. You can leave at any time, and nobody marks a no."),
        back=way(one.team.grid.name, one.team.grid.get_absolute_url()),
    )


@for_post(policy.GRID)
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """The grids under a post."""
    actor = actor_of(request)
    rows = slice_of(request, asking.grids_below(actor.reach(policy.GRID) or ""), by="name")
    lines = [
        line(
            one.name,
            one.get_absolute_url(),
            f"{one.body.name} · " + _("teams: %(n)s") % {"n": one.teams_n},
            noun=one,
        )
        for one in rows.rows
    ]
    return listing(
        request,
        desk=True,
        title=_("Grids and their teams"),
        lead=_("A grid is a list of places with teams that can be reached. It holds no persons."),
        ways=[way(_("Form a grid"), reverse("volunteers:form_grid"), primary=True)],
        groups=[group("", lines, _("No grid has been formed here yet."))],
        slice=rows,
    )


@for_post(policy.GRID)
@require_http_methods(["GET", "POST"])
def form_grid(request: HttpRequest) -> HttpResponse:
    """Form a grid."""
    ref = (
        organisations.tree().get(int(request.GET["body"]))
        if request.GET.get("body", "").isdecimal()
        else None
    )
    return make(
        request,
        doing.form_grid,
        desk=True,
        initial={"body": ref.name} if ref else None,
        back=reverse("volunteers:desk_grids"),
    )


@for_post(policy.GRID)
@require_http_methods(["GET", "POST"])
def add_team(request: HttpRequest, pk: int) -> HttpResponse:
    """Set up a team in a grid; the desk of the community is filled in."""
    one = find("volunteers.grid", actor_of(request), pk)
    body = one.body
    known = {"desk_name": body.name, "desk_phone": body.desk_phone, "desk_hours": body.desk_hours[:80]}
    return make(
        request,
        doing.add_team,
        desk=True,
        with_={"grid": one},
        initial=known,
        eyebrow=one.name,
        back=one.get_absolute_url(),
    )


@for_post(policy.GRID)
@require_http_methods(["GET", "POST"])
def ask_mate(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask somebody into a team."""
    one = find("volunteers.team", actor_of(request), pk)
    return make(
        request,
        doing.ask_mate,
        desk=True,
        with_={"team": one},
        eyebrow=str(one),
        lead=_("They are told, and decide themselves."),
        back=reverse("volunteers:team", args=[one.pk]),
        then=reverse("volunteers:team", args=[one.pk]),
    )
