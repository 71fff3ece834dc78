"""Several needs together, for what stands above them: those of one kind and place, and whose they are."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.needs import policy
from linli.needs.models import Need, Reporter
from linli.needs.queries.board import midnight
from linli.needs.queries.finding import visible_needs
from linli.needs.states import Kind, State


def visible_among(actor: Actor, ids: Iterable[int]) -> dict[int, Need]:
    """Those of some needs that a reader may see, with what they were joined into."""
    found = visible_needs(actor).filter(pk__in=list(ids)).select_related("body", "category", "merged_into")
    return {one.pk: one for one in found}


def of_kind_and_place(category: int, area: str, first: date, until: date, most: int) -> list[Need]:
    """The needs of one kind raised in a community from ``first`` up to the day before ``until``, the newest first.

    As they are counted: those joined with another once, those taken back and words of praise not at all.
    """
    rows = Need.objects.filter(
        category=category, area=area, raised_at__gte=midnight(first), raised_at__lt=midnight(until), merged_into=None
    )  # fmt: skip
    rows = rows.exclude(state=State.WITHDRAWN).exclude(kind=Kind.PRAISE)
    return list(rows.select_related(*Need.WITH).order_by("-raised_at", "-id")[:most])


def reporters_by_need(needs: Collection[int]) -> dict[int, list[Reporter]]:
    """All whose matter each of some needs is: its own reporters and those of the needs joined into it."""
    found: dict[int, list[Reporter]] = {pk: [] for pk in needs}
    rows = Reporter.objects.filter(Q(need__in=needs) | Q(need__merged_into__in=needs))
    for one in rows.select_related("need").order_by("id") if needs else ():
        pk = one.need_id if one.need_id in found else one.need.merged_into_id
        found[pk or 0].append(one)
    return found


def own_parts_among(actor: Actor, needs: Collection[int]) -> QuerySet[Reporter]:
    """The reader's own parts in some needs and in those that were joined into them: signed in, or by receipt."""
    rows = policy.own_parts(actor).filter(Q(need__in=needs) | Q(need__merged_into__in=needs))
    return rows.order_by("id")
