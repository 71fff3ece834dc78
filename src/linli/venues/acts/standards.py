"""Rooms against their standard: entering what they are measured by, planning how a gap is closed, safety checks."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.venues import policy
from linli.venues.forms import standards as forms
from linli.venues.models import Check, Measure, Plan, Site
from linli.venues.rules.standards import refuse_check, refuse_plan
from linli.venues.states import CheckState


def _refuse_stranger(actor: Actor, body: Any) -> None:
    if not (actor.is_clock or actor.can(policy.MANAGE, body.path)):
        raise NotYours(_("Only those who look after this place change it."))


def manages(actor: Actor, noun: Any) -> bool:
    """Over the rooms of a body."""
    return actor.is_clock or actor.can(policy.MANAGE, noun.body.path)


@act("venues.measure.entered", _("Enter what the rooms are measured by"), on=Measure, may=policy.is_manager_somewhere,
     creates=True, form=forms.Measure)  # fmt: skip
def enter_measure(actor: Actor, *, body: Any, households: int | None = None, is_new: bool = False) -> Measure:
    """The households of a body, and whether it is a new community: they decide which standard holds."""
    _refuse_stranger(actor, body)
    if Measure.objects.filter(body=body.id).exists():
        raise Refused(_("This has been entered already. Change it on the page of the rooms."))
    return Measure(body_id=body.id, households=households, is_new=is_new)


@act("venues.measure.changed", _("Change what the rooms are measured by"), on=Measure, may=manages,
     form=forms.ChangeMeasure)  # fmt: skip
def change_measure(
    actor: Actor, measure: Measure, *, households: int | None = None, is_new: bool = False
) -> None:
    """From now on; what was reported before stands in the journal."""
    measure.households, measure.is_new = households, is_new


@act("venues.plan.made", _("Plan how to close the gap"), on=Plan, may=policy.is_manager_somewhere, creates=True,
     form=forms.Plan)  # fmt: skip
def make_plan(
    actor: Actor, *, body: Any, what: str, who: str, by: date, area_m2: Decimal | None = None
) -> Plan:
    """What, by when, who: for everybody to read."""
    _refuse_stranger(actor, body)
    refuse_plan(by, today())
    return Plan(body_id=body.id, what=what.strip(), who=who.strip(), by=by, first_by=by, area_m2=area_m2)


@act("venues.plan.begun", _("It is being built"), on=Plan, may=manages, move="build")
def begin_plan(actor: Actor, plan: Plan) -> None:
    """Work has begun."""


@act("venues.plan.done", _("The standard is reached"), on=Plan, may=manages, move="comply", primary=True)
def finish_plan(actor: Actor, plan: Plan) -> Deed:
    """The plan is carried out. Whether the standard is met, the entered rooms say, not the plan."""
    plan.ended_on = today()
    return Deed(
        amounts={"area_m2": plan.area_m2} if plan.area_m2 else {},
        facts={"late": plan.ended_on > plan.first_by},
    )


@act("venues.plan.postponed", _("Put off"), on=Plan, may=manages, form=forms.Postpone)
def postpone_plan(actor: Actor, plan: Plan, *, by: date, reason: str) -> Deed:
    """A later day, with the reason; the day first promised stays beside it."""
    if plan.ended_on is not None:
        raise NotNow(_("This plan has ended."))
    refuse_plan(by, today())
    if by <= plan.by:
        raise Refused(_("Choose a day after the one that was promised."), field="by")
    plan.by = by
    return Deed(remark=reason.strip())


@act(
    "venues.plan.dropped",
    _("Drop this plan"),
    on=Plan,
    may=manages,
    move="drop",
    danger=True,
    form=forms.Drop,
)
def drop_plan(actor: Actor, plan: Plan, *, reason: str) -> Deed:
    """It is not carried out, and why; the gap stays."""
    plan.ended_on = today()
    return Deed(remark=reason.strip())


@act("venues.check.entered", _("Enter a safety check"), on=Check, may=policy.is_manager_somewhere, creates=True,
     form=forms.Check)  # fmt: skip
def enter_check(
    actor: Actor, *, site: Site, kind: str, on: date, good: bool, next_on: date, words: str = ""
) -> Check:
    """What was looked at, when, and when the next is due. The one before is followed by this one."""
    _refuse_stranger(actor, site.body)
    refuse_check(on, next_on, today())
    if not good and not words.strip():
        raise Refused(_("Say in a few words what has to be mended."), field="words")
    before = Check.objects.filter(site=site, kind=kind).exclude(state=CheckState.FOLLOWED).first()
    if before is not None:
        if before.on > on:
            raise Refused(_("A later check is entered already."), field="on")
        follow_check(actor, before)
    return Check(site=site, kind=kind, on=on, good=good, words=words.strip(), next_on=next_on)


@act(
    "venues.check.followed",
    _("Followed by a later check"),
    on=Check,
    may=policy.is_manager,
    move="follow",
    hidden=True,
)
def follow_check(actor: Actor, check: Check) -> None:
    """A newer one has been entered."""


@act(
    "venues.check.reminded",
    _("Remind of a safety check"),
    on=Check,
    may=policy.is_clock,
    move="remind",
    hidden=True,
)
def remind_of_check(actor: Actor, check: Check) -> Deed:
    """It is due soon, or overdue: the body that lends the place is told once; it stays on its desk until it is made."""
    subject = phrase(
        _("Safety check: %(what)s, %(place)s"), what=check.get_kind_display(), place=check.site.name
    )
    text = phrase(
        _("The next check is due on %(day)s. Please have it made, and enter it."),
        day=check.next_on.isoformat(),
    )
    return Deed(
        words=[Word(subject, text, check.get_absolute_url(), to_body=check.site.body_id)],
        amounts={"reminded": 1},
    )
