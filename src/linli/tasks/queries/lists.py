"""The lists of a desk: what came down, what we sent, what lacks its means."""

from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.needs.queries.routing import falling
from linli.tasks import policy
from linli.tasks.models import Task
from linli.tasks.queries.seen import own_body, tasks_seen
from linli.tasks.states import OPEN_TASK, UNDER_WAY, TaskState

GROUNDLESS = Q(list_item="") | Q(basis="") | Q(money=0, people=0)
PROMISED = Q(money__gt=0, transferred_on=None)
# Without its means: something did not come with it, or the money is still a promise.
UNFUNDED = Q(state__in=OPEN_TASK) & (GROUNDLESS | PROMISED)


def running() -> Q:
    """Not past its own end, whether or not the clock has noted that."""
    return Q(expires_on=None) | Q(expires_on__gte=today())


def came_down(actor: Actor) -> QuerySet[Task]:
    """What waits for the reader's body, and for those below it where nobody may take it on."""
    bodies = falling(own_body(actor), policy.TAKE)
    found = Task.objects.filter(running(), body__in=bodies, state__in=UNDER_WAY)
    return found.select_related(*Task.WITH)


def ended_here(actor: Actor) -> QuerySet[Task]:
    """What the reader's body has done, declined, or need not do any more."""
    return Task.objects.filter(body=own_body(actor)).exclude(state__in=UNDER_WAY).select_related(*Task.WITH)


def sent_by(actor: Actor) -> QuerySet[Task]:
    return Task.objects.filter(sender=own_body(actor)).select_related(*Task.WITH)


def unfunded(actor: Actor) -> QuerySet[Task]:
    """费随事转: open tasks without item, basis or means, sent from here or below, or lying here or below."""
    return tasks_seen(actor).filter(UNFUNDED, running())


def declined(actor: Actor) -> QuerySet[Task]:
    """Declined ones of senders at or below the reader's body, and of the reader's own: the newest first."""
    return tasks_seen(actor).filter(state=TaskState.DECLINED).order_by("-id")


def open_at(body: int, most: int) -> QuerySet[Task]:
    """The newest open tasks of a body, for its own page."""
    found = Task.objects.filter(running(), body=body, state__in=OPEN_TASK)
    return found.select_related(*Task.WITH).order_by("-id")[:most]
