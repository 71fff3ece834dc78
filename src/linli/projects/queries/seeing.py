"""Who may see which project and milestone."""

from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.queries import visible_to
from linli.projects import policy
from linli.projects.models import Milestone, Project
from linli.projects.states import PUBLIC


def seen(actor: Actor, before: str = "") -> Q:
    """Adopted ones are public; proposals and what was declined are for who leads or proposed it and those above."""
    found = Q(**{f"{before}state__in": PUBLIC})
    if path := actor.reach(policy.READ):
        found |= Q(**{f"{before}body__path__startswith": path})
        found |= Q(**{f"{before}proposer__path__startswith": path})
    return found


@visible_to(Project)
def projects_seen(actor: Actor) -> QuerySet[Project]:
    found = Project.objects.select_related(*Project.WITH)
    return found if actor.is_clock else found.filter(seen(actor))


@visible_to(Milestone)
def milestones_seen(actor: Actor) -> QuerySet[Milestone]:
    found = Milestone.objects.select_related(*Milestone.WITH)
    return found if actor.is_clock else found.filter(seen(actor, "project__"))
