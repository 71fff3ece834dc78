"""Posts against their standard, and empty posts with the way in which each is being filled."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from linli.kernel.clock import today
from linli.organisations import queries as organisations
from linli.training import rules
from linli.training.models import Selection, Standard


@dataclass(frozen=True)
class Row:
    """One body and one kind of post."""

    body: Any
    role: Any
    staffing: rules.Staffing


def standards(on: date | None = None) -> QuerySet[Standard]:
    """The lines in force on a day."""
    day = on or today()
    found = Standard.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    return found.order_by("kind", "role", "id")


def staffing(path: str) -> list[Row]:
    """Every body at or below ``path`` against the standard for its kind: three statements whatever their number."""
    wanted = list(standards())
    roles = {role.code: role for role in organisations.roles()}
    planned: Counter[tuple[int, str]] = Counter()
    filled: Counter[tuple[int, str]] = Counter()
    for body, role, state in (
        organisations.posts_below(path).order_by().values_list("body_id", "role__code", "state")
    ):
        planned[body, role] += 1
        filled[body, role] += state == "filled"
    return [
        Row(
            ref,
            roles.get(line.role, line.role),
            rules.Staffing(line.posts, planned[ref.id, line.role], filled[ref.id, line.role]),
        )
        for ref in organisations.tree().below(path)
        for line in wanted
        if line.kind == ref.kind
    ]


def selections_of(path: str) -> QuerySet[Selection]:
    """The posts at or below ``path`` that are being filled, the longest wait first."""
    found = Selection.objects.filter(
        post__body__path__startswith=path, state__in=["recommending", "checking", "checked"]
    )
    return found.select_related("post__body", "post__role").order_by("opened_on", "id")


def counted(path: str, first: date, until: date) -> tuple[Counter[str], Counter[str]]:
    """By which channels and from which groups posts were filled in [first, until): numbers of posts, no persons."""
    done = Selection.objects.filter(
        post__body__path__startswith=path, state="filled", filled_on__gte=first, filled_on__lt=until
    )
    channels: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    for channel, group in done.values_list("channel", "group"):
        channels[channel] += 1
        groups[group] += 1
    return channels, groups
