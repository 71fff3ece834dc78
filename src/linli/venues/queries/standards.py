"""How the rooms of bodies stand against the standard, and which safety checks are due."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.queries import visible_to
from linli.kernel.together import Asking, alone
from linli.venues.models import Check, Measure, Plan, Site, Space
from linli.venues.rules.standards import Figures, Standing, area_by_group, stands
from linli.venues.states import CheckState, Life, PlanState

OPEN_PLANS = (PlanState.PLANNED, PlanState.BUILDING)


@visible_to(Measure)
def measures_seen(actor: Actor) -> QuerySet[Measure]:
    return Measure.objects.select_related("body")


@visible_to(Plan)
def plans_seen(actor: Actor) -> QuerySet[Plan]:
    """How a gap is closed is for everybody to read."""
    return Plan.objects.select_related("body")


@visible_to(Check)
def checks_seen(actor: Actor) -> QuerySet[Check]:
    return Check.objects.select_related("site__body")


@dataclass(frozen=True)
class Rooms:
    """All that is known of one body's rooms."""

    body_id: int
    standing: Standing
    measure: Measure | None = None
    plans: list[Plan] = field(default_factory=list)

    @property
    def open_plans(self) -> list[Plan]:
        return [one for one in self.plans if one.state in OPEN_PLANS]


def figures(region: str = "") -> Figures:
    """The numbers that hold today."""
    number = [
        rulebook.get(f"venues.standard.{name}", region=region).number
        for name in ("least", "least_new", "per_hundred", "office")
    ]
    return Figures(*number)


def rooms_of(bodies: Iterable[Any]) -> dict[int, Rooms]:
    """One statement, however many bodies. A body that has entered no room at all stands with nothing."""
    found: dict[int, Rooms] = alone(to_have_rooms(bodies))
    return found


def to_have_rooms(bodies: Iterable[Any]) -> Asking:
    """The same as a part of what a page asks together."""
    some = list(bodies)
    ids = [one.pk for one in some]
    spaces: dict[int, list[Space]] = {pk: [] for pk in ids}
    there = Space.objects.filter(site__body__in=ids, state=Life.OPEN, site__state=Life.OPEN)
    rows, measured, planned = yield (
        there.select_related("site"),
        Measure.objects.filter(body__in=ids).select_related("body"),
        Plan.objects.filter(body__in=ids).select_related("body").order_by("by", "id"),
    )
    for one in rows:
        spaces[one.site.body_id].append(one)
    measures = {one.body_id: one for one in measured}
    plans: dict[int, list[Plan]] = {pk: [] for pk in ids}
    for plan in planned:
        plans[plan.body_id].append(plan)
    return {
        one.pk: Rooms(
            one.pk, _stands(one, spaces[one.pk], measures.get(one.pk)), measures.get(one.pk), plans[one.pk]
        )
        for one in some
    }


def standing_of(body: Any) -> Asking:
    """The rooms of one body beside the standard, as a part of what a page asks; None where no room has been entered."""
    measure = Measure.objects.filter(body=OuterRef("site__body"))
    rows = yield Space.objects.filter(site__body=body.pk, state=Life.OPEN, site__state=Life.OPEN).annotate(
        households=Subquery(measure.values("households")[:1]),
        is_new=Subquery(measure.values("is_new")[:1]),
    )
    groups = area_by_group(rows)
    first: Any = rows[0] if rows else None
    return stands(groups, first.households, bool(first.is_new), figures(body.area_code)) if groups else None


def _stands(body: Any, spaces: list[Space], measure: Measure | None) -> Standing:
    told = (measure.households, measure.is_new) if measure else (None, False)
    return stands(area_by_group(spaces), *told, figures(body.area_code))


def checks_of(body_id: int) -> list[Check]:
    """The newest check of each kind at each site, the next due first."""
    rows = Check.objects.filter(site__body=body_id).exclude(state=CheckState.FOLLOWED)
    return list(rows.select_related("site__body").order_by("next_on", "id"))


def checks_due(path: str = "") -> QuerySet[Check]:
    """Checks due within the days of the rulebook, or overdue, under a path."""
    until = today() + timedelta(days=int(rulebook.get("venues.check.remind").number))
    rows = Check.objects.exclude(state=CheckState.FOLLOWED).filter(next_on__lte=until, site__state=Life.OPEN)
    rows = rows.filter(site__body__path__startswith=path) if path else rows
    return rows.select_related("site__body").order_by("next_on", "id")


def plans_late(path: str) -> QuerySet[Plan]:
    """Plans whose promised day has passed."""
    return Plan.objects.filter(body__path__startswith=path, state__in=OPEN_PLANS, by__lt=today()).order_by(
        "by", "id"
    )


def sites_of(body_id: int) -> list[Site]:
    return list(
        Site.objects.filter(body=body_id, state=Life.OPEN).select_related("body").order_by("name", "id")
    )
