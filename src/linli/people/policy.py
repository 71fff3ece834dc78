"""Who may do what with people."""

from linli.kernel.actors import Actor
from linli.people.models import Correction, Person, Token, Visit

COUNTER = "people.counter"
CORRECT = "people.correct"
AUDIT = "people.audit"  # sees who read restricted data and what for


def may_register(actor: Actor, _noun: object) -> bool:
    """Anyone for themselves; the clock and the staff of a counter for others."""
    return actor.is_anonymous or actor.is_clock or actor.reach(COUNTER) is not None


def is_self(actor: Actor, person: Person) -> bool:
    """The person, also when staff act for them at the counter."""
    return person.pk in (actor.person_id, actor.behalf_id)


def is_self_alone(actor: Actor, person: Person) -> bool:
    """The person with nobody acting for them: keys and passwords."""
    return actor.person_id == person.pk and actor.behalf_id is None


def is_self_or_clock(actor: Actor, person: Person) -> bool:
    """The person, or the software on their word."""
    return actor.is_clock or is_self_alone(actor, person)


def is_clock(actor: Actor, _noun: object) -> bool:
    """The software, by itself."""
    return actor.is_clock


def may_restore(actor: Actor, person: Person) -> bool:
    """Somebody who cannot sign in comes to a counter. What was erased does not come back."""
    return person.closed_at is None and actor.reach(COUNTER) is not None


def is_counter(actor: Actor, _noun: object) -> bool:
    """Staff whose post may act for people at a counter."""
    return actor.person_id is not None and actor.reach(COUNTER) is not None


def keeps_visit(actor: Actor, visit: Visit) -> bool:
    """Who opened the visit, and the clock when they forgot it."""
    return actor.is_clock or actor.person_id == visit.staff_id


def is_somebody(actor: Actor, _noun: object) -> bool:
    """Anyone signed in, or helped at a counter."""
    return actor.person_id is not None


def owns_token(actor: Actor, token: Token) -> bool:
    """The person whose key it is."""
    return actor.person_id == token.person_id


def may_decide(actor: Actor, correction: Correction) -> bool:
    """A post that decides on corrections over the body of the record; never its author, never its subject."""
    if actor.person_id in (None, correction.author, correction.subject_id):
        return False
    if correction.body is None:
        return actor.reach(CORRECT) is not None
    return actor.can(CORRECT, "/" + "/".join(map(str, correction.scopes)) + "/")
