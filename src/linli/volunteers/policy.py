"""Who may do what with tasks, sign-ups, hours and certificates. Names permissions, never roles."""

from typing import Any

from linli.kernel.actors import Actor

ORGANISE = "volunteers.organise"  # put up tasks, say who was there, post hours
VERIFY = "volunteers.verify"  # check names at the counter, note guardians and insurance
CERTIFY = "volunteers.certify"  # issue certificates
NOMINATE = "volunteers.nominate"  # for five stars
REVIEW = "volunteers.review"  # take back what stands, for bodies below


def self_of(actor: Actor) -> int | None:
    """The person whose own matter it is: oneself, or who is helped at the counter."""
    return actor.behalf_id or actor.person_id


def is_somebody(actor: Actor, noun: Any) -> bool:
    return self_of(actor) is not None


def is_self(actor: Actor, noun: Any) -> bool:
    """The volunteer, also when staff act for them at the counter."""
    return noun.person_id == self_of(actor)


def is_self_alone(actor: Actor, noun: Any) -> bool:
    """The volunteer with nobody between: a signature."""
    return noun.person_id == actor.person_id and actor.behalf_id is None


def is_clock(actor: Actor, noun: Any) -> bool:
    return actor.is_clock


def is_self_or_clock(actor: Actor, noun: Any) -> bool:
    return actor.is_clock or is_self(actor, noun)


def verifies(actor: Actor, profile: Any) -> bool:
    """Staff of a counter, for the person who stands before them; never for themselves."""
    return (
        actor.reach(VERIFY) is not None
        and actor.behalf_id == profile.person_id
        and actor.person_id != profile.person_id
    )


def insures(actor: Actor, profile: Any) -> bool:
    """At the counter, or the organiser of a task that the volunteer has a place in (see acts.people.insure)."""
    return verifies(actor, profile) or actor.reach(ORGANISE) is not None


def organises_somewhere(actor: Actor, noun: Any) -> bool:
    return actor.reach(ORGANISE) is not None


def organises(actor: Actor, noun: Any) -> bool:
    """Somebody in a post at the organising body or above it."""
    return actor.can(ORGANISE, _path(noun))


def organises_or_clock(actor: Actor, noun: Any) -> bool:
    """Also the clock, where what the task belonged to does not take place."""
    return actor.is_clock or organises(actor, noun)


def organises_not_self(actor: Actor, noun: Any) -> bool:
    """Never the organiser of their own hours."""
    return organises(actor, noun) and actor.person_id != noun.person_id


def takes_back(actor: Actor, hours: Any) -> bool:
    """The organiser while it does not stand yet; somebody above afterwards. Never one's own."""
    if actor.person_id == hours.person_id:
        return False
    return actor.can(ORGANISE, hours.body.path) or is_above(actor, hours)


def is_above(actor: Actor, noun: Any) -> bool:
    """Reviews for bodies below its own."""
    path = _path(noun)
    return actor.can(REVIEW, path) and actor.reach(REVIEW) != path


def certifies(actor: Actor, certificate: Any) -> bool:
    """In a post that issues for the body; nobody certifies for themselves."""
    return actor.can(CERTIFY, certificate.body.path) and actor.person_id != certificate.person_id


def certifies_or_clock(actor: Actor, certificate: Any) -> bool:
    return actor.is_clock or certifies(actor, certificate)


def nominates_somewhere(actor: Actor, noun: Any) -> bool:
    return actor.reach(NOMINATE) is not None


def nominates(actor: Actor, nomination: Any) -> bool:
    return actor.can(NOMINATE, nomination.body.path) and actor.person_id != nomination.person_id


def ends_nomination(actor: Actor, nomination: Any) -> bool:
    """The volunteer at any time; the body that nominated."""
    return is_self(actor, nomination) or actor.can(NOMINATE, nomination.body.path)


def is_other(actor: Actor, swap: Any) -> bool:
    return swap.other_id == self_of(actor)


def is_either(actor: Actor, swap: Any) -> bool:
    return actor.is_clock or self_of(actor) in (swap.asker_id, swap.other_id)


def is_witness(actor: Actor, absence: Any) -> bool:
    return actor.person_id == absence.said_by_id


def signs_or_organises(actor: Actor, agreement: Any) -> bool:
    return is_self(actor, agreement) or organises(actor, agreement)


def _path(noun: Any) -> str:
    """Where the body that answers for it stands."""
    _body, scopes = noun.place()
    return "/" + "/".join(map(str, scopes)) + "/" if scopes else ""
