"""What tasks lend the desk: two queues, each of one statement."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now, today
from linli.kernel.web.waiting import Counted, waiting
from linli.needs.queries.routing import falling
from linli.tasks import policy
from linli.tasks.models import Called, Task
from linli.tasks.queries.levels import at_levels, has_come
from linli.tasks.queries.lists import PROMISED, running
from linli.tasks.queries.seen import own_body
from linli.tasks.states import COMING, UNDER_WAY, CalledState, TaskState

LOOKED_AT = (CalledState.DONE, CalledState.VERIFIED)


@waiting("tasks.tasks", _("Work sent down"), order=40)
def tasks_wait(actor: Actor) -> Counted | None:
    """What came down and has no answer yet or is late; what was done below and is to be checked."""
    if actor.reach(policy.READ) is None:
        return None
    own, takes, sends = own_body(actor), actor.reach(policy.TAKE), actor.reach(policy.SEND)
    late = Q(due_on__lt=today(), state__in=UNDER_WAY) & ~PROMISED
    down = (
        Q(body__in=falling(own, policy.TAKE) if takes else ())
        & (Q(state=TaskState.ISSUED) | late)
        & running()
    )
    check = Q(sender=own if sends else 0, state=TaskState.DONE)
    told = Task.objects.filter(down | check).aggregate(
        n=Count("pk"), late=Count("pk", filter=down & late), check=Count("pk", filter=check)
    )
    url = reverse("tasks:sent" if sends and told["check"] == told["n"] else "tasks:tasks")
    return Counted(told["n"], url, told["late"])


@waiting("tasks.calls", _("Calls"), order=41)
def calls_wait(actor: Actor) -> Counted | None:
    """Calls to answer, our own to look at and rate, what has come to our level: all of them, whatever their number."""
    path = actor.reach(policy.READ)
    if path is None:
        return None
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
    return Counted(len(names), reverse(min(names, default="tasks:calls")), late)
