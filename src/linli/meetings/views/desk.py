"""The desk of gatherings: what is planned, one gathering with all that can be done, planning, the points to answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.clock import local, now
from linli.kernel.clock.remaining import say_day
from linli.kernel.journal.history import history
from linli.kernel.refusals import NotYours
from linli.kernel.templatetags.face import monthday
from linli.kernel.web import page
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.kernel.web.sections import sections
from linli.meetings import acts, policy, queries
from linli.meetings.models import Amendment, Meeting, Registration, Series
from linli.meetings.states import BEFORE_SIGNED, DONE, UPCOMING, WRITTEN, State
from linli.meetings.views import frame
from linli.people import queries as people

LISTS = {"ahead": "begins_at", "note": "begins_at", "write": "begins_at", "past": "-begins_at"}


def planner(request: HttpRequest) -> Actor:
    """A post that holds gatherings; for all others there is no such desk."""
    actor = actor_of(request)
    if actor.reach(policy.HOLD) is None:
        if any(policy.HOLD in post.permissions for post in actor.posts):
            raise NotYours(
                _("This desk is for posts that hold gatherings. Change to your post at the top of the page.")
            )
        raise frame.nothing()
    return actor


def at_desk(request: HttpRequest, pk: int) -> tuple[Actor, Meeting]:
    """One gathering that this post holds."""
    actor, one = actor_of(request), frame.meeting_of(request, pk)
    if not policy.holds(actor, one):
        raise frame.nothing()
    return actor, one


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """One list of the desk; without a word, what is planned."""
    actor = planner(request)
    which = request.GET.get("list", "ahead")
    which = which if which in LISTS else "ahead"
    shown = slice_of(request, queries.desk(actor, which), by=LISTS[which], size=50)
    titles = {queue["url"].rpartition("=")[2]: queue["label"] for queue in frame.queues(actor)}
    return page(
        request, "meetings/desk/desk.html", title=titles[which], queues=frame.queues(actor, which), slice=shown,
        lines=[_line(one) for one in shown.rows], which=which,
    )  # fmt: skip


def _line(one: Meeting) -> dict[str, Any]:
    begins = local(one.begins_at)
    return {
        "title": one.title, "url": reverse("meetings:at_desk", args=[one.pk]), "status": frame.status(one),
        "place": f"{monthday(begins)} {begins:%H:%M} · {one.get_kind_display()}", "asker": one.body.name,
    }  # fmt: skip


@require_safe
def thing(request: HttpRequest, pk: int) -> HttpResponse:
    """One gathering: its next act, agenda and points with theirs, minutes, changes asked for."""
    actor, one = at_desk(request, pk)
    points = queries.points_of(one)
    needs = queries.needs_of(points) if one.state in DONE and points else {}
    paper = queries.minutes_of(one) if one.state in DONE else None
    asked = _amendments(actor, one) if one.state in (State.AMENDING, *WRITTEN) else []
    if paper is not None:
        one.minutes = paper
    return page(
        request, "meetings/desk/meeting.html", meeting=one, queues=frame.queues(actor), standing=frame.status(one),
        facts=frame.facts(one, queries.standing(one, queries.live(one.pk)) if one.state == State.NOTICED else None),
        files=frame.files(one), offers=_main(actor, one), paper=paper, amendments=asked,
        points=[_point(actor, p, needs.get(p.pk)) for p in points], adds=one.asks.content and one.state not in WRITTEN
        and one.state != State.CANCELLED, here=request.get_full_path(), sections=sections(actor, one),
        keeps=one.asks.content,
    )  # fmt: skip


def _main(actor: Actor, meeting: Meeting) -> list[Any]:
    """What can be done just now, the next thing first, what ends it last."""
    begun = meeting.begins_at <= now()
    idle = set()
    if meeting.state not in UPCOMING:
        idle |= {"changed", "moved"}
    idle |= {"moved", "noticed", "cancelled"} if begun else {"held"}
    if meeting.state not in BEFORE_SIGNED:
        idle.add("recounted")
    if meeting.state not in (State.MINUTED, State.AMENDING):
        idle.add("rewritten")
    if not meeting.asks.content:
        idle.add("minuted")
    if meeting.state == State.HELD and meeting.asks.minutes:
        idle.add("archived")
    found = [one for one in offers(actor, meeting) if one.verb not in idle]
    return sorted(found, key=lambda one: (not one.primary, one.danger))


def _point(actor: Actor, point: Any, need: Any) -> dict[str, Any]:
    told = frame.point_told(point, need, inside=True)
    told["offers"] = [one for one in offers(actor, point) if _useful(one, point)]
    told["left"] = say_day(point.due, now()) if point.due else ""
    told["public"] = point.answer_public
    return told


def _useful(one: Any, point: Any) -> bool:
    """Buttons that would only refuse are not drawn."""
    written = point.meeting.state in WRITTEN
    if one.verb in ("raised", "answered"):
        return point.meeting.state in DONE
    if one.verb == "published":
        return bool(point.answer) and not point.answer_public and point.meeting.asks.public
    return not written


def _amendments(actor: Actor, one: Meeting) -> list[dict[str, Any]]:
    found = []
    for each in Amendment.objects.filter(meeting=one).order_by("id"):
        each.meeting = one
        found.append({"row": each, "offers": offers(actor, each)})
    return found


@require_safe
def people_of(request: HttpRequest, pk: int) -> HttpResponse:
    """Who registered, for those who hold it; and all that was done."""
    actor, one = at_desk(request, pk)
    rows = list(
        Registration.objects.filter(meeting=one).exclude(state="left").order_by("state", "order", "id")
    )
    names = people.names_of(row.person_id for row in rows)
    table = [
        [
            names.get(row.person_id or 0) or _("account closed"), str(row.get_role_display()),
            str(row.get_state_display()), _("yes") if row.listed else _("no"), row.wish or "—",
        ]
        for row in rows
    ]  # fmt: skip
    head = [_("Name"), _("As what?"), _("State"), _("May be listed"), _("Should be known")]
    return page(
        request, "meetings/desk/people.html", meeting=one, queues=frame.queues(actor), head=head, table=table,
        invite=reverse("meetings:invite", args=[pk]) if one.state in (State.DRAFTED, State.NOTICED) else "",
        entries=history(one),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Plan one gathering."""
    planner(request)
    told = {name: request.GET[name] for name in ("kind", "body", "day") if name in request.GET}
    return frame.make(request, acts.plan, reverse("meetings:desk"), **told)


@require_http_methods(["GET", "POST"])
def plan_series(request: HttpRequest) -> HttpResponse:
    planner(request)
    return frame.make(request, acts.plan_series, reverse("meetings:desk"))


@require_safe
def series(request: HttpRequest, pk: int) -> HttpResponse:
    """A series: what of it was held, what comes, what can be done with the rest."""
    actor = planner(request)
    one: Series = frame.find("meetings.series", actor, pk)
    rows = list(Meeting.objects.filter(series=one).select_related("body").order_by("begins_at"))
    return page(
        request, "meetings/desk/series.html", series=one, title=rows[0].title if rows else one.get_kind_display(),
        lines=[_line(each) for each in rows], offers=offers(actor, one), queues=frame.queues(actor),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def add_point(request: HttpRequest, pk: int) -> HttpResponse:
    _actor, one = at_desk(request, pk)
    return frame.make(request, acts.add_point, reverse("meetings:at_desk", args=[one.pk]), meeting=pk)


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    _actor, one = at_desk(request, pk)
    return frame.make(request, acts.invite, reverse("meetings:people", args=[one.pk]), meeting=pk)


@require_safe
def points(request: HttpRequest) -> HttpResponse:
    """Points of talks that wait for their answer, the most urgent first."""
    actor = planner(request)
    shown = slice_of(request, queries.points_to_answer(actor), by="due", size=50)
    lines = [
        {
            "title": one.text, "url": f"{reverse('meetings:at_desk', args=[one.meeting_id])}#point-{one.number}",
            "status": frame.point_told(one)["status"], "place": one.meeting.title,
            "asker": one.body.name if one.body else one.meeting.body.name,
            "deadline": _deadline(one),
        }
        for one in shown.rows
    ]  # fmt: skip
    return page(
        request, "meetings/desk/desk.html", title=_("Points to answer"), queues=frame.queues(actor, "points"),
        slice=shown, lines=lines, which="points",
    )  # fmt: skip


def _deadline(point: Any) -> dict[str, Any]:
    late = point.due < local(now()).date()
    words = _("Overdue") if late else say_day(point.due, now())
    return {"state": "overdue" if late else "ok", "words": words, "due": point.due}
