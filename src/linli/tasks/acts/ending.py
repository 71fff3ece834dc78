"""What is open with a body when it ends: tasks go on with the one that follows, or back; calls go up."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.organisations import queries as organisations
from linli.tasks import policy, queries
from linli.tasks.acts.calling import close, drop
from linli.tasks.acts.clockwork import reached
from linli.tasks.acts.contacts import end_contact
from linli.tasks.acts.sending import body_for, withdraw
from linli.tasks.models import Call, Called, Task
from linli.tasks.states import CalledState

GONE = _("The organisation is no more.")
OWN = _("Both sides are one organisation now.")


@act(
    "tasks.task.returned",
    _("Back with who sent it"),
    on=Task,
    may=policy.is_clock,
    move="return",
    hidden=True,
)
def give_back(actor: Actor, task: Task, *, reason: str) -> Deed:
    """Nobody is left to do it: the sender hears of it and decides who does."""
    task.closed_at = now()
    subject = phrase(
        _("Back with you, %(body)s is no more: %(title)s"), body=task.body.name, title=task.title
    )
    word = Word(subject, reason, task.get_absolute_url(), to_body=task.sender_id)
    return Deed(amounts={"returned": 1}, remark=reason, words=[word])


@act(
    "tasks.task.handed_on", _("Goes on with another organisation"), on=Task, may=policy.is_clock, hidden=True
)
def hand_on_task(actor: Actor, task: Task, *, gone: int, heir: Any) -> Deed:
    """The work stays as it stands, with its day and its means; both sides hear who it is now."""
    for side in ("body", "sender"):
        if getattr(task, f"{side}_id") == gone:
            setattr(task, side, heir)
    subject = phrase(_("Goes on with %(body)s: %(title)s"), body=heir.name, title=task.title)
    told = (task.sender_id, task.body_id)
    words = [Word(subject, link=task.get_absolute_url(), to_body=pk) for pk in told]
    return Deed(facts={"from_body": gone}, words=words)


@act(
    "tasks.call.handed_on", _("Goes on with another organisation"), on=Call, may=policy.is_clock, hidden=True
)
def hand_on_call(actor: Actor, call: Call, *, gone: int, to: Any) -> Deed:
    """Another body is the caller now: it leads, looks at what was done and rates it. The clocks run on."""
    for side in ("body", "lead"):
        if getattr(call, f"{side}_id") == gone:
            setattr(call, side, to)
    subject = phrase(_("This call is yours now: %(title)s"), title=call.title)
    return Deed(facts={"from_body": gone}, words=[Word(subject, link=call.get_absolute_url(), to_body=to.id)])


@act(
    "tasks.called.handed_on",
    _("Goes on with another organisation"),
    on=Called,
    may=policy.is_clock,
    hidden=True,
)
def hand_on_part(actor: Actor, part: Called, *, body: Any) -> Deed:
    """Who was called, or who called, is another: what was promised stays, and who decides is found anew."""
    gone = part.body_id
    part.body = body
    decider = queries.decider_of(part.call.body_id, body.id)
    part.decider = body_for(decider) if decider else None
    if body.id == gone:
        return Deed()
    subject = phrase(_("This call goes on with %(body)s: %(title)s"), body=body.name, title=part.call.title)
    told = (body.id, part.call.body_id)
    words = [Word(subject, part.call.where, part.call.get_absolute_url(), to_body=pk) for pk in told]
    return Deed(facts={"from_body": gone}, words=words)


@act("tasks.called.readdressed", _("Goes to the level above"), on=Called, may=policy.is_clock, move="readdress",
     hidden=True)  # fmt: skip
def readdress(actor: Actor, part: Called, *, body: Any) -> Deed:
    """Who was called is no more: the level above it is called instead, and its clocks begin now."""
    gone, name = part.body_id, part.body.name
    part.body, part.reason = body, ""
    decider = queries.decider_of(part.call.body_id, body.id)
    part.decider = body_for(decider) if decider else None
    reached(part, CalledState.CALLED, anew=True)
    subject = phrase(_("%(gone)s is no more, the call goes to %(body)s: %(title)s"), gone=name, body=body.name,
                     title=part.call.title)  # fmt: skip
    told = (body.id, part.call.body_id)
    words = [Word(subject, part.call.where, part.call.get_absolute_url(), to_body=pk) for pk in told]
    return Deed(facts={"from_body": gone}, words=words)


def tasks_go_on(actor: Actor, gone: int, heir: int) -> None:
    """Received and sent; what the one that follows would send to itself goes back."""
    body = body_for(organisations.tree().get(heir))
    for one in [*queries.tasks_with(gone), *queries.tasks_from(gone)]:
        sides = {heir if pk == gone else pk for pk in (one.body_id, one.sender_id)}
        if len(sides) == 1:
            give_back(CLOCK, one, reason=str(OWN))
        else:
            hand_on_task(CLOCK, one, gone=gone, heir=body)


def tasks_go_back(actor: Actor, gone: int) -> None:
    for one in queries.tasks_with(gone):
        give_back(CLOCK, one, reason=str(GONE))


def tasks_end(actor: Actor, gone: int) -> None:
    for one in queries.tasks_from(gone):
        withdraw(CLOCK, one, note=str(GONE))


def calls_go_on(actor: Actor, gone: int, to: int) -> None:
    """Its calls are those of another body; whom it had called itself need not come to itself."""
    body = body_for(organisations.tree().get(to))
    for call in queries.calls_from(gone):
        moved = hand_on_call(CLOCK, call, gone=gone, to=body).noun
        for part in queries.parts_of(moved):
            if part.is_open and part.body_id == moved.body_id:
                _drop(part)
            elif part.is_open:
                hand_on_part(CLOCK, part, body=part.body)


def calls_go_up(actor: Actor, gone: int) -> None:
    calls_go_on(actor, gone, _above(gone))


def answers_go_on(actor: Actor, gone: int, heir: int) -> None:
    """Who was called is the one that follows, as far as it had come; not twice in one call, and not by itself."""
    body = body_for(organisations.tree().get(heir))
    for part in queries.calls_to(gone):
        if _is_there(part, heir):
            _drop(part)
        else:
            hand_on_part(CLOCK, part, body=body)


def answers_go_up(actor: Actor, gone: int) -> None:
    to = _above(gone)
    body = body_for(organisations.tree().get(to))
    for part in queries.calls_to(gone):
        if _is_there(part, to):
            _drop(part)
        else:
            readdress(CLOCK, part, body=body)


def contacts_end(actor: Actor, gone: int, heir: int = 0) -> None:
    """A contact point stands on the word of its place and the post of its leader: it is agreed anew."""
    for one in queries.contacts_with(gone):
        end_contact(CLOCK, one)


def _above(gone: int) -> int:
    above = organisations.tree().above(gone)
    return above.id if above else gone


def _is_there(part: Called, body: int) -> bool:
    return part.call.body_id == body or queries.was_called(part.call_id, body)


def _drop(part: Called) -> None:
    """No longer called; the caller hears why, and with the last one the call ends."""
    fell = drop(CLOCK, part, is_gone=True).noun
    if queries.all_ended(fell.call_id, but=fell.pk):
        close(CLOCK, fell.call)
