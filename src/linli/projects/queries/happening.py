"""Milestones in the calendar of who leads the project."""

from datetime import datetime, timedelta
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.clock import local
from linli.kernel.clock.days import midnight_after
from linli.kernel.happenings import Happening, happens
from linli.kernel.together import Asking
from linli.projects.models import Milestone
from linli.projects.states import PUBLIC, MilestoneState

DAY = timedelta(days=1)


@happens("organisations.body")
def milestones_of(actor: Actor, body: Any, first: datetime, until: datetime) -> Asking:
    """A day each, public as the projects are; one that is no longer needed stays as cancelled."""
    days = {"due_on__gte": local(first).date(), "due_on__lt": local(until).date()}
    rows = Milestone.objects.filter(project__body=body.pk, project__state__in=PUBLIC, **days)
    found = yield rows.select_related("project").order_by("due_on", "id")
    return [
        Happening(
            uid=f"projects.milestone-{one.pk}", title=f"{one.title} · {one.project.title}",
            begins=midnight_after(one.due_on - DAY), ends=midnight_after(one.due_on), sequence=one.version,
            url=one.get_absolute_url(), cancelled=one.state == MilestoneState.DROPPED, busy=False,
        )
        for one in found
    ]  # fmt: skip
