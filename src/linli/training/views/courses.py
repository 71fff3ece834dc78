"""Courses: what is offered, one course with its sessions and who is in it, plans of a year."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.clock import now
from linli.kernel.forms import Invalid
from linli.kernel.journal.history import history
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, NotNow, Refused
from linli.kernel.seats import LIVE, place_in
from linli.kernel.web import page
from linli.kernel.web.acting import attempt
from linli.kernel.web.acting import show as show_act
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.kernel.web.sections import sections
from linli.people import queries as people
from linli.training import acts, policy, queries
from linli.training.models import Course, Enrolment
from linli.training.states import CourseState, EnrolmentState, Target
from linli.training.views.doing import made
from linli.training.views.turns import MOST, due_lines

SEATED = ("held", "taken", "done", "missed")
SHAPES = {"taken": "moving", "done": "done", "left": "closed", "ended": "closed", "missed": "closed"}


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Courses to come; for teachers their drafts too."""
    actor = actor_of(request)
    rows = queries.courses_seen(actor).exclude(state=CourseState.CANCELLED)
    past = request.GET.get("past") == "1"
    rows = rows.filter(begins_at__lt=now()) if past else rows.filter(begins_at__gte=now())
    shown = slice_of(request, rows, by="-begins_at" if past else "begins_at")
    return page(
        request, "training/courses.html", slice=shown, rows=[_short(one) for one in shown.rows], past=past,
        teaches=policy.holds(policy.TEACH)(actor), plans=list(queries.plans_seen(actor).order_by("-year", "id")[:20]),
    )  # fmt: skip


def _short(course: Course) -> dict[str, Any]:
    return {
        "course": course, "for": _targets(course),
        "state": _state(course),
    }  # fmt: skip


def _state(course: Course) -> dict[str, Any]:
    shape = {"closed": "done", "cancelled": "closed", "open": "moving"}.get(course.state, "waiting")
    begun = course.state == CourseState.OPEN and course.begins_at <= now()
    return {"word": _("Has begun") if begun else course.get_state_display(), "shape": shape}


def _targets(course: Course) -> str:
    return "、".join(str(Target(one).label) for one in course.targets)


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One course: when, where, for whom, places; one's own seat; for teachers everybody in it."""
    actor = actor_of(request)
    course = find(Course.label(), actor, pk)
    seen = queries.all_in(course)
    person = actor.behalf_id or actor.person_id
    own = [one for one in seen if person and one.person_id == person]
    mine = next((one for one in reversed(own) if one.state in LIVE), None)
    done = next((one for one in reversed(own) if one.state == EnrolmentState.DONE), None)
    teaches = actor.can(policy.TEACH, course.body.path)
    rows = [one for one in seen if one.state in LIVE]
    taken = sum(one.seat is not None and one.state in SEATED for one in seen)
    return page(
        request, "training/course.html", course=course, targets=_targets(course), offers=_ways(actor, course),
        sessions=_sessions(actor, course), taken=taken, waiting=sum(one.state == "waiting" for one in rows),
        mine=mine, done=done,
        place=place_in(rows, mine) if mine and mine.state == "waiting" else 0,
        mine_offers=offers(actor, mine) if mine else [], enrols=_may_enrol(actor, course, mine),
        form=acts.enrol.form(actor=actor) if _may_enrol(actor, course, mine) else None,
        people=_people(actor, seen) if teaches else [], teaches=teaches, stands=_state(course),
        fills=policy.may_fill(actor, course),
        entries=history(course) if teaches else [], sections=sections(actor, course),
    )  # fmt: skip


def _ways(actor: Actor, course: Course) -> list[Any]:
    """What may be done with the course; results and who is due have pages of their own."""
    own = {
        acts.note_results.kind: reverse("training:results", args=[course.pk]),
        acts.fill_course.kind: reverse("training:send", args=[course.pk]),
    }
    mine = sorted(offers(actor, course), key=lambda one: (not one.primary, one.danger))
    return [
        {"label": one.label, "primary": one.primary, "danger": one.danger, "url": own[one.kind]}
        if one.kind in own
        else one
        for one in mine
    ]


def _sessions(actor: Actor, course: Course) -> list[dict[str, Any]]:
    """When and where; those who hold the gatherings come to their pages from here."""
    holds = actor.can("meetings.hold", course.body.path)
    return [
        {"one": one, "url": one.get_absolute_url() if holds else "", "off": one.state == "cancelled"}
        for one in queries.sessions_of(course)
    ]


def _may_enrol(actor: Actor, course: Course, mine: Any) -> bool:
    return course.state == CourseState.OPEN and course.begins_at > now() and mine is None


def _people(actor: Actor, seen: list[Enrolment]) -> list[dict[str, Any]]:
    names = people.names_of([one.person_id for one in seen if one.person_id])
    return [
        {
            "one": one,
            "name": names.get(one.person_id or 0, ""),
            "offers": _for_one(actor, one),
            "shape": SHAPES.get(one.state),
        }
        for one in seen
    ]


def _for_one(actor: Actor, one: Enrolment) -> list[Any]:
    """Places are given back and results corrected one by one; results are entered for all in one table."""
    return [each for each in offers(actor, one) if each in (acts.leave, acts.correct)]


@require_POST
def enrol(request: HttpRequest, pk: int) -> HttpResponse:
    """Enrol oneself; a refusal comes back on the act's page."""
    actor = actor_of(request)
    course = find(Course.label(), actor, pk)
    if actor.person_id is None:
        return HttpResponseRedirect(f"{reverse('account_login')}?next={course.get_absolute_url()}")
    try:
        inputs = acts.enrol.read(actor, None, request.POST)
        done = acts.enrol(actor, course=course, key=request.POST.get("key", "")[:80], **inputs)
    except Invalid as invalid:
        return show_act(request, acts.enrol, None, invalid.form, status=422)
    except Refused as refused:
        form = acts.enrol.form(request.POST, actor=actor)
        form.is_valid()
        form.refuse(refused)
        return show_act(request, acts.enrol, None, form, status=refused.status)
    return HttpResponseRedirect(done.noun.get_absolute_url())


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is due and in no course: all with one click, or one by one."""
    actor = actor_of(request)
    course = find(Course.label(), actor, pk)
    if not actor.can(policy.TEACH, course.body.path):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return _send(request, actor, course) if request.method == "POST" else _due_for(request, actor, course)


def _due_for(request: HttpRequest, actor: Actor, course: Course) -> HttpResponse:
    may = policy.may_fill(actor, course)
    turns = queries.due_for(course, date.max) if may else []
    rows, free = (
        due_lines(turns[:MOST]),
        course.seats - sum(one.seat is not None for one in queries.live_in(course)),
    )
    return page(
        request, "training/send.html", course=course, rows=rows, may=may, free=max(free, 0),
        form=acts.fill_course.form(actor=actor, noun=course) if may else None, more=max(len(turns) - MOST, 0),
        fill=reverse("do", args=[acts.fill_course.kind, course.pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """The hours of everybody in one table."""
    actor = actor_of(request)
    course = find(Course.label(), actor, pk)
    one = acts.note_results
    if not actor.can(policy.TEACH, course.body.path):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    if request.method == "POST":
        return attempt(request, one, course, template="training/results.html")
    if not one.may(actor, course):
        raise NotNow(_("Results are entered once the course has begun, until it is finished."))
    return show_act(
        request, one, course, one.form(actor=actor, noun=course), template="training/results.html"
    )


def _send(request: HttpRequest, actor: Actor, course: Course) -> HttpResponse:
    try:
        inputs = acts.send.read(actor, None, request.POST)
        acts.send(actor, course=course, key=request.POST.get("key", "")[:80], **inputs)
    except Refused as refused:
        form = acts.send.form(request.POST, actor=actor)
        form.is_valid()
        form.refuse(refused)
        return show_act(request, acts.send, None, form, status=refused.status)
    messages.success(request, _("They are enrolled, and told."))
    return HttpResponseRedirect(reverse("training:send", args=[course.pk]))


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Put up a course."""
    return made(request, acts.draft_course, {"speaker": "", "seats": 30})


@require_http_methods(["GET", "POST"])
def new_plan(request: HttpRequest) -> HttpResponse:
    return made(request, acts.draft_plan, {"year": now().year})


@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan of a year, with its courses; prints for the file."""
    actor = actor_of(request)
    one = find("training.plan", actor, pk)
    courses = queries.courses_seen(actor).filter(plan=one).order_by("begins_at", "id")
    return page(
        request, "training/plan.html", plan=one, offers=offers(actor, one), rows=[_short(each) for each in courses],
        heading=_("Training plan of %(year)s") % {"year": one.year},
    )  # fmt: skip
