"""Putting up a task, saying it better, calling it off, closing it with its hours."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now
from linli.kernel.clock.days import DAY, midnight_after
from linli.kernel.clock.present import ZONE
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, Refused
from linli.volunteers import forms, policy, queries, rules
from linli.volunteers.acts.line import when
from linli.volunteers.models import Shift, Task
from linli.volunteers.states import ShiftState

SPANS = ("day", "begins", "ends", "seats", "roles", "every", "until", "but", "closes_on")


@act("volunteers.task.drafted", _("Put up a task"), on=Task, may=policy.organises_somewhere, creates=True,
     form=forms.Draft, hidden=True)  # fmt: skip
def draft_task(actor: Actor, **said: Any) -> Deed:
    """A task with its shifts. Nobody sees it before it is put up."""
    task = Task(body=queries.own_body(actor))
    return Deed(task, also=_told(task, said))


def _told(task: Task, said: dict[str, Any]) -> list[Shift]:
    """Put into the task what was typed; the shifts that come of it, unsaved."""
    spans = {name: said.pop(name) for name in SPANS if name in said}
    at = said.pop("at")
    for name, value in said.items():
        setattr(task, name, value)
    task.at = queries.body_of(at)
    if task.cases and not task.agreement.strip():
        raise Refused(_("Write the agreement that volunteers are to sign."), field="agreement")
    if task.needs_lesson and not task.skill:
        raise Refused(_("Say in which skill the training must be."), field="skill")
    shifts = _shifts(task, **spans)
    task.begins_at, task.ends_at = min(one.begins_at for one in shifts), max(one.ends_at for one in shifts)
    if not task.agreement.strip() and queries.cases_for(task, None):
        raise Refused(
            _("A task of a month or longer needs a written agreement: write its text."), field="agreement"
        )
    closes: date | None = spans.get("closes_on")
    task.closes_at = midnight_after(closes) if closes else None
    if task.closes_at and task.closes_at <= now():
        raise Refused(_("Sign-up would be closed already. Choose a later day."), field="closes_on")
    return shifts


def _shifts(
    task: Task,
    *,
    day: date,
    begins: time,
    ends: time,
    seats: int,
    roles: str = "",
    every: str = "once",
    until: date | None = None,
    but: str = "",
    closes_on: date | None = None,
) -> list[Shift]:
    most = int(rulebook.get("volunteers.shifts.most").number)
    days = rules.dates_of(day, every, until, rules.days_in(but), most)
    over = DAY if ends <= begins else timedelta()
    rules.refuse_past(_at(days[0], begins), _at(days[0], ends) + over, now())
    kinds = rules.roles_in(roles, seats)
    if len(days) * len(kinds) > most:
        raise Refused(_("That is too many shifts at once. Put up fewer days or fewer roles."), field="roles")
    return [
        Shift(task=task, role=role, seats=n, begins_at=_at(one, begins), ends_at=_at(one, ends) + over)
        for one in days
        for role, n in kinds
    ]


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=ZONE)


@act(
    "volunteers.task.changed",
    _("Change the task"),
    on=Task,
    may=policy.organises,
    move="change",
    form=forms.Words,
)
def change_task(actor: Actor, task: Task, **said: Any) -> None:
    """The words of a draft. Its times are those it was drafted with: another time is another task."""
    for name, value in said.items():
        setattr(task, name, value)


@act("volunteers.task.published", _("Put it up"), on=Task, may=policy.organises, move="publish", primary=True,
     next=_("It is up. Those who live near find it first."))  # fmt: skip
def publish_task(actor: Actor, task: Task) -> Deed:
    """From now on everybody finds it, those who live near first. What is no voluntary service is not put up as such."""
    rules.refuse_not_counted(task.counts_as)
    if task.begins_at <= now():
        raise NotNow(_("It begins in the past by now. Put it up anew with another day."))
    task.published_at = now()
    seats = sum(Shift.objects.filter(task=task).values_list("seats", flat=True))
    return Deed(amounts={"published": 1, "seats": seats})


@act("volunteers.task.amended", _("Say it better"), on=Task, may=policy.organises, move="amend", form=forms.Words,
     next=_("Changed. Everybody who signed up is told."))  # fmt: skip
def amend_task(actor: Actor, task: Task, **said: Any) -> Deed:
    """Words, meeting point, contact: whoever signed up is told. Times stay as they were promised."""
    for name, value in said.items():
        setattr(task, name, value)
    text = phrase(_("Please look again: where to meet, whom to ask. %(where)s"), where=task.place_words)
    return Deed(words=_tell(task, queries.placed(task), _("Changed: %(task)s"), text))


def _tell(task: Task, people: list[int], subject: Any, text: Any) -> list[Word]:
    told = phrase(subject, task=task.title)
    return [Word(told, text, task.get_absolute_url(), to_person=one) for one in people]


@act("volunteers.task.cancelled", _("Call it off"), on=Task, may=policy.organises_or_clock, move="cancel",
     form=forms.Reason, danger=True, next=_("Called off. Everybody who signed up is told."))  # fmt: skip
def cancel_task(actor: Actor, task: Task, *, reason: str) -> Deed:
    """Everybody who has a place or waits for one is told at once, with the reason; it stays visible as called off."""
    rules.refuse_short_words(reason, "reason")
    words = _tell(task, queries.placed(task), _("Called off: %(task)s"), reason)
    return Deed(amounts={"cancelled": 1}, remark=reason, words=words)


@act("volunteers.shift.cancelled", _("Call this shift off"), on=Shift, may=policy.organises, move="cancel",
     form=forms.Reason, danger=True, next=_("Called off. Everybody who signed up is told."))  # fmt: skip
def cancel_shift(actor: Actor, shift: Shift, *, reason: str) -> Deed:
    """One day of a series does not take place; what is past is not touched."""
    if shift.begins_at <= now():
        raise NotNow(_("This has begun or is past: it cannot be called off any more."))
    rules.refuse_short_words(reason, "reason")
    subject = phrase(_("Called off: %(task)s, %(when)s"), task=shift.task.title, when=when(shift))
    link = shift.task.get_absolute_url()
    words = [Word(subject, reason, link, to_person=one) for one in queries.in_shift(shift)]
    return Deed(remark=reason, words=words)


@act("volunteers.task.posted", _("Hours are posted"), on=Task, may=policy.organises, move="post",
     next=_("Posted. Each volunteer is asked whether it is right; only then it counts."))  # fmt: skip
def post_task(actor: Actor, task: Task) -> Deed:
    """All shifts are held and looked through. Nobody came: that is told apart, and is nobody's fault."""
    last = Shift.objects.filter(task=task, state=ShiftState.OPEN).order_by("-ends_at").first()
    if last is not None:
        rules.refuse_unheld(last.ends_at, now())
    task.posted_at = task.posted_at or now()
    served = queries.served_in(task)
    return Deed(amounts={"held": 1, "served": served, "nobody_came": 0 if served else 1})
