"""Tasks near home 就近就便: the nearest first, then what fits, then what is soonest, each with the reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, IntegerField, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.clock import local, today
from linli.kernel.clock.days import DAY, midnight_after
from linli.organisations import queries as organisations
from linli.volunteers.models import Profile, Shift, Task
from linli.volunteers.queries.tasks import Standing, open_tasks, standings
from linli.volunteers.states import ShiftState

FAR = 1_000_000  # behind all that is near
RING = 50  # communities asked for at first
ABOUT = 500  # metres: what is about as far lies together, so that skill and time decide


@dataclass
class Near:
    """A task with the reason for its place in the list."""

    standing: Standing
    reason: Any
    fits: bool  # asks for nothing, or for what the reader can do

    @property
    def task(self) -> Task:
        return self.standing.task


@dataclass(frozen=True)
class Wish:
    """What somebody looks for; empty: anything."""

    skill: str = ""
    field: str = ""
    first: date | None = None
    last: date | None = None
    part: str = ""  # am, pm, eve
    barrier_free: bool = False


def near(home: int | None, wish: Wish = Wish(), profile: Profile | None = None, limit: int = 0) -> list[Near]:
    """Open tasks from the nearest on: two statements where enough is near, some more where it is far."""
    most = limit or int(rulebook.get("volunteers.near.most").number)
    around = _around(home)
    skills = set(profile.skills) if profile else set()
    found = standings(_nearest(narrowed(open_tasks(), wish), list(around), most))
    told = [
        Near(one, _reason(one.task, around), not one.task.skill or one.task.skill in skills)
        for one in found
        if _at_time(one, wish)
    ]
    return sorted(told, key=lambda one: _order(one, around))


def _around(home: int | None) -> dict[int, tuple[tuple[int, int], Any]]:
    """The communities near home, the nearest first: body → (its step and about how far on foot, the reason)."""
    tree, found = organisations.tree(), dict[int, tuple[tuple[int, int], Any]]()
    ref = tree.get(home)
    steps = {step: at for at, step in enumerate(organisations.Step)}
    for one in organisations.nearness(ref.area_code) if ref and ref.area_code else []:
        body = tree.at_area(one.code)
        if body is not None:
            found[body.id] = ((steps[one.step], (one.metres or 0) // ABOUT), one.said)
    return found


def _order(one: Near, around: dict[int, tuple[tuple[int, int], Any]]) -> tuple[Any, ...]:
    """How near about, whether it fits, whether there is a place, when; in this order."""
    place = around.get(one.task.at_id, ((FAR, 0), ""))[0] if around else (0, 0)
    begins = one.standing.next.begins_at if one.standing.next else one.task.begins_at
    return place, not one.fits, not one.standing.free, begins


def _reason(task: Any, around: dict[int, tuple[tuple[int, int], Any]]) -> Any:
    if not around:
        return organisations.place_name(task.at)
    return around[task.at_id][1] if task.at_id in around else _("farther away")


def _nearest(rows: QuerySet[Task], bodies: list[int], most: int) -> list[Task]:
    """The first of them, ring by ring outwards; the next ring is asked only while there are too few."""
    found: list[Task] = []
    begin, size = 0, RING
    while begin < len(bodies) and len(found) < most:
        ring = bodies[begin : begin + size]
        near = rows.filter(at__in=ring).annotate(far=_far(ring)).order_by("far", "begins_at", "id")
        found += near[: most - len(found)]
        begin, size = begin + size, size * 8
    if len(found) < most:
        found += rows.exclude(at__in=bodies).order_by("ends_at", "id")[: most - len(found)]
    return found


def _far(ring: list[int]) -> Any:
    """The place of a task's community among those of a ring: asked of the database, so that it orders."""
    listed = Value(ring, output_field=ArrayField(BigIntegerField()))
    return Func(listed, F("at_id"), function="array_position", output_field=IntegerField())


def narrowed(rows: QuerySet[Task], wish: Wish) -> QuerySet[Task]:
    if wish.skill:
        rows = rows.filter(skill__in=["", wish.skill])
    if wish.field:
        rows = rows.filter(field=wish.field)
    if wish.barrier_free:
        rows = rows.filter(is_barrier_free=True)
    if wish.first or wish.last:
        begin = midnight_after((wish.first or today()) - DAY)
        span = Q(begins_at__gte=begin, state=ShiftState.OPEN)
        if wish.last:
            span &= Q(begins_at__lt=midnight_after(wish.last))
        rows = rows.filter(pk__in=Shift.objects.filter(span).values("task"))
    return rows


PARTS: dict[str, Callable[[int], bool]] = {
    "am": lambda hour: hour < 12,
    "pm": lambda hour: 12 <= hour < 18,
    "eve": lambda hour: hour >= 18,
}


def _at_time(one: Standing, wish: Wish) -> bool:
    """Whether a coming shift begins in the part of the day that is wished."""
    if not wish.part:
        return bool(one.coming)
    return any(PARTS[wish.part](local(shift.begins_at).hour) for shift in one.coming)


def homes() -> Sequence[Any]:
    """The communities of the tree."""
    tree = organisations.tree()
    roots = tree.children(None)
    return [ref for root in roots for ref in tree.below(root.path) if ref.level == "community"]


__all__ = ["Near", "Wish", "homes", "near", "narrowed"]
