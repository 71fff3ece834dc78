"""吹哨: a body calls others, raises the call a level, adds others, takes it back."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import calendar, now, reckon
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.storing import store_many
from linli.needs import queries as needs
from linli.organisations import queries as organisations
from linli.tasks import forms, policy, queries
from linli.tasks.acts.answering import to_caller
from linli.tasks.acts.clockwork import reached
from linli.tasks.acts.sending import body_for, open_bodies
from linli.tasks.models import Call, Called
from linli.tasks.rules import calling as rules
from linli.tasks.states import CalledState, Urgency

KIND = "tasks.called.called"


@act(
    "tasks.call.blown",
    _("Call others for help"),
    on=Call,
    may=policy.holds(policy.CALL),
    creates=True,
    form=forms.Blow,
    next=_("They have it on their desks. Here you see who has heard, who comes, and what each does by when."),
)
def blow(
    actor: Actor, *, to: list[int], subject: str, title: str, why: str, where: str, meet_at: datetime,
    urgency: str = Urgency.ORDINARY, need: int | None = None, origin: Any = None,
) -> Deed:  # fmt: skip
    """What cannot be done alone: the matter, why, whom, where, when (DOMAIN.md 4.2). Each called has its own clock."""
    body = queries.own(actor, policy.CALL)
    matter = _matter(actor, need)
    if matter is not None:
        body = organisations.tree().get(matter.body_id)
    term = rulebook.term(f"tasks.call.meet.{urgency}")
    rules.refuse_meeting(meet_at, now(), reckon(now(), term, calendar(), now=now()).if_resumed, term)
    call = Call(
        body=body_for(body), lead=body_for(body), post_id=actor.post.id if actor.post else None, subject=subject,
        title=title.strip(), why=why.strip(), where=where.strip(), meet_at=meet_at, urgency=urgency, need=matter,
        blown_at=now(), **({"origin": origin.label(), "origin_id": origin.pk} if origin is not None else {}),
    )  # fmt: skip
    call.wanted = to  # type: ignore[attr-defined]
    return Deed(call, amounts={"calls": 1, "called": len(_allowed(call, to))})


def _matter(actor: Actor, need: int | None) -> Any:
    """The need that it helps to answer, which the caller's body has and leads in (首接负责)."""
    if need is None:
        return None
    found = needs.visible_needs(actor).filter(pk=need).first()
    if found is None or not actor.can(policy.CALL, found.body.path):
        raise Refused(_("This need is not with you, so you cannot call others for it."), field="need")
    return found


def _allowed(call: Call, to: list[int]) -> list[Any]:
    """Those of ``to`` that the leading body may call."""
    bodies = open_bodies(to)
    rules.refuse_nobody(bodies)
    rules.refuse_outside({one.id for one in queries.callable_from(call.lead_id)}, bodies)
    return bodies


def call_them(actor: Actor, call: Call, to: list[int]) -> None:
    """One part for each of those called, with a word to its desk."""
    bodies = _allowed(call, to)
    rules.refuse_again(set(call.parts.values_list("body_id", flat=True)), bodies)
    deeds = []
    for one in bodies:
        decider = queries.decider_of(call.body_id, one.id)
        part = Called(call=call, body=body_for(one), decider=body_for(decider) if decider else None)
        reached(part, CalledState.CALLED, anew=True)
        word = phrase(_("%(body)s calls: %(title)s"), body=call.body.name, title=call.title)
        deeds.append(Deed(part, words=[Word(word, call.where, call.get_absolute_url(), to_body=one.id)]))
    store_many(actor, KIND, deeds)


@act(KIND, _("Called"), on=Called, may=policy.holds(policy.CALL), creates=True, hidden=True)
def call_one(actor: Actor, *, call: int, body: int) -> Deed:
    """One body more is called; only with a call, by the act ``call_more``."""
    raise NotYours(_("Call others from the page of the call."))


@act("tasks.call.widened", _("Call others too"), on=Call, may=policy.leads, form=forms.More)
def call_more(actor: Actor, call: Call, *, to: list[int]) -> Deed:
    """The level that leads calls whom it may call."""
    call.FLOW.target("close", call.state)  # only while it is under way
    call_them(actor, call, to)
    return Deed(amounts={"called": len(to)})


@act(
    "tasks.call.raised",
    _("Raise it to the level above"),
    on=Call,
    may=policy.leads,
    move="raise",
    form=forms.Reason,
)
def raise_up(actor: Actor, call: Call, *, reason: str) -> Deed:
    """上下联动: community → street → district → city; who leads can call further. The clocks of those called run on."""
    above = organisations.tree().above(call.lead_id)
    rules.refuse_top(above)
    before, call.lead = call.lead_id, body_for(above)
    call.raised_n += 1
    word = phrase(_("Raised to us by %(body)s: %(title)s"), body=call.body.name, title=call.title)
    return Deed(
        facts={"by_body": before}, amounts={"raised": 1}, remark=reason.strip(),
        words=[Word(word, reason.strip(), call.get_absolute_url(), to_body=call.lead_id)],
    )  # fmt: skip


@act("tasks.call.noted", _("Write to all of them"), on=Call, may=policy.talks, form=forms.Words)
def comment(actor: Actor, call: Call, *, note: str) -> Deed:
    """A word for all; it moves no clock."""
    return Deed(remark=note.strip())


@act("tasks.call.withdrawn", _("Take the call back"), on=Call, may=policy.calls, move="withdraw", form=forms.Note,
     danger=True)  # fmt: skip
def take_back(actor: Actor, call: Call, *, note: str = "") -> Deed:
    """Nobody needs to come any more; those who still were to come are told."""
    call.closed_at = now()
    for part in queries.parts_of(call):
        if part.is_open:
            drop(actor, part)
    return Deed(remark=note.strip())


@act(
    "tasks.called.dropped",
    _("No longer called"),
    on=Called,
    may=policy.rates_or_clock,
    move="drop",
    hidden=True,
)
def drop(actor: Actor, part: Called, *, is_gone: bool = False) -> Deed:
    """Nobody is to come from there any more; where the body itself is no more, the caller is told too."""
    reached(part, CalledState.WITHDRAWN)
    word = phrase(_("No longer called: %(title)s"), title=part.call.title)
    words = [Word(word, link=part.call.get_absolute_url(), to_body=part.body_id)]
    return Deed(
        words=[*words, to_caller(part, _("%(body)s is no more and was called: %(title)s"))]
        if is_gone
        else words
    )


@act("tasks.call.closed", _("Ended"), on=Call, may=policy.ends, move="close", hidden=True)
def close(actor: Actor, call: Call) -> Deed:
    """Everybody called has been rated or need not come: it is counted for the caller too."""
    call.closed_at = now()
    return Deed(amounts={"ended": 1})


def spread(actor: Actor, call: Call, entry: Any) -> None:
    """Once the call has its number, each of those called gets a part of its own, in the same step."""
    call_them(actor, call, call.wanted)  # type: ignore[attr-defined]
