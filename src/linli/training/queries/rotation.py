"""The list of rotation: who is to be trained by when, made from the posts and from what was attended."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from linli.kernel.clock import today
from linli.kernel.seats import LIVE
from linli.kernel.together import Asking, alone
from linli.organisations import queries as organisations
from linli.training import rules
from linli.training.models import Duty, Enrolment
from linli.training.states import CourseState, EnrolmentState


@dataclass(frozen=True)
class Turn:
    """One holder of a post who is to be trained: the post, the duty, by when, where they are enrolled."""

    post: Any
    duty: Duty
    due: rules.Due
    hours: int = 0  # class hours of this year, of every course for the target
    course: int | None = None  # the open course in which they have a place, or wait for one

    @property
    def is_late(self) -> bool:
        return self.due.is_late(today())


@dataclass
class Learnt:
    """What a person attended as one target, and where they are enrolled."""

    days: list[date] = field(default_factory=list)
    hours: int = 0
    course: int | None = None


def duties(on: date | None = None) -> QuerySet[Duty]:
    """The duties in force on a day."""
    day = on or today()
    found = Duty.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    return found.order_by("target", "id")


def turns(path: str, target: str = "", among: Iterable[Duty] | None = None) -> list[Turn]:
    """Everybody at or below ``path`` who is trained in turn, new ones first: three statements."""
    found: list[Turn] = alone(to_turn(path, target, among))
    return found


def to_turn(path: str, target: str = "", among: Iterable[Duty] | None = None) -> Asking:
    """The same as a part of what a page asks together."""
    known = (yield duties()) if among is None else among
    found = [one for one in known if not target or one.target == target]
    roles = {role for one in found for role in one.roles}
    posts = yield organisations.posts_below(path).filter(state="filled", role__code__in=roles).order_by("id")
    learnt = _learnt((yield _attended(posts)))
    lines = [line for post in posts for duty in found if (line := _turn(post, duty, learnt))]
    order = rules.in_order((line.due, at) for at, line in enumerate(lines))
    return [lines[at] for _due, at in order]


def _turn(post: Any, duty: Duty, learnt: dict[tuple[int, str], Learnt]) -> Turn | None:
    above = organisations.tree().get(post.body.parent_id or 0)
    if not rules.applies(duty.roles, duty.kinds, post.role.code, post.body.kind, above.kind if above else ""):
        return None
    known = learnt[post.person_id, duty.target]
    due = rules.due(rules.Rotation(duty.every, duty.first), post.begins, known.days)
    return Turn(post, duty, due, known.hours, known.course) if due else None


def _attended(posts: Iterable[Any]) -> QuerySet[Enrolment, Any]:
    rows = Enrolment.objects.filter(
        Q(state=EnrolmentState.DONE, done_on__isnull=False)
        | Q(state__in=LIVE, course__state=CourseState.OPEN),
        person__in={post.person_id for post in posts},
    ).order_by("id")
    return rows.values_list("person_id", "target", "done_on", "hours", "course_id")


def _learnt(rows: Iterable[Any]) -> dict[tuple[int, str], Learnt]:
    """What each person attended, by target, and in which open course they are."""
    found: dict[tuple[int, str], Learnt] = defaultdict(Learnt)
    year = today().year
    for person, target, day, hours, course in rows:
        known = found[person or 0, target]
        if day is None:
            known.course = course
            continue
        known.days.append(day)
        known.hours += (hours or 0) if day.year == year else 0
    return found


def due_for(course: Any, until: date) -> list[Turn]:
    """Whom a course is for and whose turn ends by ``until``, of those who are in no open course; new ones first."""
    meant = [one for one in duties() if one.target in course.targets]
    found = turns(course.body.path, among=meant) if meant else []
    return [one for one in found if one.due.on <= until and one.course is None]


@dataclass(frozen=True)
class Coverage:
    """How many of a target were trained within their turn; ``n`` is everybody who is to be."""

    body: Any
    n: int
    covered: int
    late: int

    @property
    def share(self) -> int | None:
        return rules.covered(self.covered, self.n)


def coverage(path: str, target: str, among: Iterable[Duty] | None = None) -> list[Coverage]:
    """Coverage of a body and of each right below it, from one list of turns."""
    found: list[Coverage] = alone(to_cover(path, target, among))
    return found


def to_cover(path: str, target: str, among: Iterable[Duty] | None = None) -> Asking:
    """The same as a part of what a page asks together."""
    tree, all_of_them = organisations.tree(), (yield from to_turn(path, target, among))
    here = next((ref for ref in tree.below(path) if ref.path == path), None)
    if here is None:
        return []
    return [_coverage(ref, all_of_them) for ref in (here, *tree.children(here.id))]


def _coverage(ref: Any, all_of_them: list[Turn]) -> Coverage:
    mine = [one for one in all_of_them if one.post.body.path.startswith(ref.path)]
    covered = sum(not one.due.is_new and not one.is_late for one in mine)
    return Coverage(ref, len(mine), covered, sum(one.is_late for one in mine))
