"""Who a volunteer is, what they can do, and whether a task is for them."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import local
from linli.organisations import queries as organisations
from linli.volunteers import policy, rules
from linli.volunteers.models import Agreement, Lesson, Profile, Shift, Task
from linli.volunteers.states import AgreementState, ProfileState


def profile_of(actor: Actor) -> Profile | None:
    """The reader's own, or that of whoever is helped at the counter."""
    return profile_of_person(policy.self_of(actor))


def profile_of_person(person: int | None) -> Profile | None:
    found = Profile.objects.select_related("home", "person").filter(person=person) if person else None
    return found.first() if found is not None else None


def by_number(number: str) -> Profile | None:
    """Whose volunteer number this is, while they are one."""
    text = number.strip().upper()
    if not rules.is_number(text):
        return None
    return (
        Profile.objects.select_related("person").filter(number=text).exclude(state=ProfileState.LEFT).first()
    )


def person_of(pk: int) -> Any:
    return apps.get_model(settings.AUTH_USER_MODEL).objects.get(pk=pk)


def own_body(actor: Actor) -> Any:
    """The body of the post in use."""
    ref = organisations.tree().get(actor.post.body_id if actor.post else None)
    return body_of(ref)


def body_of(ref: Any) -> Any:
    """The row of a body that the tree knows, without asking for it."""
    model: Any = apps.get_model("organisations.Body")
    return model(pk=ref.id, name=ref.name, path=ref.path) if ref is not None else None


def called(people: Iterable[int]) -> dict[int, str]:
    """Person → the real name they gave, for those who organise what they take part in; one statement."""
    rows = Profile.objects.filter(person__in=set(people)).values_list("person", "real_name", "person__name")
    return {pk: real or name for pk, real, name in rows}


def longest() -> timedelta:
    return timedelta(days=int(rulebook.get("volunteers.agreement.long").number))


def cases_for(task: Task, profile: Profile | None) -> list[Any]:
    """The cases in which this volunteer needs a written agreement for this task."""
    foreign = bool(profile and profile.is_foreign)
    return rules.cases_of(task.cases, task.begins_at, task.ends_at, longest(), foreign)


def wanted(task: Task, shift: Shift, cases: Iterable[str] = ()) -> rules.Wanted:
    return rules.Wanted(
        day=local(shift.begins_at).date(), for_minors=task.for_minors, needs_name=task.needs_name,
        skill=task.skill, needs_lesson=task.needs_lesson, needs_insurance=task.needs_insurance, cases=tuple(cases),
    )  # fmt: skip


def fit_of(profile: Profile | None, task: Task, *, with_agreement: bool = False) -> rules.Fit:
    """What the rules need to know of somebody; lessons and agreements are asked only where the task needs them."""
    if profile is None:
        return rules.Fit()
    lessons = (
        Lesson.objects.filter(profile=profile, skill=task.skill).values_list("skill", flat=True)
        if task.needs_lesson
        else ()
    )
    return rules.Fit(
        state=profile.state, band=profile.band, guardian_agreed=profile.guardian_agreed_at is not None,
        skills=tuple(profile.skills), lessons=tuple(lessons), insured_until=profile.insured_until,
        has_agreed=with_agreement and has_agreed(task, profile.person_id),
    )  # fmt: skip


def has_agreed(task: Task, person: int) -> bool:
    return Agreement.objects.filter(task=task, person=person, state=AgreementState.SIGNED).exists()


def still_to_do(task: Task, shift: Shift, profile: Profile | None) -> list[Any]:
    """What this volunteer still lacks before the service may begin."""
    cases = cases_for(task, profile)
    fit = fit_of(profile, task, with_agreement=bool(cases))
    return rules.still_to_do(fit, wanted(task, shift, cases))


def lacking(profile: Profile | None, task: Task, standing: Any) -> Any:
    """What the reader lacks for this task; empty: nothing, or nobody knows them yet."""
    if profile is None or standing.next is None:
        return ""
    return rules.lacking(fit_of(profile, task), wanted(task, standing.next))


def volunteers_below(path: str) -> QuerySet[Profile]:
    """The volunteers who say that they live at or below a body."""
    return Profile.objects.filter(home__path__startswith=path).exclude(state=ProfileState.LEFT)
