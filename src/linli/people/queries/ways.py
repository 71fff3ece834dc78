"""How somebody signs in beside phone and password: allauth keeps it, here it is read."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from linli.kernel.erasing import before
from linli.kernel.journal.models import Entry
from linli.people.models import Person
from linli.people.rules import Ways
from linli.people.states import PersonState

SIGN_UP = "retention.signup"


def ways_of(person_id: int) -> Ways:
    """A person's e-mail addresses and second factors, by their ids: two statements."""
    mails = EmailAddress.objects.filter(user_id=person_id).values_list("pk", "verified", "primary")
    factors = Authenticator.objects.filter(user_id=person_id).values_list("pk", "type")
    told: Ways = {("mail", pk): ("", verified, primary) for pk, verified, primary in mails}
    return told | {("factor", pk): (kind, True, False) for pk, kind in factors}


def never_confirmed(limit: int) -> list[int]:
    """Who signed up by themselves so long ago that the rulebook forgets them, never showed that the phone or
    e-mail address is theirs, and of whom nothing else is known."""
    until = before(SIGN_UP)
    if until is None:
        return []
    own = Entry.objects.filter(
        noun=Person.label(), noun_id=OuterRef("pk"), kind="people.person.registered", actor=None, via="page"
    )
    rows = Person.objects.filter(
        ~_confirmed_mail(), Exists(own), phone_verified=False, registered_at__lt=until
    )
    rows = rows.filter(~Exists(Entry.objects.filter(actor=OuterRef("pk"))), state=PersonState.ACTIVE)
    return [pk for pk in rows.order_by("pk").values_list("pk", flat=True)[:limit] if not _known_elsewhere(pk)]


def is_confirmed(person: Person) -> bool:
    """Whether a person has shown that a phone or an e-mail address is theirs."""
    return person.phone_verified or EmailAddress.objects.filter(user=person, verified=True).exists()


def _confirmed_mail() -> Exists:
    return Exists(EmailAddress.objects.filter(user_id=OuterRef("pk"), verified=True))


def _known_elsewhere(pk: int) -> bool:
    """Whether any other record of the house points at this account."""
    return any(
        relation.related_model._base_manager.filter(**{relation.remote_field.name: pk}).exists()
        for relation in Person._meta.related_objects
        if relation.related_model is not EmailAddress
    )
