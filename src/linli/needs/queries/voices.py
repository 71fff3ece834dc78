"""What mass and social organisations raised for their members."""

from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from linli.kernel.actors import Actor
from linli.needs import policy
from linli.needs.models import Need, Reporter
from linli.needs.queries.hours import DONE
from linli.needs.queries.origins import raised_from
from linli.needs.states import VOICED, Origin, Outcome


def raised_by(body: int) -> QuerySet[Need]:
    """The needs of an organisation, those that others joined it to as well."""
    spoken = Reporter.objects.filter(body=body).values("need")
    return Need.objects.filter(pk__in=spoken).select_related("body", "merged_into__body")


def counted_by(body: int) -> dict[str, Any]:
    """How many it raised, for how many members at most at once, how many were answered and solved: one statement."""
    rows = Reporter.objects.filter(body=body)
    return rows.aggregate(
        n=Count("id"), members=Max("members"), answered=Count("id", filter=Q(need__state__in=DONE)),
        solved=Count("id", filter=Q(need__outcome=Outcome.SOLVED)),
    )  # fmt: skip


def speakers(needs: list[Need]) -> dict[int, Reporter]:
    """For which organisation each need was raised first; nothing for those of a person."""
    rows = Reporter.objects.filter(need__in=[need.pk for need in needs], body__isnull=False)
    return {one.need_id: one for one in rows.select_related("body").order_by("-id")}


def speaker_of(need: Need) -> Reporter | None:
    """The organisation that raised a need; asks nothing of a need that a person raised."""
    return speakers([need]).get(need.pk) if need.origin in VOICED else None


def asked_about(notice: int) -> list[Need]:
    """The questions about a notice of policy."""
    return raised_from(Origin.NOTICE, [notice]).get(notice, [])


def may_read(actor: Actor, need: Need, own: set[int]) -> bool:
    """Whether a reader may know the words of one: its own organisation, and who reads the needs there."""
    return need.pk in own or actor.can(policy.READ, need.body.path)


def own_among(actor: Actor, needs: list[Need]) -> set[int]:
    """Which of some needs are those of the organisation for which the reader speaks."""
    body = policy.speaks(actor)
    rows = Reporter.objects.filter(need__in=[one.pk for one in needs], body=body)
    return set(rows.values_list("need", flat=True)) if body and needs else set()
