"""Somebody who was there wants the minutes changed: proposed, taken in or not with the reason, withdrawn."""

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, NotYours
from linli.meetings import forms, policy, rules
from linli.meetings.acts.seats import meeting_for
from linli.meetings.acts.telling import tell
from linli.meetings.models import Amendment
from linli.meetings.states import State


@act("meetings.amendment.proposed", _("Ask for a change"), on=Amendment, may=policy.is_somebody, creates=True,
     form=forms.Propose, next=_("It was passed on. You are told what was decided, with the reason."))  # fmt: skip
def propose(actor: Actor, *, meeting: int, text: str) -> Deed:
    """By somebody who was there, while the minutes are open."""
    one = meeting_for(meeting)
    if not policy.was_there(actor, one):
        raise NotYours(_("Only those who were there can ask for changes."))
    if one.state != State.AMENDING or one.amend_by is None or one.amend_by < now():
        raise NotNow(_("The minutes are not open to changes just now."))
    words = rules.clean(text)
    rules.refuse_long(words, "text", 2000)
    mine = Amendment(meeting=one, person_id=policy.person_of(actor), at=now(), text=words)
    return Deed(mine, amounts={"amendments": 1})


def _decided(one: Amendment, subject: object, reason: str) -> Deed:
    one.reason = rules.clean(reason)
    people = [one.person_id] if one.person_id else []
    text = phrase(_("You asked: %(text)s. %(reason)s"), text=one.text[:120], reason=one.reason)
    return Deed(words=tell(one.meeting, subject, text, people))


@act("meetings.amendment.taken_in", _("Take it in"), on=Amendment, may=policy.decides, move="take_in",
     form=forms.Decide, primary=True)  # fmt: skip
def take_in(actor: Actor, one: Amendment, *, reason: str = "") -> Deed:
    """Whoever writes the minutes changes them and says so."""
    return _decided(one, _("Your change was taken in"), reason)


@act("meetings.amendment.declined", _("Not taken in"), on=Amendment, may=policy.decides, move="decline",
     form=forms.Reason)  # fmt: skip
def decline(actor: Actor, one: Amendment, *, reason: str) -> Deed:
    """With the reason, which its author reads."""
    return _decided(one, _("Your change was not taken in"), reason)


@act("meetings.amendment.withdrawn", _("Take my request back"), on=Amendment, may=policy.is_author,
     move="withdraw", danger=True)  # fmt: skip
def withdraw(actor: Actor, one: Amendment) -> None:
    """Its author needs it no more."""
