"""Projects of a place, of a year's list, of a desk, of a need."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from linli.kernel.actors import Actor
from linli.kernel.nouns import ids_of
from linli.needs.queries.routing import falling
from linli.projects import policy
from linli.projects.models import Ask, Milestone, Project
from linli.projects.states import ENDED, LIVE, PUBLIC, RUNNING, MilestoneState, State

STATES = {"": PUBLIC, "running": RUNNING, "done": (State.DONE,), "not_done": (State.NOT_DONE,)}


def own_body(actor: Actor) -> int:
    """The body for which the post in use reads projects; 0 for nobody."""
    path = actor.reach(policy.READ)
    return ids_of(path)[-1] if path else 0


def of_place(path: str, shown: str = "") -> QuerySet[Project]:
    """What is public at a body and all below it: all, going on, done, or not done."""
    rows = Project.objects.filter(state__in=STATES.get(shown, PUBLIC)).select_related("body")
    return rows.filter(body__path__startswith=path) if path else rows


def hard_of(path: str, year: int) -> list[Project]:
    """The list of hard matters of a year at a body and below it."""
    rows = Project.objects.filter(
        hard__contains=[{"year": year}], state__in=PUBLIC, body__path__startswith=path
    )
    return list(rows.select_related("body").prefetch_related("milestones").order_by("body__path", "id")[:200])


def ours(actor: Actor, ended: bool = False) -> QuerySet[Project]:
    """What the reader's body leads, proposed, or has below it."""
    path = actor.reach(policy.READ)
    if path is None:
        return Project.objects.none()
    here = Q(body__path__startswith=path) | Q(proposer__path__startswith=path)
    live = Q(state__in=LIVE)
    return Project.objects.filter(here, ~live if ended else live).select_related(*Project.WITH)


def to_adopt(actor: Actor) -> QuerySet[Project]:
    """Proposals that wait for the reader's body: it leads them, or stands right above who does."""
    own = actor.reach(policy.ADOPT)
    if own is None:
        return Project.objects.none()
    body = ids_of(own)[-1]
    rows = Project.objects.filter(state=State.PROPOSED).select_related(*Project.WITH)
    return rows.filter(Q(body__in=falling(body, policy.ADOPT)) | Q(body__parent=body))


def milestones_due(actor: Actor, until: Any) -> QuerySet[Milestone]:
    """Open milestones of what the reader's body leads, due up to a day; those of bodies where nobody sits as well."""
    own = actor.reach(policy.LEAD)
    if own is None:
        return Milestone.objects.none()
    bodies = falling(ids_of(own)[-1], policy.LEAD)
    rows = Milestone.objects.filter(state=MilestoneState.OPEN, due_on__lte=until)
    return rows.filter(project__body__in=bodies, project__state__in=RUNNING).select_related(*Milestone.WITH)


def next_of(projects: Iterable[int]) -> dict[int, Milestone]:
    """The open milestone of each project that is due first: one statement."""
    rows = Milestone.objects.filter(project__in=list(projects), state=MilestoneState.OPEN).order_by(
        "due_on", "id"
    )
    found: dict[int, Milestone] = {}
    for one in rows:
        found.setdefault(one.project_id, one)
    return found


def of_need(need: int) -> QuerySet[Project]:
    """The projects of which a need, or one that was joined into it, is part; proposals among them."""
    asks = Ask.objects.filter(Q(need=need) | Q(need__merged_into=need), project=OuterRef("pk"))
    rows = Project.objects.filter(Exists(asks)).exclude(state__in=(State.DECLINED, State.WITHDRAWN))
    return rows.select_related(*Project.WITH).order_by("-id")[:10]


def of_body(body: Any, most: int) -> QuerySet[Project]:
    """What a body leads or helps with: what goes on before what has ended, the newest first."""
    mine = Q(body=body.pk) | Q(helpers__contains=[body.pk])
    over = Case(When(state__in=ENDED, then=Value(1)), default=Value(0))
    rows = Project.objects.filter(mine, state__in=PUBLIC).select_related("body")
    return rows.order_by(over, "-id")[:most]


def joined_elsewhere(needs: Iterable[int], but: int = 0) -> dict[int, str]:
    """Of some needs those that are part of a live project, each with its number."""
    rows = Ask.objects.filter(need__isnull=False, project__state__in=LIVE).exclude(project=but)
    ids = list(needs)
    rows = rows.filter(Q(need__in=ids) | Q(need__merged_into__in=ids)).select_related("need__merged_into")
    return {one.live.pk: one.live.number for one in rows}


def covering(pairs: Iterable[tuple[int, str]]) -> dict[tuple[int | None, str], Project]:
    """The live projects for some kinds of matters in some places."""
    wanted = {*pairs}
    if not wanted:
        return {}
    rows = Project.objects.filter(
        category__in={category for category, _area in wanted}, area__in={area for _category, area in wanted},
        state__in=LIVE,
    ).select_related("body")  # fmt: skip
    return {(one.category_id, one.area): one for one in rows if (one.category_id, one.area) in wanted}


def open_milestones(project: int) -> list[Milestone]:
    rows = Milestone.objects.filter(project=project, state=MilestoneState.OPEN)
    return list(rows.order_by("due_on", "id"))
