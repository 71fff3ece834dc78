"""What gatherings give to the yearly portrait and the course of an organisation."""

from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.clock.days import DAY, midnight_after
from linli.kernel.portraits import Said, called, part, quiet, turns
from linli.kernel.together import Asking, sums
from linli.meetings.models import Point, Rhythm
from linli.meetings.queries import walks
from linli.meetings.states import ASKS, DONE, PointState

turns("meetings.meeting.held")
quiet(
    "meetings.meeting.planned", "meetings.meeting.changed", "meetings.meeting.handed_on",
    "meetings.meeting.reminded", "meetings.meeting.settled",
    "meetings.meeting.opened", "meetings.meeting.rewritten", "meetings.meeting.minuted", "meetings.meeting.archived",
    "meetings.registration.offered", "meetings.registration.lapsed", "meetings.registration.ended",
    "meetings.registration.came", "meetings.registration.struck", "meetings.registration.left",
    "meetings.registration.taken", "meetings.registration.invited", "meetings.point.added", "meetings.point.written",
    "meetings.point.dropped", "meetings.point.reopened", "meetings.rhythm.set", "meetings.gap.explained",
    "meetings.life.planned", "meetings.amendment.withdrawn", "meetings.amendment.taken_in",
    "meetings.amendment.declined",
    "meetings.walknote.contact_read", "meetings.walknote.adopted", "meetings.walknote.struck",
    "meetings.walknote.answered",
)  # fmt: skip
called(
    {
        "meetings.meeting.held": gettext_lazy("Gatherings held"),
        "meetings.meeting.noticed": gettext_lazy("Gatherings announced"),
        "meetings.meeting.cancelled": gettext_lazy("Gatherings called off"),
        "meetings.meeting.moved": gettext_lazy("Gatherings moved"),
        "meetings.meeting.signed": gettext_lazy("Minutes signed"),
        "meetings.meeting.recounted": gettext_lazy("Numbers of those who came corrected"),
        "meetings.registration.made": gettext_lazy("People who registered"),
        "meetings.registration.took_part": gettext_lazy("Leading members as ordinary ones"),
        "meetings.point.raised": gettext_lazy("Points that became needs"),
        "meetings.point.answered": gettext_lazy("Points answered"),
        "meetings.point.published": gettext_lazy("Answers made public"),
        "meetings.amendment.proposed": gettext_lazy("Changes to minutes asked for"),
        "meetings.walknote.taken": gettext_lazy("Notes taken outside"),
        "meetings.walknote.raised": gettext_lazy("Needs made of notes"),
        "meetings.walknote.listed": gettext_lazy("Things in public space taken on"),
        "meetings.walknote.agreed": gettext_lazy("Actions agreed with households"),
        "meetings.walknote.settled": gettext_lazy("Notes settled on the spot"),
        "meetings.walknote.finished": gettext_lazy("Agreed actions done"),
        "meetings.walknote.fixed": gettext_lazy("Things put right in public space"),
    }
)
TALKS = [kind for kind, asks in ASKS.items() if asks.public]


def _span(first: date, until: date, name: str = "begins_at") -> dict[str, Any]:
    return {f"{name}__gte": midnight_after(first - DAY), f"{name}__lt": midnight_after(until - DAY)}


@part("results", "answers", order=36)
def what_was_answered(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """What residents said at talks, and how much of it is answered."""
    rows = Point.objects.filter(
        meeting__bodies__body=body.pk, meeting__kind__in=TALKS, meeting__state__in=DONE,
        **_span(first, until, "meeting__begins_at"),
    ).exclude(state=PointState.DROPPED)  # fmt: skip
    (told,) = yield sums(rows, n=Count("pk"), done=Count("pk", filter=Q(state=PointState.ANSWERED)))
    if not told["n"]:
        return [
            Said(_("Points of talks with residents"), None, "", _("Talks are planned and noted at the desk."))
        ]
    value = _("%(n)s, of which %(done)s are answered") % told
    return [Said(_("Points of talks with residents"), value, reverse("meetings:record"))]


@part("rules", "rhythm", order=35)
def when_it_meets(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """The fixed days of its gatherings."""
    rows = Rhythm.objects.filter(body=body.pk, applies=True, day__isnull=False)
    n = (yield sums(rows, n=Count("pk")))[0]["n"]
    hint = _("A fixed day can be set in the calendar of the branch.")
    return [Said(_("Gatherings with a fixed day"), n or None, "", hint, staff_only=True)]


@part("results", "walks", order=37)
def what_was_put_right(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Things in public space that are in order again."""
    n = yield from walks.fixed_n(body.pk, first, until)
    hint = _("Things seen on a walk can be noted on the page “At the door” and put right by a day.")
    return [Said(_("Things put right in public space"), n or None, "", hint)]
