"""What projects lend the desk: proposals to answer, milestones that are due."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import now, today
from linli.kernel.web.waiting import Waits, waiting
from linli.projects import policy
from linli.projects.queries.lists import milestones_due, to_adopt


@waiting("projects.adopt", _("Projects to adopt"), order=45)
def proposals_wait(actor: Actor) -> Waits | None:
    """Proposed, and nobody has answered yet."""
    if actor.reach(policy.ADOPT) is None:
        return None
    days = int(rulebook.get("projects.answer.days").number)
    return Waits(to_adopt(actor), reverse("projects:desk"), Q(proposed_at__lt=now() - timedelta(days=days)))


@waiting("projects.milestones", _("Milestones due"), order=46)
def milestones_wait(actor: Actor) -> Waits | None:
    """Due in the coming days, or missed."""
    if actor.reach(policy.LEAD) is None:
        return None
    until = today() + timedelta(days=int(rulebook.get("projects.milestone.soon").number))
    return Waits(milestones_due(actor, until), reverse("projects:due"), Q(due_on__lt=today()))
