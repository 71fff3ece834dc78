"""Tasks and their shifts: how many places are free, where they stand, who has one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from linli.kernel import rulebook
from linli.kernel.clock import now
from linli.kernel.seats import HOLDING
from linli.kernel.together import Asking, alone
from linli.volunteers import rules
from linli.volunteers.models import Hours, Shift, SignUp, Task
from linli.volunteers.states import Phase, ShiftState, SignUpState, TaskState

LIVE = (SignUpState.WAITING, SignUpState.HELD, SignUpState.TAKEN)


def span_hours(code: str) -> timedelta:
    return timedelta(hours=float(rulebook.get(code).number))


def span_days(code: str) -> timedelta:
    return timedelta(days=int(rulebook.get(code).number))


def line_of(shift: Shift) -> list[SignUp]:
    """The live sign-ups of a shift."""
    rows = SignUp.objects.filter(shift=shift, state__in=LIVE).select_related(*SignUp.WITH)
    return list(rows.order_by("order", "id"))


def with_places(rows: QuerySet[Shift]) -> QuerySet[Shift]:
    """Shifts with how many places are taken, and how many wait; a hold that has run out takes none."""
    taken = Q(sign_ups__state=SignUpState.TAKEN) | Q(
        sign_ups__state=SignUpState.HELD, sign_ups__held_until__gt=now()
    )
    lapsed = Q(sign_ups__state=SignUpState.HELD, sign_ups__held_until__lte=now())
    waiting = Q(sign_ups__state=SignUpState.WAITING) | lapsed
    return rows.annotate(
        taken=Count("sign_ups", filter=taken), waiting=Count("sign_ups", filter=waiting)
    ).order_by("begins_at", "id")


def free_in(shift: Any) -> int:
    """Places that whoever comes now would get: who waits comes first."""
    return max(0, shift.seats - shift.taken - shift.waiting)


@dataclass
class Standing:
    """A task as it stands now, with its shifts."""

    task: Task
    shifts: list[Any] = field(default_factory=list)

    @property
    def coming(self) -> list[Any]:
        return [one for one in self.shifts if one.state == ShiftState.OPEN and one.begins_at > now()]

    @property
    def free(self) -> int:
        return sum(free_in(one) for one in self.coming)

    @property
    def phase(self) -> Phase:
        task = self.task
        return rules.phase_of(
            task.state, now=now(), begins=task.begins_at, ends=task.ends_at, closes=task.closes_at, free=self.free,
            posted=task.posted_at, lock=span_days("volunteers.hours.lock"),
        )  # fmt: skip

    @property
    def next(self) -> Any:
        return next(iter(self.coming), self.shifts[-1] if self.shifts else None)


def standings(tasks: Sequence[Task]) -> list[Standing]:
    """Each task with its shifts and their places, in the order given: one statement."""
    found: list[Standing] = alone(to_stand(tasks))
    return found


def to_stand(tasks: Sequence[Task]) -> Asking:
    """The same as a part of what a page asks together."""
    found = {one.pk: Standing(one) for one in tasks}
    for shift in (yield with_places(Shift.objects.filter(task__in=list(found)))):
        found[shift.task_id].shifts.append(shift)
    return list(found.values())


def standing(task: Task) -> Standing:
    return standings([task])[0]


def open_tasks() -> QuerySet[Task]:
    """Tasks for which somebody can still sign up."""
    at = now()
    soon = Shift.objects.filter(state=ShiftState.OPEN, begins_at__gt=at).values("task")
    rows = Task.objects.filter(
        Q(closes_at=None) | Q(closes_at__gt=at), state=TaskState.PUBLISHED, ends_at__gt=at
    )
    return rows.filter(pk__in=soon).select_related("body", "at")


def holds_run_out(limit: int) -> QuerySet[SignUp]:
    """Held places whose time is over, the oldest first."""
    rows = SignUp.objects.filter(state=SignUpState.HELD, held_until__lte=now())
    return rows.select_related(*SignUp.WITH).order_by("held_until")[:limit]


def to_remind(limit: int) -> QuerySet[SignUp]:
    """Who has a place in a shift that begins soon, and was not reminded yet."""
    at = now()
    rows = SignUp.objects.filter(
        state=SignUpState.TAKEN, reminded_at=None, shift__state=ShiftState.OPEN, task__state=TaskState.PUBLISHED,
        shift__begins_at__gt=at, shift__begins_at__lte=at + span_hours("volunteers.remind"),
        asked_at__lt=F("shift__begins_at") - rulebook.span("volunteers.remind.unless"),
    )  # fmt: skip
    return rows.select_related(*SignUp.WITH).order_by("shift__begins_at", "id")[:limit]


def to_end(limit: int) -> QuerySet[SignUp]:
    """Live seats of what was called off, and lines of what has begun: nobody waits for it any more."""
    gone = Q(task__state=TaskState.CANCELLED) | Q(shift__state=ShiftState.CANCELLED)
    begun = Q(shift__begins_at__lte=now(), state__in=[SignUpState.WAITING, SignUpState.HELD])
    rows = SignUp.objects.filter(gone | begun, state__in=LIVE)
    return rows.select_related(*SignUp.WITH).order_by("id")[:limit]


def placed(task: Task) -> list[int]:
    """The people who have a place in a task or wait for one."""
    rows = SignUp.objects.filter(task=task, state__in=LIVE).order_by("person")
    return list(rows.values_list("person", flat=True).distinct())


def in_shift(shift: Shift) -> list[int]:
    return list(SignUp.objects.filter(shift=shift, state__in=LIVE).values_list("person", flat=True))


def roll(task: Task, shift: Shift | None = None) -> list[SignUp]:
    """Everybody who has, had or missed a place, for who posts hours: by shift, then in the order of asking."""
    states = [*map(str, HOLDING), SignUpState.WAITING, SignUpState.SERVED, SignUpState.MISSED]
    rows = SignUp.objects.filter(task=task, state__in=states).select_related("shift")
    rows = rows.filter(shift=shift) if shift else rows
    return list(rows.order_by("shift__begins_at", "shift", "order", "id"))


def begins_of(shifts: Iterable[Any]) -> tuple[datetime, datetime]:
    every = list(shifts)
    return min(one.begins_at for one in every), max(one.ends_at for one in every)


def served_in(task: Task) -> int:
    return SignUp.objects.filter(task=task, state=SignUpState.SERVED).count()


def sign_ups_of(person: int, task: Task) -> list[SignUp]:
    """One person's seats in a task, the newest of each shift last."""
    rows = SignUp.objects.filter(person=person, task=task).exclude(
        state__in=[SignUpState.LEFT, SignUpState.ENDED]
    )
    return list(rows.select_related(*SignUp.WITH).order_by("id"))


def hours_by_seat(task: Task) -> dict[int, Hours]:
    """Sign-up → the hours that stand for it."""
    rows = Hours.objects.filter(task=task, sign_up__isnull=False).exclude(state__in=["reversed", "declined"])
    return {int(one.sign_up_id or 0): one for one in rows}
