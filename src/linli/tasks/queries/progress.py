"""What came of a responsibility: its own acts counted from the journal, and the sum of all below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, Sum

from linli.kernel.clock import local, today
from linli.kernel.journal.tally import totals
from linli.tasks.models import Task
from linli.tasks.states import TaskState


@dataclass(frozen=True)
class Below:
    """All parts below a task, however deep: how many, done, declined, what they were to reach together."""

    n: int
    done: int
    declined: int
    target: int


def below(task: Task) -> Below:
    """One statement, whatever the depth."""
    found = Task.objects.filter(trail__startswith=task.line).exclude(state=TaskState.WITHDRAWN)
    told = found.aggregate(
        n=Count("pk"), done=Count("pk", filter=Q(state__in=(TaskState.DONE, TaskState.CHECKED))),
        declined=Count("pk", filter=Q(state=TaskState.DECLINED)),
        target=Sum("target", filter=Q(above=task.pk)),
    )  # fmt: skip
    return Below(told["n"], told["done"], told["declined"], told["target"] or 0)


def parts(task: Task) -> list[Task]:
    """The parts one level below, which is as far as its owner looks."""
    found = Task.objects.filter(above=task.pk).exclude(state=TaskState.WITHDRAWN)
    return list(found.select_related(*Task.WITH).order_by("id"))


def counted(task: Task, bodies: Iterable[int]) -> dict[int, int]:
    """Body → how many of the acts that ``gauge`` names were done there and below since the task came: one statement."""
    if not task.gauge:
        return {}
    first, until = local(task.sent_at).date(), min(task.due_on, today()) + timedelta(days=1)
    scopes = list(dict.fromkeys(bodies))
    found = totals(scopes, [task.gauge], first, max(first, until), measures=[""])
    return dict.fromkeys(scopes, 0) | {one.scope: one.n for one in found}
