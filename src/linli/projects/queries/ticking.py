"""What the clock has to tell."""

from django.db.models import F, Q

from linli.kernel.clock import today
from linli.projects.models import Milestone
from linli.projects.states import RUNNING, MilestoneState


def to_tell(most: int) -> list[Milestone]:
    """Milestones whose day has passed, of which those who asked have not heard yet."""
    rows = Milestone.objects.filter(state=MilestoneState.OPEN, due_on__lt=today(), project__state__in=RUNNING)
    unheard = Q(told_for=None) | ~Q(told_for=F("due_on"))
    return list(rows.filter(unheard).select_related(*Milestone.WITH).order_by("due_on", "id")[:most])
