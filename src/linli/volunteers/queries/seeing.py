"""Who may see which nouns of volunteers. Nobody looks through volunteers by their hours: there is no such list."""

from typing import Any

from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.queries import visible_to
from linli.volunteers import policy
from linli.volunteers.models import (
    Absence,
    Agreement,
    Certificate,
    Hours,
    Lesson,
    Nomination,
    Profile,
    Shift,
    SignUp,
    Swap,
    Task,
)
from linli.volunteers.states import CertificateState, NominationState, ProfileState, TaskState


def _mine(actor: Actor, field: str = "person") -> Q:
    person = policy.self_of(actor)
    return Q(**{field: person}) if person else Q(pk__in=[])


def _under(actor: Actor, permission: str, field: str) -> Q:
    path = actor.reach(permission)
    return Q(**{f"{field}__path__startswith": path}) if path else Q(pk__in=[])


@visible_to(Profile)
def profiles_seen(actor: Actor) -> QuerySet[Profile]:
    """One's own; for organisers those who have a place in their tasks, and those near home who want to be seen."""
    seen = _mine(actor)
    if path := actor.reach(policy.ORGANISE):
        signed = SignUp.objects.filter(task__body__path__startswith=path).values("person")
        seen |= Q(is_shown=True, home__path__startswith=path) & ~Q(state=ProfileState.LEFT)
        seen |= Q(person__in=signed)
    found = Profile.objects.select_related(*Profile.WITH)
    return found if actor.is_clock else found.filter(seen)


@visible_to(Lesson)
def lessons_seen(actor: Actor) -> QuerySet[Lesson]:
    seen = _mine(actor, "profile__person") | _under(actor, policy.ORGANISE, "body")
    return Lesson.objects.select_related(*Lesson.WITH).filter(seen)


@visible_to(Task)
def tasks_seen(actor: Actor) -> QuerySet[Task]:
    """What was put up is open to everybody; drafts are for those who put up."""
    seen = ~Q(state=TaskState.DRAFTED) & ~Q(state=TaskState.CANCELLED, published_at=None)
    seen |= _under(actor, policy.ORGANISE, "body")
    return Task.objects.select_related(*Task.WITH).filter(seen)


@visible_to(Shift)
def shifts_seen(actor: Actor) -> QuerySet[Shift]:
    return Shift.objects.select_related(*Shift.WITH).filter(task__in=tasks_seen(actor).values("pk"))


@visible_to(SignUp)
def sign_ups_seen(actor: Actor) -> QuerySet[SignUp]:
    found = SignUp.objects.select_related(*SignUp.WITH)
    seen = _mine(actor) | _under(actor, policy.ORGANISE, "task__body")
    return found if actor.is_clock else found.filter(seen)


@visible_to(Swap)
def swaps_seen(actor: Actor) -> QuerySet[Swap]:
    return Swap.objects.select_related(*Swap.WITH).filter(_mine(actor, "asker") | _mine(actor, "other"))


@visible_to(Absence)
def absences_seen(actor: Actor) -> QuerySet[Absence]:
    seen = _mine(actor) | _mine(actor, "said_by") | _under(actor, policy.ORGANISE, "sign_up__task__body")
    return Absence.objects.select_related(*Absence.WITH).filter(seen)


@visible_to(Agreement)
def agreements_seen(actor: Actor) -> QuerySet[Agreement]:
    seen = _mine(actor) | _under(actor, policy.ORGANISE, "task__body")
    return Agreement.objects.select_related(*Agreement.WITH).filter(seen)


@visible_to(Hours)
def hours_seen(actor: Actor) -> QuerySet[Hours]:
    """One's own, and those that the reader's body posted."""
    seen = _mine(actor) | _under(actor, policy.ORGANISE, "body") | _under(actor, policy.REVIEW, "body")
    found = Hours.objects.select_related(*Hours.WITH)
    return found if actor.is_clock else found.filter(seen)


@visible_to(Certificate)
def certificates_seen(actor: Actor) -> QuerySet[Certificate]:
    found = Certificate.objects.select_related(*Certificate.WITH)
    return found.filter(
        _mine(actor) | _under(actor, policy.CERTIFY, "body") & ~Q(state=CertificateState.DROPPED)
    )


@visible_to(Nomination)
def nominations_seen(actor: Actor) -> QuerySet[Nomination]:
    """What is on public notice is for everybody."""
    seen: Any = Q(state=NominationState.NOTICE) | _mine(actor) | _under(actor, policy.NOMINATE, "body")
    return Nomination.objects.select_related(*Nomination.WITH).filter(seen)
