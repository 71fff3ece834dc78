"""The minutes of a gathering, told for the page, for print and for signing."""

from typing import Any

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from linli.kernel.clock import local
from linli.kernel.templatetags.face import day
from linli.meetings import policy, rules
from linli.meetings.models import Amendment, Meeting, Minutes, Point, Registration
from linli.meetings.states import AmendmentState, PointState, RegistrationState
from linli.organisations import queries as organisations


def span(meeting: Meeting) -> str:
    """2026年11月28日 周六 14:00–16:00; with both days where it goes over midnight."""
    begins, ends = local(meeting.begins_at), local(meeting.ends_at)
    last = f"{ends:%H:%M}" if begins.date() == ends.date() else f"{day(ends)} {ends:%H:%M}"
    return f"{day(begins)} {weekday(begins)} {begins:%H:%M}–{last}"


def weekday(at: Any) -> str:
    """周一, or Mon."""
    return str(WEEKDAYS_ABBR[local(at).weekday()])


def points_of(meeting: Meeting) -> list[Point]:
    """The points that stand, in their order."""
    rows = Point.objects.filter(meeting=meeting).exclude(state=PointState.DROPPED)
    found = list(rows.select_related("body").order_by("number"))
    for one in found:
        one.meeting = meeting
    return found


def minutes_of(meeting: Meeting) -> Minutes | None:
    return Minutes.objects.filter(meeting=meeting).first()


def attendees(meeting: Meeting) -> list[int]:
    """The people with an account who had a seat."""
    rows = Registration.objects.filter(meeting=meeting, person__isnull=False, state__in=policy.SEATED)
    return list(rows.order_by("person").values_list("person_id", flat=True))


def seated(meeting: Meeting) -> list[int]:
    """The people who come: they have a seat."""
    return attendees(meeting)


def listed_n(meeting: Meeting) -> int:
    return Registration.objects.filter(meeting=meeting, state=RegistrationState.CAME).count()


def undecided(meeting: Meeting) -> int:
    return Amendment.objects.filter(meeting=meeting, state=AmendmentState.PROPOSED).count()


def members_of(meeting: Meeting) -> list[int]:
    """Those who hold gatherings in the very organisations that hold this one."""
    day_of = local(meeting.begins_at).date()
    found = [
        pk for one in meeting.together() for pk in organisations.holders(one.pk, policy.HOLD, day_of) if pk
    ]
    return list(dict.fromkeys(found))


def told(meeting: Meeting, minutes: Minutes, points: list[Point] | None = None) -> rules.Told:
    """Everything that the minutes say."""
    said: Any = minutes
    lines = [
        (_("Kind"), str(meeting.get_kind_display())),
        (_("Time"), span(meeting)),
        (_("Place"), meeting.where),
        (_("Held by"), "、".join(one.name for one in meeting.together())),
        (_("Speaker"), meeting.speaker),
        (_("In the chair"), said.chair),
        (_("Written by"), said.recorder),
        (_("How many came"), "" if meeting.people_n is None else str(meeting.people_n)),
        (_("Present"), said.present),
        (_("Excused"), said.absent),
        (_("Guests"), said.guests),
    ]
    found = points_of(meeting) if points is None else points
    return rules.Told(meeting.title, lines, [(one.text, _about(one)) for one in found], said.text)


def _about(point: Point) -> list[tuple[Any, str]]:
    leads = point.body.name if point.body else ""
    return [
        (_("Agreed"), point.said),
        (pgettext("of a point", "Leads"), " ".join(filter(None, (leads, point.who)))),
        (_("By"), day(point.due)),
        (_("Answer"), point.answer),
    ]
