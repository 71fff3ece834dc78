"""Who may see which nouns of training."""

from typing import Any

from django.db.models import CharField, Exists, Max, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from linli.kernel.actors import Actor
from linli.kernel.journal.models import Entry
from linli.kernel.queries import visible_to
from linli.kernel.seats import LIVE
from linli.training import policy
from linli.training.models import Course, Duty, Enrolment, Instructor, Plan, Reserve, Selection, Standard
from linli.training.states import CourseState


def _below(actor: Actor, permission: str, body: str) -> Q:
    path = actor.reach(permission)
    return Q(**{f"{body}__path__startswith": path}) if path else Q(pk__in=[])


def _own(actor: Actor) -> Q:
    person = actor.behalf_id or actor.person_id
    return Q(person=person) if person else Q(pk__in=[])


def _all(rows: QuerySet[Any], actor: Actor, seen: Q) -> QuerySet[Any]:
    return rows if actor.is_clock else rows.filter(seen)


@visible_to(Duty)
def duties_seen(actor: Actor) -> QuerySet[Duty]:
    """Rules are public."""
    return Duty.objects.order_by("target", "id")


@visible_to(Standard)
def standards_seen(actor: Actor) -> QuerySet[Standard]:
    return Standard.objects.order_by("kind", "role", "id")


@visible_to(Plan)
def plans_seen(actor: Actor) -> QuerySet[Plan]:
    """Published ones, and the drafts of one's own area."""
    rows = Plan.objects.select_related("body")
    return _all(rows, actor, Q(published_at__isnull=False) | _below(actor, policy.TEACH, "body"))


@visible_to(Course)
def courses_seen(actor: Actor) -> QuerySet[Course]:
    rows = Course.objects.select_related("body", "plan")
    return _all(rows, actor, ~Q(state=CourseState.DRAFTED) | _below(actor, policy.TEACH, "body"))


@visible_to(Enrolment)
def enrolments_seen(actor: Actor) -> QuerySet[Enrolment]:
    """One's own; for teachers those of their courses, for those who see who is due those of their bodies."""
    rows = Enrolment.objects.select_related("course__body", "body", "post", "person")
    seen = _own(actor) | _below(actor, policy.TEACH, "course__body") | _below(actor, policy.STAFF, "body")
    return _all(rows, actor, seen)


@visible_to(Instructor)
def instructors_seen(actor: Actor) -> QuerySet[Instructor]:
    """Those who agreed to be public, and those of one's own area."""
    rows = Instructor.objects.select_related("body", "person")
    return _all(rows, actor, Q(is_public=True) | _own(actor) | _below(actor, policy.TEACH, "body"))


@visible_to(Selection)
def selections_seen(actor: Actor) -> QuerySet[Selection]:
    rows = Selection.objects.select_related("post__body", "post__role")
    return _all(rows, actor, _below(actor, policy.SELECT, "post__body"))


@visible_to(Reserve)
def reserve_seen(actor: Actor) -> QuerySet[Reserve]:
    """One's own entry; a street's secretary sees those of the street."""
    rows = Reserve.objects.select_related("body", "person")
    return _all(rows, actor, _own(actor) | _below(actor, policy.RESERVE, "body"))


def all_in(course: Course) -> list[Enrolment]:
    """Everybody who ever asked for a seat in a course, in the order of asking."""
    return _of(course, Enrolment.objects.filter(course=course).select_related("post"))


def live_in(course: Course) -> list[Enrolment]:
    """Everybody with a seat in a course, or in its line."""
    return _of(course, Enrolment.objects.filter(course=course, state__in=LIVE))


def _of(course: Course, rows: QuerySet[Enrolment]) -> list[Enrolment]:
    found = list(rows.select_related("body").order_by("id"))
    for one in found:
        one.course = course
    return found


def sessions_of(course: Course) -> list[Any]:
    """The gatherings of a course, in the order of time."""
    return [one.meeting for one in course.sessions.select_related("meeting").order_by("meeting__begins_at")]


def seat_above(course: Course) -> int:
    """A number above all seats: for somebody who was there without one."""
    taken = Enrolment.objects.filter(course=course).aggregate(most=Max("seat"))["most"] or 0
    return max(taken, course.seats) + 1


def first_of(course: Course) -> Any:
    """When the first session that takes place begins; None without one."""
    held = [one.begins_at for one in sessions_of(course) if one.state != "cancelled"]
    return min(held, default=None)


def moved_with(meeting_id: int) -> Course | None:
    """The course of which this gathering is a session, where it no longer begins when its first session does."""
    rows = Course.objects.filter(sessions__meeting=meeting_id, state__in=["drafted", "open"])
    course = rows.select_related("body").first()
    begins = first_of(course) if course else None
    return course if course and begins and begins != course.begins_at else None


def over(day: Any) -> QuerySet[Reserve]:
    """Entries whose time was over before ``day``."""
    return (
        Reserve.objects.filter(state="accepted", ends_on__lt=day)
        .select_related(*Reserve.WITH)
        .order_by("ends_on")
    )


def to_remind(until: Any, step: int) -> QuerySet[Reserve]:
    """Entries that end by ``until`` and whose person was not asked at this step, or a nearer one, of this end."""
    told = (
        Entry.objects.annotate(about=KT("facts__about"))
        .filter(
            noun=Reserve.label(),
            noun_id=OuterRef("pk"),
            kind="training.reserve.reminded",
            facts__step__lte=step,
        )
        .filter(about=Cast(OuterRef("ends_on"), CharField()))
    )
    rows = Reserve.objects.filter(state="accepted", ends_on__lte=until).exclude(Exists(told))
    return rows.select_related(*Reserve.WITH).order_by("ends_on", "id")
