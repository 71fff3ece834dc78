"""What the pages of gatherings share: a gathering told in facts, its files, the page of an act that makes something."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Act
from linli.kernel.clock import local, now
from linli.kernel.evidence.shelf import beside
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, NotYours
from linli.kernel.templatetags.face import day
from linli.kernel.web import acting
from linli.kernel.web.pages import actor_of
from linli.meetings import queries
from linli.meetings.models import Meeting, Point
from linli.meetings.states import PointState, State

MEETING = "meetings.meeting"
PAGE = "meetings/act.html"
SHAPES = {
    State.DRAFTED: "draft", State.NOTICED: "new", State.HELD: "moving", State.MINUTED: "moving",
    State.AMENDING: "moving", State.SIGNED: "done", State.ARCHIVED: "closed", State.CANCELLED: "refused",
}  # fmt: skip
POINT_SHAPES = {
    PointState.OPEN: "waiting", PointState.RAISED: "moving", PointState.ANSWERED: "done", PointState.DROPPED: "closed",
}  # fmt: skip


def nothing() -> NotFound:
    return NotFound(_("There is nothing here, or it is not open to you."))


def meeting_of(request: HttpRequest, pk: int) -> Meeting:
    found: Meeting = find(MEETING, actor_of(request), pk)
    return found


def status(meeting: Meeting) -> dict[str, str]:
    """The state as a word and a shape; what is full is computed where its seats are known."""
    over = meeting.state == State.NOTICED and meeting.ends_at <= now()
    word = _("Over") if over else str(meeting.get_state_display())
    return {"word": word, "shape": "closed" if over else SHAPES[State(meeting.state)]}


def facts(meeting: Meeting, seats: dict[str, int | None] | None = None) -> list[dict[str, Any]]:
    """What is known of a gathering; what is not is left out."""
    bodies = meeting.together()
    known = [
        (_("When"), queries.span(meeting), ""),
        (_("Where"), meeting.where, ""),
        (_("On the net"), meeting.online, meeting.online),
        (_("Who holds it"), "、".join(one.name for one in bodies), bodies[0].get_absolute_url()),
        (_("Speaker"), meeting.speaker, ""),
        (_("Who may come"), str(meeting.get_audience_display()), ""),
        (_("Seats"), _seats(meeting, seats), ""),
        (_("Register until"), _moment(meeting.register_by) if meeting.state == State.NOTICED else "", ""),
        (_("How many came"), "" if meeting.people_n is None else str(meeting.people_n), ""),
    ]
    return [{"label": label, "value": value, "url": url} for label, value, url in known if value]


def _moment(at: Any) -> str:
    return f"{day(at)} {local(at):%H:%M}" if at else ""


def _seats(meeting: Meeting, seats: dict[str, int | None] | None) -> str:
    if meeting.seats is None or seats is None or meeting.state != State.NOTICED:
        return ""
    if seats["left"]:
        return _("%(left)s of %(all)s are free") % {"left": seats["left"], "all": meeting.seats}
    if seats["waiting"]:
        return _("all %(all)s are taken, %(n)s wait") % {"all": meeting.seats, "n": seats["waiting"]}
    return _("all %(all)s are taken; you can wait for one") % {"all": meeting.seats}


def files(meeting: Meeting) -> list[dict[str, Any]]:
    """The materials."""
    return [
        {"url": one.get_absolute_url(), "name": one.name, "thumb": ""} for one in beside(MEETING, meeting.pk)
    ]


def point_told(point: Point, need: Any = None, *, inside: bool = False) -> dict[str, Any]:
    """A point as the page shows it. ``inside``: to those who hold it or were there, with what was said."""
    leads = " ".join(filter(None, (point.body.name if point.body else "", point.who if inside else "")))
    answer = point.answer if inside else point.answer_public
    return {
        "number": point.number, "text": point.text, "said": point.said if inside else "", "leads": leads,
        "due": point.due, "answer": answer, "at": point.answered_at, "minutes": point.minutes,
        "late": bool(point.due and point.state in ("open", "raised") and point.due < local(now()).date()),
        "status": {"word": point.get_state_display(), "shape": POINT_SHAPES[PointState(point.state)]},
        "waits": bool(point.answer and not answer), "need": need, "point": point,
    }  # fmt: skip


def make(request: HttpRequest, one: Act, back: str, **initial: Any) -> HttpResponse:
    """The page of an act that makes something at a gathering."""
    actor = actor_of(request)
    if request.method == "POST":
        return acting.attempt(request, one, None, template=PAGE)
    if not one.may(actor, None):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    form = one.form(actor=actor, noun=None, initial={**one.form(actor=actor, noun=None).initial, **initial})
    asked = request.GET.copy()
    asked.setdefault("back", back)
    request.GET = asked  # type: ignore[assignment]
    return acting.show(request, one, None, form, template=PAGE)


def queues(actor: Actor, current: str = "") -> list[dict[str, Any]]:
    """The lists of the desk of gatherings, at its left; uncounted, the pages of the desk count what waits."""
    lists = [
        ("ahead", _("What is planned")), ("note", _("To be noted as held")), ("write", _("Minutes to finish")),
        ("past", _("What was held")),
    ]  # fmt: skip
    found = [
        {"label": label, "url": f"{reverse('meetings:desk')}?list={key}", "current": key == current}
        for key, label in lists
    ]
    found.append(
        {"label": _("Points to answer"), "url": reverse("meetings:points"), "current": current == "points"}
    )
    own = bool(actor.post and queries.has_life(actor.post.body_id))
    label = _("Our calendar") if own else _("Calendars of branches")
    found.append({"label": label, "url": reverse("meetings:own_life"), "current": current == "life"})
    return found
