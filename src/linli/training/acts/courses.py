"""Plans, courses and their sessions, each held as a meeting."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import local, now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.nouns import ids_of
from linli.kernel.refusals import Refused
from linli.meetings import acts as meetings
from linli.organisations import queries as organisations
from linli.training import forms, policy, queries
from linli.training.models import Course, Enrolment, Plan, Session

Body: Any = Course._meta.get_field("body").related_model
COMING = ("drafted", "noticed")  # states of a gathering that has not been held


def own_body(actor: Actor) -> Any:
    """The body of the post in use, as a foreign key wants it."""
    assert actor.post is not None
    return Body(id=ids_of(actor.post.path)[-1], name=actor.post.body_name, path=actor.post.path)


@act(
    "training.plan.drafted", _("Plan a year of training"), on=Plan, may=policy.holds(policy.TEACH), creates=True,
    form=forms.PlanForm,
)  # fmt: skip
def draft_plan(actor: Actor, *, year: int, text: str = "") -> Deed:
    """One plan a body and year."""
    body = own_body(actor)
    if Plan.objects.filter(body=body, year=year).exists():
        raise Refused(_("There is a plan for this year already. Add courses to it."), field="year")
    return Deed(Plan(body=body, year=year, text=text.strip()))


@act("training.plan.published", _("Publish the plan"), on=Plan, may=policy.over(policy.TEACH), primary=True)
def publish_plan(actor: Actor, plan: Plan) -> None:
    """Those below can count on it from now on."""
    if plan.published_at:
        raise Refused(_("The plan has been published already."))
    plan.published_at = now()


@act(
    "training.course.drafted", _("Put up a course"), on=Course, may=policy.holds(policy.TEACH), creates=True,
    form=forms.CourseForm,
)  # fmt: skip
def draft_course(
    actor: Actor, *, title: str, targets: list[str], hours: int, seats: int, begins_at: datetime, about: str = "",
    where: str = "", speaker: str = "",
) -> Deed:  # fmt: skip
    """A course of the body's own, with its first session; more can be added."""
    refuse_past(begins_at)
    body = own_body(actor)
    course = Course(
        body=body, title=title.strip(), about=about.strip(), targets=targets, hours=hours, seats=seats,
        begins_at=begins_at, plan=Plan.objects.filter(body=body, year=begins_at.year).first(),
    )  # fmt: skip
    first = _held(actor, course, begins_at, begins_at + rulebook.span("training.session"), where, speaker)
    return Deed(course, also=[Session(course=course, meeting=first)])


def refuse_past(begins: datetime) -> None:
    if begins <= now():
        raise Refused(_("That time is past. Choose one to come."), field="begins_at")


def _held(actor: Actor, course: Course, begins: datetime, ends: datetime, where: str, speaker: str) -> Any:
    """The gathering at which a session is held."""
    held = meetings.plan(
        actor, body=course.body_id, kind="course", title=course.title, begins_at=begins, ends_at=ends,
        where=where.strip(), speaker=speaker.strip(),
    )  # fmt: skip
    return held.noun


@act(
    "training.course.session_added", _("Add a session"), on=Course, may=policy.may_change,
    form=forms.SessionForm,
)  # fmt: skip
def add_session(
    actor: Actor, course: Course, *, begins_at: datetime, hours: int, where: str = "", speaker: str = ""
) -> Deed:
    """One more gathering of a course."""
    if begins_at < course.begins_at:
        raise Refused(_("It would lie before the first session. Move that one instead."), field="begins_at")
    refuse_past(begins_at)
    held = _held(actor, course, begins_at, begins_at + timedelta(hours=hours), where, speaker)
    return Deed(also=[Session(course=course, meeting=held)], facts={"meeting": held.pk})


@act(
    "training.course.published", _("Open for enrolment"), on=Course, may=policy.over(policy.TEACH), move="publish",
    primary=True,
)  # fmt: skip
def publish_course(actor: Actor, course: Course) -> Deed:
    """The bodies below are told."""
    refuse_past(course.begins_at)
    subject = phrase(_("A course is open: %(title)s"), title=course.title)
    text = phrase(
        _("It begins on %(day)s, with %(n)s places. Whoever is due can enrol."),
        day=f"{local(course.begins_at):%Y-%m-%d}", n=course.seats,
    )  # fmt: skip
    below = organisations.tree().children(course.body_id)
    return Deed(words=[Word(subject, text, course.get_absolute_url(), to_body=ref.id) for ref in below])


@act(
    "training.course.cancelled", _("Cancel the course"), on=Course, may=policy.teaches_or_clock, move="cancel",
    form=forms.ReasonForm, danger=True,
)  # fmt: skip
def cancel_course(actor: Actor, course: Course, *, reason: str) -> Deed:
    """Everybody enrolled is told why; their seats and the sessions to come end with it."""
    live = Enrolment.objects.filter(course=course, state__in=["waiting", "held", "taken"])
    people = [one for one in live.values_list("person_id", flat=True) if one]
    subject = phrase(_("The course is cancelled: %(title)s"), title=course.title)
    words = [Word(subject, reason, course.get_absolute_url(), to_person=one) for one in people]
    return Deed(remark=reason.strip(), words=words, facts={"told": len(people)})


@act("training.course.closed", _("Finish the course"), on=Course, may=policy.may_enter, move="close")
def close_course(actor: Actor, course: Course) -> Deed:
    """After it has begun; who has no result yet is named first, so that nobody's hours are forgotten."""
    left = Enrolment.objects.filter(course=course, state="taken").count()
    if left:
        raise Refused(_("Enter the result of everybody first: %(n)s are still open.") % {"n": left})
    done = Enrolment.objects.filter(course=course, state="done").count()
    return Deed(amounts={"held": 1, "trained": done})


def call_off_sessions(actor: Actor, course: Course, reason: str) -> None:
    """The gatherings of a course that does not take place."""
    for held in queries.sessions_of(course):
        if held.state in COMING:
            meetings.cancel(actor, held, reason=reason)


@act("training.course.moved", _("Moved with its first session"), on=Course, may=policy.is_clock, hidden=True)
def move_course(actor: Actor, course: Course) -> Deed:
    """It begins when its first session begins; everybody in it is told."""
    before, course.begins_at = course.begins_at, queries.first_of(course) or course.begins_at
    subject = phrase(_("The course begins at another time: %(title)s"), title=course.title)
    text = phrase(_("It now begins on %(at)s."), at=f"{local(course.begins_at):%Y-%m-%d %H:%M}")
    people = [one.person_id for one in queries.live_in(course) if one.person_id]
    words = [Word(subject, text, course.get_absolute_url(), to_person=one) for one in people]
    return Deed(facts={"before": before}, words=words)
