"""The caller looks and rates; the level above both decides; the clock tells a level what has come to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.delivery.outbox import phrase
from linli.tasks import forms, policy, queries
from linli.tasks.acts.calling import close
from linli.tasks.acts.clockwork import reached
from linli.tasks.models import Called
from linli.tasks.rules import calling as rules
from linli.tasks.states import CalledState as C


def _word(part: Called, body: int | None, sentence: Any, text: Any = "") -> Word:
    subject = phrase(sentence, body=part.body.name, title=part.call.title)
    return Word(subject, text, part.call.get_absolute_url(), to_body=body)


@act(
    "tasks.called.verified",
    _("It is so"),
    on=Called,
    may=policy.rates,
    move="verify",
    form=forms.Note,
    primary=True,
)
def verify(actor: Actor, part: Called, *, note: str = "") -> Deed:
    """The caller has looked at what was done."""
    reached(part, C.VERIFIED)
    return Deed(amounts={"verified": 1}, remark=note.strip())


@act("tasks.called.sent_back", _("It is not done yet"), on=Called, may=policy.rates, move="send_back",
     form=forms.Reason)  # fmt: skip
def not_done(actor: Actor, part: Called, *, reason: str) -> Deed:
    """Work again; the day that was promised stays."""
    reached(part, C.PLANNED)
    words = [_word(part, part.body_id, _("Not done yet: %(title)s"), reason.strip())]
    return Deed(amounts={"sent_back": 1}, remark=reason.strip(), words=words)


@act(
    "tasks.called.rated",
    _("Say how it was"),
    on=Called,
    may=policy.rates,
    move="rate",
    form=forms.Rate,
    primary=True,
)
def rate(actor: Actor, part: Called, *, grade: str, note: str = "") -> Deed:
    """A body is rated by the body that called it; both are counted."""
    part.outcome = grade
    reached(part, C.RATED)
    _ended(actor, part)
    words = [_word(part, part.body_id, _("Rated by who called: %(title)s"), part.get_outcome_display())]
    return Deed(amounts={"rated": 1, grade: 1}, remark=note.strip(), words=words)


def _ended(actor: Actor, part: Called) -> None:
    """With the last of those called the call ends."""
    if queries.all_ended(part.call_id, but=part.pk):
        close(actor, part.call)


@act("tasks.called.ordered", _("It has to come"), on=Called, may=policy.judges, move="order",
     form=forms.Reason)  # fmt: skip
def order(actor: Actor, part: Called, *, reason: str) -> Deed:
    """The level above both decides: it is its matter, and its clocks begin now."""
    part.reason = ""
    reached(part, C.CALLED, anew=True)
    told = (part.body_id, part.call.body_id)
    words = [
        _word(part, pk, _("Decided above: %(body)s has to come: %(title)s"), reason.strip()) for pk in told
    ]
    return Deed(amounts={"ordered": 1}, remark=reason.strip(), words=words)


@act(
    "tasks.called.released",
    _("It need not come"),
    on=Called,
    may=policy.judges,
    move="release",
    form=forms.Reason,
)
def release(actor: Actor, part: Called, *, reason: str) -> Deed:
    """The level above both decides that the refusal was right."""
    reached(part, C.RELEASED)
    _ended(actor, part)
    told = (part.body_id, part.call.body_id)
    words = [
        _word(part, pk, _("Decided above: %(body)s need not come: %(title)s"), reason.strip()) for pk in told
    ]
    return Deed(amounts={"released": 1}, remark=reason.strip(), words=words)


@act("tasks.called.pressed", _("Press for it"), on=Called, may=policy.judges, form=forms.Reason)
def press(actor: Actor, part: Called, *, reason: str) -> Deed:
    """The level to which it has come says what is to happen. Its clock is not reset: only doing it ends the stage."""
    rules.refuse_still(queries.level_now(part))
    words = [_word(part, part.body_id, _("Overdue, from the level above: %(title)s"), reason.strip())]
    words.append(
        _word(part, part.call.body_id, _("The level above presses for it: %(title)s"), reason.strip())
    )
    return Deed(amounts={"pressed": 1}, remark=reason.strip(), words=words)


@act("tasks.called.escalated", _("Its time ran out"), on=Called, may=policy.is_clock, hidden=True)
def tell_level(actor: Actor, part: Called, *, level: int) -> Deed:
    """自动提级: the level to which it has come is told, and the two as well; each level once."""
    came = queries.level_now(part)
    rules.refuse_told(came if came == level else None, part.told_id)
    part.told_id = came
    sentence = _("Its time ran out, it has come to the level above: %(body)s, %(title)s")
    told = dict.fromkeys([came, part.call.body_id, part.body_id])
    words = [_word(part, pk, sentence) for pk in told]
    return Deed(facts={"level": came}, amounts={"escalated": 1}, words=words)
