"""Residents are asked to accept a service, or come to it because they were served; they may leave."""

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import Refused
from linli.orders import policy_purchases as may
from linli.orders import rules_purchases as rules
from linli.orders.acts.purchasing import number
from linli.orders.forms import purchases as forms
from linli.orders.models import Acceptor, Purchase
from linli.orders.policy import self_of
from linli.orders.queries import purchases as asking
from linli.orders.states_purchases import Came
from linli.people import queries as people

BUYER_ONLY = _("This is for residents: whoever works for the buyer or the supplier does not say it.")


def refuse_side(person: int | None, purchase: Purchase) -> None:
    """Neither of the two sides speaks for residents."""
    sides = [one.path for one in (purchase.buyer, purchase.supplier) if one]
    if any(own.startswith(side) for own in asking.sitting_paths(person) for side in sides):
        raise Refused(BUYER_ONLY, field="phones", code="side")


@act("orders.purchase.invited", _("Ask residents to accept it"), on=Purchase, may=may.buys, move="invite",
     form=forms.Invite, next=_("Asked. They are told as soon as something was delivered."))  # fmt: skip
def invite_acceptors(actor: Actor, purchase: Purchase, *, phones: str) -> Deed:
    """Residents whose phone is proved; nobody of the buyer or of the supplier."""
    wanted = list(dict.fromkeys(phones.split()))
    rules.refuse_crowd(len(wanted), number("invite"))
    there = set(Acceptor.objects.filter(purchase=purchase).values_list("person_id", flat=True))
    found = [_resident(one, purchase) for one in wanted]
    fresh = [pk for pk in dict.fromkeys(found) if pk not in there]
    if not fresh:
        raise Refused(_("They have all been asked already."), field="phones")
    rows = [Acceptor(purchase=purchase, person_id=pk, came=Came.ASKED, asked_at=now()) for pk in fresh]
    text = _(
        "When something is delivered you say whether it was done as it should be. It is paid only after that."
    )
    told = phrase(_("Will you help to look: %(title)s"), title=purchase.title)
    words = [Word(told, text, purchase.get_absolute_url(), to_person=pk) for pk in fresh]
    return Deed(also=rows, amounts={"asked": len(rows)}, words=words)


def _resident(phone: str, purchase: Purchase) -> int:
    one = people.proved_phone(phone)
    if one is None:
        raise Refused(_("Nobody here has proved the phone %(phone)s.") % {"phone": phone}, field="phones")
    refuse_side(one.pk, purchase)
    return int(one.pk)


@act("orders.purchase.joined", _("I was served: I help to look"), on=Purchase, may=may.was_served, move="join",
     next=_("Thank you. You are told as soon as something was delivered."))  # fmt: skip
def join_acceptors(actor: Actor, purchase: Purchase) -> Deed:
    """Who ordered it and confirmed that it was done speaks of it."""
    person = self_of(actor)
    assert person is not None  # somebody who was served
    refuse_side(person, purchase)
    return Deed(
        also=[Acceptor(purchase=purchase, person_id=person, came=Came.SERVED, asked_at=now())],
        amounts={"joined": 1},
    )


@act(
    "orders.purchase.left",
    _("I do not want to look at it any more"),
    on=Purchase,
    may=may.accepts,
    move="leave",
)
def leave_acceptors(actor: Actor, purchase: Purchase) -> Deed:
    """What was said stays said; nothing more is asked."""
    Acceptor.objects.filter(purchase=purchase, person=self_of(actor)).update(left_at=now())
    return Deed(amounts={"left": 1})
