"""What tasks lend the desk: work sent down, and calls."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now, today
from linli.kernel.web.waiting import Counted, Waits, waiting
from linli.needs.queries.routing import falling
from linli.tasks import policy
from linli.tasks.models import Called, Task
from linli.tasks.queries.levels import at_levels, has_come
from linli.tasks.queries.lists import PROMISED, running
from linli.tasks.queries.seen import own_body
from linli.tasks.states import COMING, UNDER_WAY, CalledState, TaskState

LOOKED_AT = (CalledState.DONE, CalledState.VERIFIED)


@waiting("tasks.tasks", _("Work sent down"), order=40)
def tasks_wait(actor: Actor) -> list[Waits] | None:
    """What came down and has no answer yet or is late; what was done below and is to be checked."""
    if actor.reach(policy.READ) is None:
        return None
    own, told = own_body(actor), []
    if actor.reach(policy.TAKE):
        late = Q(due_on__lt=today(), state__in=UNDER_WAY) & ~PROMISED
        down = Task.objects.filter(
            Q(state=TaskState.ISSUED) | late, running(), body__in=falling(own, policy.TAKE)
        )
        told.append(Waits(down, reverse("tasks:tasks"), late))
    if actor.reach(policy.SEND):
        told.append(Waits(Task.objects.filter(sender=own, state=TaskState.DONE), reverse("tasks:sent")))
    return told


@waiting("tasks.calls", _("Calls"), order=41)
def calls_wait(actor: Actor) -> Counted | None:
    """Calls to answer, our own to look at and rate, what has come to our level: all of them, whatever their number."""
    return Counted(lambda: _calls(actor)) if actor.reach(policy.READ) is not None else None


def _calls(actor: Actor) -> tuple[int, int, str]:
    """A level has its time in working days, which no query counts: each row is looked at."""
    own, judge = own_body(actor), actor.reach(policy.JUDGE)
    bodies = set(falling(own, policy.TAKE)) if actor.reach(policy.TAKE) else set()
    looks = Q(call__body=own, state__in=LOOKED_AT) if actor.reach(policy.CALL) else Q(pk__in=[])
    mine = Q(body__in=bodies, state__in=COMING) | looks | (at_levels(judge) if judge else Q(pk__in=[]))
    rows = Called.objects.filter(mine).values_list(
        "body_id", "call__body_id", "decider_id", "due_at", "state"
    )
    names, late = [], 0
    for body, caller, decider, due_at, state in rows:
        if body in bodies and state in COMING:
            names.append("tasks:calls")
            late += bool(due_at and due_at <= now())
        elif caller == own and state in LOOKED_AT:
            names.append("tasks:our_calls")
        elif has_come(own, decider, due_at, state):
            names.append("tasks:decide")
    return len(names), late, reverse(min(names, default="tasks:calls"))
