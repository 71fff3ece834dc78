"""The desk of those who organise: tasks, hours in question, certificates to issue."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.templatetags.face import day
from linli.kernel.web import page
from linli.kernel.web.paging import slice_of
from linli.volunteers import acts, policy, queries
from linli.volunteers.queries import places, span, status_of
from linli.volunteers.states import Phase
from linli.volunteers.views.frame import desk_of, make, queues
from linli.volunteers.views.saying import HOURS, minutes


@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """What waits, first; then all tasks of the body, the newest first."""
    actor = desk_of(request)
    waits = {key: rows.order_by()[:51].count() for key, rows in queries.waiting_parts(actor).items()}
    found = slice_of(request, queries.own_tasks(actor), by="-pk", size=40)
    lines = [_line(one) for one in queries.standings(list(found.rows))]
    return page(
        request, "volunteers/desk/tasks.html", lines=lines, slice=found, queues=queues(actor, "desk"), waits=waits,
        organises=actor.reach(policy.ORGANISE) is not None,
    )  # fmt: skip


def _line(standing: Any) -> dict[str, Any]:
    task, shift, phase = standing.task, standing.next, standing.phase
    offer = (
        {"label": _("Who was there?"), "url": f"{reverse('volunteers:roll', args=[task.pk])}"}
        if phase == Phase.HELD
        else None
    )
    where = (
        f"{span(shift)} · {places(shift) if standing.coming else task.place_words}"
        if shift
        else task.place_words
    )
    return {
        "title": task.title, "url": reverse("volunteers:roll", args=[task.pk]), "place": where, "asker": task.body.name,
        "status": status_of(phase), "offer": offer,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """Put up a task: one page; nobody sees it before it is put up on the next."""
    actor = desk_of(request, policy.ORGANISE)
    return make(
        request, acts.draft_task, "volunteers/desk/draft.html", lambda task: reverse("volunteers:roll", args=[task.pk]),
        queues=queues(actor, "draft"),
    )  # fmt: skip


@require_safe
def hours(request: HttpRequest) -> HttpResponse:
    """Claims of volunteers, and hours that they question: each to be looked at."""
    actor = desk_of(request, policy.ORGANISE)
    found = slice_of(request, queries.to_decide(actor).order_by("pk"), by="pk", size=50)
    names = queries.called(one.person_id for one in found.rows)
    lines = [
        {
            "title": f"{one.title} · {minutes(one.minutes)}", "url": one.get_absolute_url(),
            "asker": names.get(one.person_id, ""),
            "place": f"{one.served_on}", "status": {"word": one.get_state_display(), "shape": HOURS[one.state]},
        }
        for one in found.rows
    ]  # fmt: skip
    return page(
        request, "volunteers/desk/hours.html", lines=lines, slice=found, queues=queues(actor, "hours")
    )


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest) -> HttpResponse:
    """Hours of somebody who came without signing up."""
    actor = desk_of(request, policy.ORGANISE)
    return make(
        request,
        acts.note_hours,
        "volunteers/desk/form.html",
        reverse("volunteers:note"),
        queues=queues(actor, "note"),
    )


@require_http_methods(["GET", "POST"])
def lesson(request: HttpRequest) -> HttpResponse:
    """Who was taught what for a service."""
    actor = desk_of(request, policy.ORGANISE)
    return make(
        request,
        acts.note_lesson,
        "volunteers/desk/form.html",
        reverse("volunteers:lesson"),
        queues=queues(actor, "lesson"),
    )


@require_http_methods(["GET", "POST"])
def nominate(request: HttpRequest) -> HttpResponse:
    """Nominate a volunteer for five stars, by their number; there is no list to pick from."""
    actor = desk_of(request, policy.NOMINATE)
    return make(
        request,
        acts.nominate,
        "volunteers/desk/form.html",
        reverse("volunteers:notices"),
        queues=queues(actor, "nominate"),
        back=reverse("more"),
    )


@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    """Certificates that volunteers asked for."""
    actor = desk_of(request, policy.CERTIFY)
    found = slice_of(request, queries.to_issue(actor).order_by("pk"), by="pk", size=50)
    names = queries.called(one.person_id for one in found.rows)
    lines = [
        {
            "title": f"{names.get(one.person_id, '')} · {day(one.first)} – {day(one.last)}",
            "url": one.get_absolute_url(),
            "place": one.body.name, "asker": one.number,
            "status": {"word": one.get_state_display(), "shape": "waiting"},
        }
        for one in found.rows
    ]  # fmt: skip
    return page(
        request,
        "volunteers/desk/certificates.html",
        lines=lines,
        slice=found,
        queues=queues(actor, "certificates"),
    )
