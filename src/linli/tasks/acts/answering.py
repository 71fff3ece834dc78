"""报到: who was called hears it, comes, says what it does by when, does it; or refuses."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import phrase
from linli.tasks import forms, policy
from linli.tasks.acts.clockwork import due_again, reached
from linli.tasks.models import Called
from linli.tasks.rules import calling as rules
from linli.tasks.states import CalledState as C


def to_caller(part: Called, sentence: Any, text: Any = "") -> Word:
    subject = phrase(sentence, body=part.body.name, title=part.call.title)
    return Word(subject, text, part.call.get_absolute_url(), to_body=part.call.body_id)


def _timely(part: Called) -> dict[str, int]:
    """Whether the stage that ends now was in time."""
    return {"late" if part.due_at and now() >= part.due_at else "in_time": 1}


@act(
    "tasks.called.acknowledged",
    _("We have heard it"),
    on=Called,
    may=policy.called,
    move="acknowledge",
    primary=True,
)
def acknowledge(actor: Actor, part: Called) -> Deed:
    amounts = {"acknowledged": 1, **_timely(part)}
    reached(part, C.ACKNOWLEDGED)
    return Deed(amounts=amounts, words=[to_caller(part, _("%(body)s has heard the call: %(title)s"))])


@act("tasks.called.came", _("We have come"), on=Called, may=policy.called, move="come", primary=True)
def come(actor: Actor, part: Called) -> Deed:
    """At the place, or at the joint meeting. Nobody's position is recorded."""
    amounts = {"came": 1, **_timely(part)}
    reached(part, C.ON_SITE)
    return Deed(amounts=amounts, words=[to_caller(part, _("%(body)s has come: %(title)s"))])


@act("tasks.called.planned", _("Say what you do and by when"), on=Called, may=policy.called, move="plan",
     form=forms.Plan, primary=True)  # fmt: skip
def plan(actor: Actor, part: Called, *, action: str, due_on: date) -> Deed:
    """One line for each of those called: the action, and its day."""
    rules.refuse_promise(due_on, today(), int(rulebook.get("tasks.call.furthest").number))
    amounts = {"planned": 1, **_timely(part)}
    part.action, part.due_on = action.strip(), due_on
    reached(part, C.PLANNED)
    return Deed(
        amounts=amounts, words=[to_caller(part, _("%(body)s says what it does: %(title)s"), part.action)]
    )


@act("tasks.called.finished", _("Report it as done"), on=Called, may=policy.called, move="finish", form=forms.Note,
     primary=True)  # fmt: skip
def finish(actor: Actor, part: Called, *, note: str = "") -> Deed:
    amounts = {"done": 1, **_timely(part)}
    reached(part, C.DONE)
    word = to_caller(part, _("%(body)s has done it, please look: %(title)s"), note.strip())
    return Deed(amounts=amounts, remark=note.strip(), words=[word])


@act("tasks.called.refused", _("This is not ours"), on=Called, may=policy.called, move="refuse", form=forms.Refuse,
     next=_("The level above both decides on it. You hear what it says."))  # fmt: skip
def refuse(actor: Actor, part: Called, *, reason: str) -> Deed:
    """With a reason; it is decided one level above both (DOMAIN.md 4.2)."""
    rules.refuse_topless(part.decider_id)
    part.reason = reason.strip()
    reached(part, C.REFUSED)
    words = [to_caller(part, _("%(body)s refuses: %(title)s"), part.reason)]
    subject = phrase(
        _("To decide: %(body)s refuses a call: %(title)s"), body=part.body.name, title=part.call.title
    )
    words.append(Word(subject, part.reason, part.call.get_absolute_url(), to_body=part.decider_id))
    return Deed(amounts={"refused": 1}, words=words)


@act("tasks.called.moved", _("The calendar moved its day"), on=Called, may=policy.is_clock, hidden=True)
def move_clock(actor: Actor, part: Called) -> Deed:
    """The copy follows the calendar; what held before is kept in the entry."""
    before, part.due_at = part.due_at, due_again(part)
    return Deed(facts={"before": before})
