"""Who may see which task."""

from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.nouns import ids_of
from linli.kernel.queries import visible_to
from linli.tasks import policy
from linli.tasks.models import Task


@visible_to(Task)
def tasks_seen(actor: Actor) -> QuerySet[Task]:
    """The sender and those above it, the owner and those above it, and who was asked to help."""
    found = Task.objects.select_related(*Task.WITH)
    path = actor.reach(policy.READ)
    if actor.is_clock:
        return found
    if path is None:
        return found.none()
    helps = Q(helpers__contains=ids_of(path)[-1])
    return found.filter(Q(sender__path__startswith=path) | Q(body__path__startswith=path) | helps)


def own_body(actor: Actor) -> int:
    """The body for which the post in use reads tasks; 0 for nobody."""
    path = actor.reach(policy.READ)
    return ids_of(path)[-1] if path else 0
