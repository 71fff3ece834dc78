"""Courses, instructors, selections and the reserve of an organisation, before it ends: handed on, or ended and told."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.delivery.outbox import phrase
from linli.kernel.hands import in_hand
from linli.organisations import queries as organisations
from linli.training import policy
from linli.training.acts.courses import cancel_course
from linli.training.acts.instructors import end_instructor
from linli.training.acts.reserve import emptied
from linli.training.acts.selecting import stop
from linli.training.models import Course, Enrolment, Instructor, Reserve, Selection
from linli.training.states import LIVE_COURSE, LIVE_INSTRUCTOR, LIVE_RESERVE, LIVE_SELECTION

GONE = _("The organisation is no more.")


def _body(pk: int) -> Any:
    return organisations.bodies_by_id([pk])[pk]


@act(
    "training.course.handed_on",
    _("Goes on with another organisation"),
    on=Course,
    may=policy.is_clock,
    hidden=True,
)
def hand_on_course(actor: Actor, course: Course, *, heir: Any) -> Deed:
    """Its sessions, seats and line stay as they are; everybody in it hears who holds it now."""
    gone, course.body, course.plan = course.body_id, heir, None
    subject = phrase(_("Goes on with %(body)s: %(title)s"), body=heir.name, title=course.title)
    people = Enrolment.objects.filter(course=course, state__in=["waiting", "held", "taken"])
    told = [one for one in people.values_list("person_id", flat=True) if one]
    words = [Word(subject, link=course.get_absolute_url(), to_person=one) for one in told]
    words.append(Word(subject, link=course.get_absolute_url(), to_body=heir.pk))
    return Deed(facts={"from_body": gone}, words=words)


@act("training.instructor.handed_on", _("Goes on with another organisation"), on=Instructor, may=policy.is_clock,
     hidden=True)  # fmt: skip
def hand_on_instructor(actor: Actor, one: Instructor, *, heir: Any) -> Deed:
    """The contract runs to its day with the one that follows."""
    gone, one.body = one.body_id, heir
    subject = phrase(_("Your contract as an instructor goes on with %(body)s"), body=heir.name)
    words = [Word(subject, link="/me/", to_person=one.person_id)] if one.person_id else []
    return Deed(facts={"from_body": gone}, words=words)


@act("training.reserve.dropped", _("Ended with its organisation"), on=Reserve, may=policy.is_clock, move="expire",
     hidden=True)  # fmt: skip
def drop_entry(actor: Actor, one: Reserve) -> Deed:
    """Consent was given to one organisation: its end empties the entry, and the person may apply elsewhere."""
    deed = emptied(one)
    text = _("The organisation is no more. If you still wish, apply at the one that follows.")
    deed.words = [
        Word(
            _("Your entry in the reserve has ended"),
            text,
            reverse("training:reserve"),
            to_person=one.person_id,
        )
    ]
    return deed


def open_courses(body: int) -> QuerySet[Course]:
    return Course.objects.filter(body=body, state__in=LIVE_COURSE).select_related("body").order_by("id")


def courses_go_on(actor: Actor, gone: int, heir: int) -> None:
    for one in open_courses(gone):
        hand_on_course(CLOCK, one, heir=_body(heir))


def courses_end(actor: Actor, gone: int) -> None:
    for one in open_courses(gone):
        cancel_course(CLOCK, one, reason=str(GONE))


@in_hand(
    "training.courses", _("Courses to come or to finish"), order=34, hand_on=courses_go_on, let_go=courses_end
)
def courses(body: int) -> tuple[int, str]:
    """Drafts, and those open for enrolment or without results."""
    return open_courses(body).count(), reverse("training:courses")


def live_instructors(body: int) -> QuerySet[Instructor]:
    rows = Instructor.objects.filter(body=body, state__in=LIVE_INSTRUCTOR)
    return rows.select_related(*Instructor.WITH).order_by("id")


def instructors_go_on(actor: Actor, gone: int, heir: int) -> None:
    there = set(live_instructors(heir).values_list("person_id", flat=True))
    for one in live_instructors(gone):
        if one.person_id in there:
            end_instructor(CLOCK, one, reason=str(GONE))
        else:
            hand_on_instructor(CLOCK, one, heir=_body(heir))


def instructors_end(actor: Actor, gone: int) -> None:
    for one in live_instructors(gone):
        end_instructor(CLOCK, one, reason=str(GONE))


@in_hand(
    "training.instructors", _("Instructors"), order=35, hand_on=instructors_go_on, let_go=instructors_end
)
def instructors(body: int) -> tuple[int, str]:
    return live_instructors(body).count(), reverse("training:instructors")


def running_selections(body: int) -> QuerySet[Selection]:
    rows = Selection.objects.filter(post__body=body, state__in=LIVE_SELECTION)
    return rows.select_related(*Selection.WITH).order_by("id")


def selections_stay(actor: Actor, gone: int, heir: int) -> None:
    """A post moves with the merger, and its selection with the post."""


def selections_stop(actor: Actor, gone: int) -> None:
    for one in running_selections(gone):
        stop(CLOCK, one, reason=str(GONE))


@in_hand(
    "training.selections",
    _("Posts being filled anew"),
    order=36,
    hand_on=selections_stay,
    let_go=selections_stop,
)
def selections(body: int) -> tuple[int, str]:
    return running_selections(body).count(), reverse("training:selections")


def live_entries(body: int) -> QuerySet[Reserve]:
    return (
        Reserve.objects.filter(body=body, state__in=LIVE_RESERVE).select_related(*Reserve.WITH).order_by("id")
    )


def entries_end(actor: Actor, gone: int, heir: int = 0) -> None:
    for one in live_entries(gone):
        drop_entry(CLOCK, one)


@in_hand("training.reserve", _("Entries in its reserve"), order=37, hand_on=entries_end, let_go=entries_end)
def reserve(body: int) -> tuple[int, str]:
    return live_entries(body).count(), reverse("training:reserve_list")
