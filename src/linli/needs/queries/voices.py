"""What mass and social organisations raised for their members."""

from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.together import sums
from linli.needs import policy
from linli.needs.models import Need, Reporter
from linli.needs.queries.hours import DONE
from linli.needs.states import OPEN, Origin, Outcome, State


def raised_by(body: int) -> QuerySet[Need]:
    """The needs of an organisation, those that others joined it to as well."""
    spoken = Reporter.objects.filter(body=body).values("need")
    return Need.objects.filter(pk__in=spoken).select_related("body", "merged_into__body")


def followed_by(body: int) -> QuerySet[Need]:
    """Those of them that are open, or wait for its word on the answer."""
    return raised_by(body).filter(state__in=(*OPEN, State.REPLIED))


def counted_by(body: int) -> QuerySet[Any, Any]:
    """How many it raised, for how many members at most at once, how many were answered and solved: a question of one
    row."""
    return sums(
        Reporter.objects.filter(body=body), n=Count("id"), members=Max("members"),
        answered=Count("id", filter=Q(need__state__in=DONE)),
        solved=Count("id", filter=Q(need__outcome=Outcome.SOLVED)),
    )  # fmt: skip


def speakers(needs: list[Need]) -> dict[int, Reporter]:
    """For which organisation each need was raised first; nothing for those of a person."""
    rows = Reporter.objects.filter(need__in=[need.pk for need in needs], body__isnull=False)
    return {one.need_id: one for one in rows.select_related("body").order_by("-id")}


def speaker_of(need: Need) -> QuerySet[Reporter]:
    """The organisation that raised a need."""
    rows = Reporter.objects.filter(need=need.pk, body__isnull=False)
    return rows.select_related("body").order_by("id")[:1]


def asked_about(notice: int) -> QuerySet[Need]:
    """The questions about a notice of policy, the first first."""
    rows = Need.objects.filter(origin=Origin.NOTICE, origin_id=notice)
    return rows.select_related(*Need.WITH).order_by("id")


def may_read(actor: Actor, need: Need, own: set[int]) -> bool:
    """Whether a reader may know the words of one: its own organisation, and who reads the needs there."""
    return need.pk in own or actor.can(policy.READ, need.body.path)


def own_among(actor: Actor, needs: list[Need]) -> QuerySet[Any, Any]:
    """Which of some needs are those of the organisation for which the reader speaks."""
    body = policy.speaks(actor)
    rows = Reporter.objects.filter(need__in=[one.pk for one in needs] if body else [], body=body)
    return rows.values_list("need", flat=True)
