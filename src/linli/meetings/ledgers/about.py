"""What several ledgers of gatherings say of one: its span, its organisations, its points and minutes."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from linli.kernel.ledgers import within
from linli.meetings.models import Meeting, MeetingBody, Minutes, Point, Registration
from linli.meetings.queries import held_by
from linli.meetings.states import PointState, RegistrationState, Role
from linli.organisations import queries as organisations


def rows(path: str, first: date, until: date) -> QuerySet[Meeting]:
    """Gatherings that one of the organisations at ``path`` or below it holds: each stands there once."""
    found = Meeting.objects.select_related("body").filter(within(first, until, "begins_at"))
    return found.filter(held_by(path)) if path else found


def complete(meetings: list[Any]) -> None:
    """Points, minutes, other organisations, leading members: four statements whatever the number of rows."""
    ids = [one.pk for one in meetings]
    points: dict[int, list[str]] = {}
    found = Point.objects.filter(meeting__in=ids).exclude(state=PointState.DROPPED)
    for meeting, text in found.order_by("meeting", "number").values_list("meeting", "text"):
        points.setdefault(meeting, []).append(text)
    papers = {
        one.meeting_id: one for one in Minutes.objects.filter(meeting__in=ids).defer("signed_text", "text")
    }
    others: dict[int, list[str]] = {}
    for meeting, body in (
        MeetingBody.objects.filter(meeting__in=ids, order__gt=0).order_by("meeting", "order")
    ).values_list("meeting", "body"):
        ref = organisations.tree().get(body)
        others.setdefault(meeting, []).append(ref.name if ref else "")
    leading: dict[int, int] = {}
    came = Registration.objects.filter(meeting__in=ids, role=Role.LEADING, state=RegistrationState.CAME)
    for meeting in came.values_list("meeting", flat=True):
        leading[meeting] = leading.get(meeting, 0) + 1
    for one in meetings:
        one.texts, one.paper = points.get(one.pk, []), papers.get(one.pk)
        one.others, one.leading_n = others.get(one.pk, []), leading.get(one.pk, 0)


def content(meeting: Any) -> str:
    """The items of the agenda and the points, in one cell."""
    if len(meeting.texts) < 2:
        return "".join(meeting.texts)
    return "；".join(f"{at}. {text}" for at, text in enumerate(meeting.texts, 1))
