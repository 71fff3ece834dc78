"""Projects that are live in an organisation's hands, before it ends: they go on with its heir."""

from django.urls import reverse

from linli.projects.models import Project
from linli.projects.states import LIVE


def led_by(body: int) -> list[int]:
    rows = Project.objects.filter(body=body, state__in=LIVE).order_by("id")
    return list(rows.values_list("pk", flat=True))


def in_hand(body: int) -> tuple[int, str]:
    return len(led_by(body)), f"{reverse('projects:projects')}?body={body}"
