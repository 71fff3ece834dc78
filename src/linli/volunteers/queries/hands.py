"""Voluntary tasks that an organisation still has open, before it ends."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.hands import in_hand
from linli.volunteers.models import Task
from linli.volunteers.states import TaskState


@in_hand("volunteers.tasks", _("Voluntary tasks that are not done"), order=22)
def open_tasks(body: int) -> tuple[int, str]:
    """Put up, or held without their hours posted."""
    n = Task.objects.filter(body=body, state__in=(TaskState.DRAFTED, TaskState.PUBLISHED)).count()
    return n, reverse("volunteers:desk")
