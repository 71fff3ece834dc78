"""Wants: said, found, taken back, over."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now, today
from linli.kernel.copying import number
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import Refused
from linli.orders import forms, policy, queries
from linli.orders.models import Want


@act("orders.want.said", _("Say what you look for"), on=Want, may=policy.is_somebody, creates=True, form=forms.Look,
     rate="web.rate.raise", next=_("It is noted. Whoever offers such a thing is told."))  # fmt: skip
def say_want(actor: Actor, *, at: Any, **said: Any) -> Deed:
    """A body's want is public; a neighbour's is known only to who could meet it, and counted by theme."""
    body, person = policy.party_of(actor)
    want = Want(
        body=queries.body_of(body) if body else None,
        person_id=person,
        at=queries.body_of(at),
        at_moment=now(),
    )
    for name, value in said.items():
        setattr(want, name, value)
    want.area = want.at.area_code
    if want.until and want.until < today():
        raise Refused(_("That day is past already. Choose a later one, or none."), field="until")
    number([want])  # so that words lead to it
    want.search = f"{want.title} {want.text} {want.get_theme_display()}"
    return Deed(want, amounts={"wanted": 1}, words=_to_providers(want))


def _to_providers(want: Want) -> list[Word]:
    """A word to a few who offer such a thing. Of a neighbour's want it says the theme, not the words."""
    said = want.title if want.body_id else want.get_theme_display()
    subject = phrase(_("Somebody looks for what you may offer: %(what)s"), what=said)
    return [
        Word(subject, phrase(_("Reason: %(why)s."), why=one.why), want.get_absolute_url(),
             to_person=one.offer.person_id, to_body=one.offer.body_id)
        for one in queries.offers_for(want, most=5)
        if (one.offer.body_id, one.offer.person_id) != (want.body_id, want.person_id)
    ]  # fmt: skip


@act("orders.want.met", _("I have found it"), on=Want, may=policy.owns_or_clock, move="meet", primary=True,
     next=_("Good. It is off the list."))  # fmt: skip
def meet_want(actor: Actor, want: Want) -> Deed:
    """An order came of it, or it was found elsewhere."""
    return Deed(amounts={"met": 1})


@act("orders.want.withdrawn", _("Take it back"), on=Want, may=policy.owns_or_clock, move="withdraw",
     next=_("Taken back."))  # fmt: skip
def withdraw_want(actor: Actor, want: Want) -> Deed:
    """No longer looked for; open answers to it are told by whoever takes them back."""
    return Deed()


@act("orders.want.expired", _("Its time is over"), on=Want, may=policy.is_clock, move="expire", hidden=True)
def expire_want(actor: Actor, want: Want) -> Deed:
    """The day is past, or it stood long enough: who looked for it is told, and can say it again."""
    subject = phrase(_("Still looked for? %(title)s"), title=want.title)
    text = _("It was taken off the list because its time is over. If you still look for it, say it again.")
    word = Word(subject, text, want.get_absolute_url(), to_person=want.person_id, to_body=want.body_id)
    return Deed(amounts={"unmet": 1}, words=[word])
