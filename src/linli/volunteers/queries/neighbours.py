"""Grids and teams, members at home, promises, diaries, mutual help: who may see what, and what pages ask."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.queries import visible_to
from linli.organisations import queries as organisations
from linli.volunteers import policy_near as policy
from linli.volunteers.models import (
    Ask,
    Diary,
    DiaryLine,
    Exchange,
    Grid,
    Match,
    Mate,
    Opening,
    Outsider,
    OutsideService,
    Profile,
    ReportIn,
    Team,
    Undertaking,
)
from linli.volunteers.rules.neighbours import grids_for
from linli.volunteers.states.neighbours import (
    WORKING,
    LineState,
    MateState,
    OpeningState,
    ReportState,
    TeamState,
)

LIVE_MATCH = ("proposed", "half", "agreed")


def _within(actor: Actor, permission: str, path: str = "body__path") -> Q:
    """What lies under the post in use, where it has the power."""
    reach = actor.reach(permission)
    return Q(**{f"{path}__startswith": reach}) if reach else Q(pk__in=[])


def _own(actor: Actor, name: str = "person") -> Q:
    me = policy.own(actor)
    return Q(**{name: me}) if me else Q(pk__in=[])


@visible_to(Grid)
def grids_seen(actor: Actor) -> QuerySet[Grid]:
    """Grids are public: places, a team, a desk."""
    return Grid.objects.select_related("body")


@visible_to(Team)
def teams_seen(actor: Actor) -> QuerySet[Team]:
    return Team.objects.select_related("grid__body")


@visible_to(Mate)
def mates_seen(actor: Actor) -> QuerySet[Mate]:
    rows = Mate.objects.select_related("team__grid__body", "person")
    return rows.filter(_own(actor) | _within(actor, policy.GRID, "team__grid__body__path"))


@visible_to(Opening)
def openings_seen(actor: Actor) -> QuerySet[Opening]:
    return Opening.objects.select_related("body")


@visible_to(ReportIn)
def reports_seen(actor: Actor) -> QuerySet[ReportIn]:
    rows = ReportIn.objects.select_related("body", "opening", "person")
    return rows.filter(_own(actor) | _within(actor, policy.MEMBERS))


@visible_to(Undertaking)
def undertakings_seen(actor: Actor) -> QuerySet[Undertaking]:
    return Undertaking.objects.select_related("body", "person").filter(_own(actor) | Q(is_public=True))


def _committee(actor: Actor, name: str = "body") -> Q:
    post = actor.post
    ours = post is not None and policy.BRANCH in post.permissions
    return Q(**{name: post.body_id}) if post and ours else Q(pk__in=[])


@visible_to(Diary)
def diaries_seen(actor: Actor) -> QuerySet[Diary]:
    """The member's own, and those of just the branch in whose committee the reader sits."""
    return Diary.objects.select_related("body", "person").filter(_own(actor) | _committee(actor))


@visible_to(DiaryLine)
def diary_lines_seen(actor: Actor) -> QuerySet[DiaryLine]:
    rows = DiaryLine.objects.select_related("diary__body", "diary__person").filter(state=LineState.KEPT)
    return rows.filter(_own(actor, "diary__person") | _committee(actor, "diary__body"))


@visible_to(Ask)
def asks_seen(actor: Actor) -> QuerySet[Ask]:
    return Ask.objects.select_related("body", "person").filter(_own(actor))


@visible_to(Match)
def matches_seen(actor: Actor) -> QuerySet[Match]:
    rows = Match.objects.select_related("offer__person", "offer__body", "want__person", "want__body")
    return rows.filter(_own(actor, "offer__person") | _own(actor, "want__person"))


@visible_to(Outsider)
def outsiders_seen(actor: Actor) -> QuerySet[Outsider]:
    return Outsider.objects.select_related("body", "person").filter(
        _own(actor) | _within(actor, policy.EXCHANGE)
    )


@visible_to(OutsideService)
def outside_services_seen(actor: Actor) -> QuerySet[OutsideService]:
    rows = OutsideService.objects.select_related("volunteer__body")
    return rows.filter(
        _own(actor, "volunteer__person") | _within(actor, policy.EXCHANGE, "volunteer__body__path")
    )


@visible_to(Exchange)
def exchanges_seen(actor: Actor) -> QuerySet[Exchange]:
    return Exchange.objects.select_related("body").filter(_within(actor, policy.EXCHANGE))


def grids_of(body: int) -> QuerySet[Grid]:
    """The grids of a community that are not dissolved."""
    rows = Grid.objects.filter(body=body).exclude(state="dissolved")
    return rows.select_related("body").order_by("name", "id")


def grids_below(path: str) -> QuerySet[Grid]:
    rows = Grid.objects.filter(body__path__startswith=path).exclude(state="dissolved").select_related("body")
    return rows.annotate(teams_n=Count("teams", filter=Q(teams__state=TeamState.ACTIVE)))


def teams_of(grids: Iterable[Grid]) -> dict[int, list[Team]]:
    """Grid → its teams at work; one statement."""
    found: dict[int, list[Team]] = {}
    for team in (
        Team.objects.filter(grid__in=list(grids), state=TeamState.ACTIVE)
        .select_related("grid")
        .order_by("id")
    ):
        found.setdefault(team.grid_id, []).append(team)
    return found


def mates_of(grid: Grid) -> list[Mate]:
    """Who is in the teams of a grid or was asked."""
    rows = Mate.objects.filter(team__grid=grid, state__in=[MateState.ASKED, MateState.CONSENTED])
    return list(rows.select_related("person", "team").order_by("id"))


def teams_for(area: str, address: str = "") -> list[Team]:
    """The service teams of the grid in which something lies, by its community and address: for a need's pages.

    One statement; nothing where the community has no grid at work.
    """
    ref = organisations.tree().at_area(area) if area else None
    if ref is None or ref.level != "community":
        return []
    teams = list(
        Team.objects.filter(grid__body=ref.id, grid__state__in=WORKING, state=TeamState.ACTIVE)
        .select_related("grid__body")
        .order_by("grid_id", "id")
    )
    grids = {team.grid_id: team.grid for team in teams}
    here = grids_for(address, [(pk, grid.place_names) for pk, grid in grids.items()])
    return [team for team in teams if team.grid_id in here] if len(here) == 1 else []


def openings_of(body: int) -> QuerySet[Opening]:
    """The posts that a community offers, with how many serve in each."""
    rows = Opening.objects.filter(body=body, state=OpeningState.OFFERED).select_related("body")
    taken = Count("reports", filter=Q(reports__state__in=[ReportState.MATCHED, ReportState.ACTIVE]))
    return rows.annotate(taken=taken).order_by("id")


def openings_for(report: ReportIn) -> list[tuple[int, str]]:
    """Posts with a place left, those first whose skill the member has; for the form of proposing."""
    free = [one for one in openings_of(report.body_id) if one.taken < one.seats]  # type: ignore[attr-defined]
    free.sort(key=lambda one: (bool(one.skill) and one.skill not in report.skills, not one.skill, one.pk))
    return [(one.pk, f"{one.title} · {one.get_skill_display()}" if one.skill else one.title) for one in free]


def taken_in(opening: Opening) -> int:
    return ReportIn.objects.filter(
        opening=opening, state__in=[ReportState.MATCHED, ReportState.ACTIVE]
    ).count()


def reports_to_match(path: str) -> QuerySet[ReportIn]:
    """Members who reported in and wait for a post."""
    rows = ReportIn.objects.filter(body__path__startswith=path, state=ReportState.REPORTED)
    return rows.select_related("body", "person").order_by("id")


def reports_below(path: str) -> QuerySet[ReportIn]:
    rows = ReportIn.objects.filter(body__path__startswith=path).exclude(state=ReportState.ENDED)
    return rows.select_related("body", "person", "opening")


def public_undertakings(body: int) -> QuerySet[Undertaking]:
    """What may be seen by everybody at one body, the newest year first."""
    return (
        Undertaking.objects.filter(body=body, is_public=True).select_related("body").order_by("-year", "id")
    )


def own_rows(model: Any, actor: Actor, most: int = 50) -> list[Any]:
    """The reader's own of one noun, the newest first."""
    me = policy.own(actor)
    rows = model.objects.filter(person=me).select_related(*model.WITH).order_by("-id")
    return list(rows[:most]) if me else []


def lines_of(diary: Diary) -> list[DiaryLine]:
    """What still stands in a diary, by day."""
    return list(diary.lines.filter(state=LineState.KEPT).order_by("on", "id"))


def diaries_in(body: int, year: int) -> QuerySet[Diary]:
    """The diaries of a branch in a year, by when they were opened: an order that says nothing of anybody."""
    return Diary.objects.filter(body=body, year=year).select_related("person", "body").order_by("id")


def home_of(actor: Actor) -> str:
    """The name of the community where the reader lives, as they said it last: as a volunteer, or for something here."""
    me = policy.own(actor)
    if not me:
        return ""
    profile = Profile.objects.filter(person=me).values_list("home__name", flat=True).first()
    return (
        profile
        or Ask.objects.filter(person=me).order_by("-id").values_list("body__name", flat=True).first()
        or ""
    )
