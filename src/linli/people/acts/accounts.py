"""The ways of signing in. The pages are allauth's; what they change passes through here, or is noted here."""

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.refusals import Refused
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


WAY_WORDS = {
    ("mail", "added"): _("An e-mail address was added to your account."),
    ("mail", "confirmed"): _("An e-mail address of your account was confirmed."),
    ("mail", "preferred"): _("Another e-mail address of your account is now the first."),
    ("mail", "removed"): _("An e-mail address was removed from your account."),
    ("factor", "added"): _("A second factor was added to your account."),
    ("factor", "removed"): _("A second factor was removed from your account."),
}
NOT_YOU = _("If that was not you, set a new password at once and tell the counter.")


@act(
    "people.person.way_changed",
    _("Change a way of signing in"),
    on=Person,
    may=policy.is_self_or_clock,
    reads=True,
    hidden=True,
)
def note_way(actor: Actor, person: Person, *, change: str, way: str, id: int, kind: str = "") -> Deed:
    """An e-mail address or a second factor came, was confirmed or went, on allauth's pages and in this
    transaction: written down by its id, and its owner is told, so that a theft does not stay unseen."""
    if (way, change) not in WAY_WORDS:
        raise Refused(_("No such change is known."))
    word = Word(WAY_WORDS[way, change], NOT_YOU, "/account/factors/" if way == "factor" else "/account/email/",
                to_person=person.pk)  # fmt: skip
    return Deed(facts={"change": change, "way": way, "id": id, "kind": kind}, words=[word])
