"""Coming to be known, and saying better who one is and how one likes to be told."""

from secrets import randbelow

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.people import forms, policy, rules
from linli.people.models import Person
from linli.people.queries.persons import index_of, phone_taken
from linli.people.states import Language


@act("people.person.registered", _("Register"), on=Person, may=policy.may_register, creates=True, hidden=True)
def register_person(
    actor: Actor,
    *,
    name: str,
    phone: str = "",
    phone_verified: bool = False,
    mail: str = "",
    password: str = "",
    language: str = Language.CHINESE,
) -> Deed:
    """Somebody is known from now on. No identity number is asked for; a phone may be missing or borrowed.

    ``phone_verified`` and ``mail`` are for callers that have proof of them: an administrator, an import.
    """
    phone = rules.phone_of(phone)
    if phone_verified:
        rules.refuse_taken_phone(phone, phone_taken(phone))
    person = Person(
        number=_draw_number(),
        name=rules.name_of(name),
        phone=phone,
        phone_index=index_of(phone),
        phone_verified=phone_verified and bool(phone),
        language=language,
        registered_at=now(),
        password=make_password(password or None),
    )
    mails = [EmailAddress(email=mail.lower(), verified=True, primary=True)] if mail else []
    return Deed(person, also=mails)


def _draw_number() -> str:
    """A public number that nobody has, drawn by lot, so that it tells neither age nor order of coming."""
    while True:
        number = rules.with_check_digit(str(200_000_000 + randbelow(800_000_000)))
        if not Person.objects.filter(number=number).exists():
            return number


@act(
    "people.person.corrected",
    _("Correct my name"),
    on=Person,
    may=policy.is_self,
    form=forms.Rename,
    next=_("Your name is corrected, at once and everywhere."),
)
def correct_person(actor: Actor, person: Person, *, name: str) -> None:
    """What people say about themselves counts at once."""
    person.name = rules.name_of(name)


@act(
    "people.person.preferred",
    _("Choose language and messages"),
    on=Person,
    may=policy.is_self,
    form=forms.Preferences,
    next=_("Saved. From now on you are told as you chose."),
)
def choose_preferences(
    actor: Actor, person: Person, *, language: str, large_type: bool, wants_mail: bool, wants_sms: bool
) -> Deed:
    """How somebody likes to read, and where messages go beside the inbox."""
    person.language, person.large_type = language, large_type
    person.wants_mail, person.wants_sms = wants_mail, wants_sms
    return Deed(facts={"wants_mail": wants_mail, "wants_sms": wants_sms, "large_type": large_type})
