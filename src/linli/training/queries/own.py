"""A person's own courses and entry in the reserve, as lines of "my matters"; what waits at the desk."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import local, now
from linli.kernel.clock.remaining import say_day
from linli.kernel.happenings import Happening, happens
from linli.kernel.seats import LIVE
from linli.kernel.together import Asking
from linli.kernel.web.waiting import Waits, waiting
from linli.people import queries as people
from linli.training import policy
from linli.training.models import Course, Enrolment, Reserve, Session


@people.matters
def courses_of(actor: Actor) -> Asking:
    """Courses to come in which somebody has a place or waits for one."""
    person = actor.behalf_id or actor.person_id
    if not person:
        return []
    rows = Enrolment.objects.filter(person=person, state__in=LIVE, course__begins_at__gte=now())
    found = yield rows.select_related("course").order_by("course__begins_at")[:20]
    return [_line(one) for one in found]


@happens("people.person")
def sessions_of_person(actor: Actor, person: Any, first: datetime, until: datetime) -> Asking:
    """The sessions of the courses in which a person has a place, for themselves alone."""
    if actor.person_id != person.pk:
        return []
    seats = Enrolment.objects.filter(person=person.pk, state__in=["taken", "done"]).values("course")
    rows = Session.objects.filter(
        course__in=seats, meeting__begins_at__lt=until, meeting__ends_at__gt=first
    ).select_related("meeting", "course")
    found = yield rows.order_by("meeting__begins_at", "id")
    return [
        Happening(
            uid=f"training.session-{one.pk}", title=one.course.title, begins=one.meeting.begins_at,
            ends=one.meeting.ends_at, sequence=one.meeting.version, where=one.meeting.where,
            url=one.course.get_absolute_url(), cancelled=one.meeting.state == "cancelled",
        )
        for one in found
    ]  # fmt: skip


def _line(one: Enrolment) -> dict[str, Any]:
    begins = say_day(local(one.course.begins_at).date(), now())
    shape = {"taken": "done", "held": "warning"}.get(one.state, "waiting")
    return {
        "title": one.course.title, "url": one.get_absolute_url(), "at": one.course.begins_at,
        "sentence": _("It begins on %(day)s.") % {"day": begins},
        "status": {"word": one.get_state_display(), "shape": shape},
    }  # fmt: skip


@waiting("training.reserve", gettext_lazy("Applications for the reserve"), order=35)
def applications(actor: Actor) -> Waits | None:
    """Applications that nobody has answered."""
    path = actor.reach(policy.RESERVE)
    if path is None:
        return None
    rows = Reserve.objects.filter(body__path__startswith=path, state="applied")
    return Waits(rows, reverse("training:reserve_list"))


@waiting("training.results", gettext_lazy("Courses without results"), order=36)
def results_missing(actor: Actor) -> Waits | None:
    """Courses that have begun and whose results are not entered."""
    path = actor.reach(policy.TEACH)
    if path is None:
        return None
    left = Enrolment.objects.filter(course=OuterRef("pk"), state="taken")
    rows = Course.objects.filter(Exists(left), body__path__startswith=path, begins_at__lt=now())
    return Waits(
        rows,
        f"{reverse('training:courses')}?past=1",
        Q(begins_at__lt=now() - rulebook.span("training.results.late")),
    )
