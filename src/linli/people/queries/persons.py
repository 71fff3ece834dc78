"""Who there is, and how to reach them."""

from collections.abc import Iterable
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from linli.kernel.actors import Actor
from linli.kernel.privacy.cipher import blind, blinds
from linli.kernel.queries import visible_to
from linli.kernel.ready import Ready
from linli.people.models import Person
from linli.people.states import PersonState

PHONE = "people.person.phone"


@dataclass(frozen=True)
class Addresses:
    """Where messages to somebody go beside their inbox; empty where they want none there."""

    mail: str = ""
    phone: str = ""
    wants: frozenset[str] = frozenset()


@visible_to(Person)
def people_seen_by(actor: Actor) -> QuerySet[Person]:
    """Oneself, and whoever is helped at the counter just now."""
    return Person.objects.filter(pk__in=[pk for pk in (actor.person_id, actor.behalf_id) if pk])


def addresses_of(person_id: int) -> Addresses:
    """The confirmed addresses of a person that they want messages at: two statements."""
    person = Person.objects.filter(pk=person_id, state=PersonState.ACTIVE).first()
    if person is None:
        return Addresses()
    mail = EmailAddress.objects.filter(user=person, verified=True).order_by("-primary").first()
    wants = {
        "mail": person.wants_mail and mail is not None,
        "sms": person.wants_sms and person.phone_verified,
    }
    return Addresses(
        mail.email if mail and wants["mail"] else "",
        person.phone.open("deliver") if wants["sms"] else "",
        frozenset(name for name, wanted in wants.items() if wanted),
    )


def languages_of(ids: Iterable[int]) -> dict[int, str]:
    """Person → the language they chose, in one statement."""
    return dict(_LANGUAGES(list(ids)))


_LANGUAGES = Ready(
    lambda ids: Person.objects.filter(
        RawSQL("people_person.id = ANY(%s)", [ids], BooleanField())
    ).values_list("pk", "language")
)


def names_of(ids: Iterable[int | None]) -> dict[int, str]:
    """Person → name, in one statement."""
    wanted = {pk for pk in ids if pk}
    return dict(Person.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


def index_of(phone: str) -> str:
    """The digest by which a phone is found; empty for none."""
    return blind(phone, PHONE) if phone else ""


def by_phone(phone: str) -> Q:
    """The condition that a person's phone is ``phone``, under any key in use."""
    return Q(phone_index__in=blinds(phone, PHONE))


def proved_phone(phone: str) -> Person | None:
    """Who has proved by a code that ``phone`` is theirs."""
    return Person.objects.filter(by_phone(phone), phone_verified=True).first() if phone else None


def phone_taken(phone: str, but: int | None = None) -> bool:
    """Whether somebody else has proved that ``phone`` is theirs."""
    return (
        bool(phone)
        and Person.objects.filter(by_phone(phone), phone_verified=True).exclude(pk=but or 0).exists()
    )


def person_by_number(number: str) -> Person | None:
    """Whose public number this is."""
    return Person.objects.filter(number=number, state=PersonState.ACTIVE).first()


def find_person(name: str, phone: str) -> Person | None:
    """Who gave this name together with this phone before: at the counter a phone may be a neighbour's."""
    known = Person.objects.filter(by_phone(phone), name=name, state=PersonState.ACTIVE) if phone else None
    return known.order_by("-phone_verified", "pk").first() if known is not None else None
