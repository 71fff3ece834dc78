"""The ways of signing in. The pages are allauth's; what they change passes through here."""

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import act
from linli.people import policy, rules
from linli.people.models import Person
from linli.people.queries.persons import index_of, phone_taken


@act("people.person.phone_set", _("Change phone"), on=Person, may=policy.is_self_or_clock, hidden=True)
def set_phone(actor: Actor, person: Person, *, phone: str, verified: bool = False) -> None:
    """Another phone, or none. Until a code has come back it is only a way to reach somebody."""
    phone = rules.phone_of(phone)
    if verified:
        rules.refuse_taken_phone(phone, phone_taken(phone, but=person.pk))
    person.phone, person.phone_index, person.phone_verified = phone, index_of(phone), verified and bool(phone)


@act("people.person.phone_proved", _("Confirm phone"), on=Person, may=policy.is_self_or_clock, hidden=True)
def prove_phone(actor: Actor, person: Person, *, phone: str) -> None:
    """The code that was sent to a phone came back: it is this person's, and nobody else's."""
    phone = rules.phone_of(phone)
    rules.refuse_taken_phone(phone, phone_taken(phone, but=person.pk))
    person.phone, person.phone_index, person.phone_verified = phone, index_of(phone), True


@act("people.person.password_set", _("Set a password"), on=Person, may=policy.is_self_or_clock, hidden=True)
def set_password(actor: Actor, person: Person, *, password: str) -> None:
    """A new password; every other session ends, because the password signs them."""
    person.password = make_password(password)
