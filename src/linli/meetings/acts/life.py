"""The rhythm of a branch: its fixed days, why something was not held, and planning what is missing."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import ZONE, now, today
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.storing import store_many
from linli.meetings import forms, policy, queries, rules
from linli.meetings.acts.planning import PLANNED, body_of, draft
from linli.meetings.models import Gap, Meeting, Rhythm
from linli.meetings.states import ASKS, Kind

USUAL = time(15, 0)


def own_body(actor: Actor) -> Any:
    """The organisation of the post in use."""
    if actor.post is None:
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    return body_of(actor, actor.post.body_id)


@act("meetings.rhythm.set", _("Set the fixed day"), on=Rhythm, may=policy.plans_life, creates=True,
     form=forms.SetRhythm)  # fmt: skip
def set_rhythm(
    actor: Actor, *, kind: str, applies: bool = True, day: int | None = None, at: time | None = None,
    where: str = "", reason: str = "",
) -> Deed:  # fmt: skip
    """On which day of the month, at what hour, where; or that this kind is not for this organisation, and why."""
    body = own_body(actor)
    if not applies and not reason.strip():
        raise Refused(_("Say why this is not for your organisation."), field="reason")
    one = Rhythm.objects.filter(body=body, kind=kind).first() or Rhythm(body=body, kind=kind)
    one.body = body
    one.applies, one.day, one.at = applies, day, at
    one.where, one.reason = rules.clean(where), rules.clean(reason)
    return Deed(one)


@act("meetings.gap.explained", _("Say why it was not held"), on=Gap, may=policy.plans_life, creates=True,
     form=forms.Explain)  # fmt: skip
def explain(actor: Actor, *, kind: str, first: date, reason: str) -> Deed:
    """For the organisation's own calendar; nobody above reads it."""
    body = own_body(actor)
    months = queries.months_of(kind, today())
    if rules.period_of(first, months)[0] != first or first > today():
        raise Refused(_("Choose the period that it is about."), field="first")
    one = Gap.objects.filter(body=body, kind=kind, first=first).first() or Gap(
        body=body, kind=kind, first=first
    )
    one.body, one.reason = body, rules.clean(reason)
    return Deed(one)


def _planned(body: Any, cell: rules.Cell, known: dict[str, Rhythm]) -> Deed:
    rhythm = known.get(cell.kind)
    day = rules.propose(cell, rhythm.day if rhythm else None, today())
    begins = datetime.combine(day, (rhythm and rhythm.at) or USUAL, ZONE)
    ends = begins + timedelta(hours=ASKS[cell.kind].hours)
    return draft(
        body, kind=cell.kind, title=str(Kind(cell.kind).label), begins_at=begins, ends_at=ends,
        where=rhythm.where if rhythm else "",
    )  # fmt: skip


@act("meetings.life.planned", _("Plan what is missing"), on=Meeting, may=policy.plans_life, creates=True,
     form=forms.PlanMissing)  # fmt: skip
def plan_missing(actor: Actor, *, rest: bool = False) -> Deed:
    """One click: each kind that is missing now gets a draft on its fixed day; the branch changes what does not suit.

    ``rest``: what is still to come this year as well.
    """
    body = own_body(actor)
    missing = queries.to_plan(body.pk, rest=rest)
    if not missing:
        raise Refused(_("Nothing is missing: everything is held or planned."))
    known = queries.rhythms(body.pk)
    first, *others = [_planned(body, cell, known) for cell in missing]
    if others:
        store_many(actor, PLANNED, others)
    return Deed(first.noun, also=first.also, facts={"planned": len(missing), "at": now()})
