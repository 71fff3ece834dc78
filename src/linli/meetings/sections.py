"""What gatherings add to the page of an organisation, and to the desk's queues."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.clock import local, now
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.kernel.web.waiting import Waits, waiting
from linli.meetings import policy, queries
from linli.meetings.queries import walks
from linli.meetings.queries.notes import waiting_in
from linli.meetings.states import DONE, UPCOMING
from linli.meetings.views import frame

BODY = "organisations.body"
SHOWN = 5


def _line(one: Any) -> dict[str, Any]:
    begins = local(one.begins_at)
    where = f" · {one.where}" if one.where else ""
    return {
        "title": one.title, "url": one.get_absolute_url(), "status": frame.status(one), "at": one.begins_at,
        "sentence": f"{one.get_kind_display()} · {begins:%H:%M}{where}",
    }  # fmt: skip


@section(
    BODY, "gatherings", gettext_lazy("Gatherings"), "meetings/sections/gatherings.html", order=35
)  # fmt: skip
def what_it_holds(actor: Actor, body: Any) -> Asking:
    """What is announced and what was held, alone or with others, as this reader may know it."""
    found = yield queries.of_body(actor, body.pk).order_by("-begins_at")[: 4 * SHOWN]
    ahead = [one for one in reversed(found) if one.state in UPCOMING and one.ends_at > now()]
    past = [one for one in found if one.state in DONE]
    ways = _ways(actor, body)
    if not found and not ways:
        return None
    return {
        "ahead": [_line(one) for one in ahead[:SHOWN]], "past": [_line(one) for one in past[:SHOWN]], "ways": ways,
    }  # fmt: skip


def _ways(actor: Actor, body: Any) -> list[dict[str, Any]]:
    found = []
    if actor.can(policy.HOLD, body.path):
        found.append({"label": _("Plan a gathering"), "url": f"{reverse('meetings:plan')}?body={body.pk}"})
        if queries.has_life(body.pk):
            found.append(
                {"label": _("Calendar of the year"), "url": reverse("meetings:life", args=[body.pk])}
            )
    return found


@waiting("meetings.note", gettext_lazy("Gatherings to note as held"), order=31)
def to_note(actor: Actor) -> Waits | None:
    """What is over and not noted, at or below the post."""
    if actor.reach(policy.HOLD) is None:
        return None
    return Waits(queries.desk(actor, "note"), f"{reverse('meetings:desk')}?list=note")


@waiting("meetings.points", gettext_lazy("Points of talks to answer"), order=32)
def to_answer(actor: Actor) -> Waits | None:
    """Points that wait for an answer, and those of which the time is over."""
    if actor.reach(policy.HOLD) is None:
        return None
    return Waits(queries.points_to_answer(actor), reverse("meetings:points"), Q(due__lt=local(now()).date()))


@waiting("meetings.notes", gettext_lazy("Notes taken outside"), order=33)
def notes_to_route(actor: Actor) -> Waits | None:
    """Notes that nobody has made anything of yet, and things and actions past their day."""
    reach = actor.reach(policy.WALK)
    if reach is None:
        return None
    on = local(now()).date()
    return Waits(waiting_in(reach, on), reverse("meetings:notes"), Q(due_on__lt=on))


@section(BODY, "walks", gettext_lazy("Out in the area"), "meetings/sections/walks.html", order=36)
def out_in_the_area(actor: Actor, body: Any) -> Asking:
    """This year's notes in counts, small ones withheld; and what was put right, each with its words."""
    inside = actor.can(policy.WALK, body.path)
    on = local(now()).date()
    told, fixed = yield from walks.told_at(body, on, whole=inside)
    if not fixed and not any(told.values()):
        return None
    labels = {"notes": _("Notes taken"), "needs": _("became needs"), "done": _("agreed actions done")}
    lines = [{"label": label, "n": told.get(name)} for name, label in labels.items()]
    return {"lines": lines, "fixed": fixed, "hides": None in told.values(), "year": on.year}
