"""A gathering that comes again and again: planned at once, moved or called off from one of them on."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import local, now
from linli.kernel.copying import number
from linli.kernel.refusals import NotNow
from linli.kernel.storing import store_many
from linli.meetings import forms, policy, queries, rules
from linli.meetings.acts.planning import PLANNED, body_of, cancel, draft, move
from linli.meetings.models import Meeting, Series


@act("meetings.series.planned", _("Plan a series"), on=Series, may=policy.holds_somewhere, creates=True,
     form=forms.PlanSeries)  # fmt: skip
def plan_series(
    actor: Actor, *, body: int, rule: str, begins_at: datetime, ends_at: datetime, but: Any = (), **said: Any
) -> Deed:
    """All gatherings of the series, each a gathering of its own, by the clock on the wall in Beijing."""
    rules.refuse_past(begins_at, now())
    most, lead = int(rulebook.get("meetings.series.most").number), body_of(actor, body)
    days = rules.occurrences(rule, begins_at, most, but)
    series = Series(body=lead, kind=said["kind"], rule=rule, begins_at=begins_at)
    number([series])
    deeds = [
        draft(lead, begins_at=at, ends_at=at + (ends_at - begins_at), series_id=series.pk, **said)
        for at in days
    ]
    number([one.noun for one in deeds])
    for one in deeds:
        for holder in one.also:
            holder.meeting_id = one.noun.pk  # type: ignore[attr-defined]
    store_many(actor, PLANNED, deeds)
    return Deed(series, facts={"gatherings": len(days)})


def ahead(series: Series, since: date) -> list[Meeting]:
    """What has not begun of a series, from a day on."""
    if since < local(now()).date():
        raise NotNow(_("What is past is not changed. Choose a day from today on."), field="since")
    found = queries.of_series(series, since)
    if not found:
        raise NotNow(_("Nothing of the series lies ahead from this day on."), field="since")
    return found


@act("meetings.series.moved", _("Move the series"), on=Series, may=policy.holds, form=forms.MoveSeries)
def move_series(
    actor: Actor, series: Series, *, since: date, days: int = 0, at: Any = None, where: str = ""
) -> Deed:
    """From a day on: later or earlier by so many days, or to another hour. What is past stays as it was."""
    found = ahead(series, since)
    for meeting in found:
        begins = local(meeting.begins_at) + timedelta(days=days)
        if at is not None:
            begins = begins.replace(hour=at.hour, minute=at.minute)
        ends = begins + (meeting.ends_at - meeting.begins_at)
        move(actor, meeting, begins_at=begins, ends_at=ends, where=where)
    return Deed(facts={"since": since, "gatherings": len(found)})


@act("meetings.series.ended", _("Call the series off"), on=Series, may=policy.holds, form=forms.EndSeries,
     danger=True)  # fmt: skip
def end_series(actor: Actor, series: Series, *, since: date, reason: str) -> Deed:
    """From a day on: everybody is told, rooms and seats are free."""
    found = ahead(series, since)
    for meeting in found:
        cancel(actor, meeting, reason=reason)
    return Deed(facts={"since": since, "gatherings": len(found)}, remark=reason)
