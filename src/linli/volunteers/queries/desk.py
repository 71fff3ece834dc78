"""What waits for a post of the desk: tasks whose hours are to be posted, claims, certificates."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.web.waiting import Waits, waiting
from linli.volunteers import policy
from linli.volunteers.models import Task
from linli.volunteers.queries.certificates import to_issue
from linli.volunteers.queries.hours import to_decide
from linli.volunteers.states import TaskState


def own_tasks(actor: Actor) -> QuerySet[Task]:
    """The tasks of the reader's body and below, the newest first."""
    path = actor.reach(policy.ORGANISE)
    rows = Task.objects.filter(body__path__startswith=path) if path else Task.objects.none()
    return rows.select_related("body", "at").order_by("-begins_at", "-id")


def to_post(actor: Actor) -> QuerySet[Task]:
    """Held, and nobody has written down yet who was there."""
    return own_tasks(actor).filter(state=TaskState.PUBLISHED, ends_at__lte=now()).order_by("ends_at", "id")


@waiting("volunteers.open", _("Voluntary service"), order=20)
def what_waits(actor: Actor) -> list[Waits]:
    """Tasks whose hours are to be posted, hours in question, certificates to issue."""
    return [Waits(rows, reverse("volunteers:desk")) for rows in waiting_parts(actor).values()]


def waiting_parts(actor: Actor) -> dict[str, QuerySet[Any]]:
    """What waits, by the page on which it stands."""
    found: dict[str, QuerySet[Any]] = {}
    if actor.reach(policy.ORGANISE) is not None:
        found |= {"post": to_post(actor), "hours": to_decide(actor)}
    if actor.reach(policy.CERTIFY) is not None:
        found["certificates"] = to_issue(actor)
    return found
