"""Asking that data be only stored, or be deleted, and what law keeps all the same."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.privacy import retention
from linli.kernel.refusals import NotNow
from linli.people import forms, policy
from linli.people.models import Person
from linli.people.queries.leaving import kept_by_law, rows_to_erase
from linli.people.queries.ways import is_confirmed


@act(
    "people.person.limited",
    _("Only store my data"),
    on=Person,
    may=policy.is_self,
    move="limit",
    form=forms.Sure,
    danger=True,
    next=_("Your data is only stored from now on. To use the account again, come to a counter."),
)
def limit_person(actor: Actor, person: Person) -> None:
    """The account rests: nobody signs in, no message is sent, nothing is deleted."""


@act(
    "people.person.restored",
    _("Open the account again"),
    on=Person,
    may=policy.may_restore,
    move="restore",
    hidden=True,
)
def restore_person(actor: Actor, person: Person) -> None:
    """A resting account is opened again at a counter, where somebody has seen who asks."""


@act(
    "people.person.closed",
    _("Delete my account"),
    on=Person,
    may=policy.is_self,
    move=("close", "limit"),
    form=forms.Sure,
    danger=True,
    next=_("Your account is deleted. What law keeps is only stored, and was listed for you."),
)
def close_person(actor: Actor, person: Person) -> Deed:
    """Everything given by consent or agreement goes now. What a legal duty keeps stays, stored and no more:
    then the account ends as *only stored*, else as *closed*."""
    kept = kept_by_law(person.pk)
    for row, fields in rows_to_erase(person.pk):
        retention.erase(row, fields)
    _empty(person)
    return Deed(move="limit" if kept else "close", facts={"kept": sum(one.rows for one in kept)})


@act(
    "people.person.sign_up_forgotten",
    _("Forget a sign-up that was never confirmed"),
    on=Person,
    may=policy.is_clock,
    move="close",
    hidden=True,
)
def forget_sign_up(actor: Actor, person: Person) -> Deed:
    """Somebody gave a phone or an e-mail address, perhaps not their own, and no code ever came back: after the
    time of the rulebook what they typed goes, and the account is closed."""
    if is_confirmed(person):
        raise NotNow(_("This account was confirmed a moment ago."))
    _empty(person)
    return Deed(amounts={"forgotten": 1})


def _empty(person: Person) -> None:
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    retention.blank(person)
    person.phone_verified, person.closed_at, person.password = False, now(), make_password(None)
