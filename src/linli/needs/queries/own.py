"""A reader's own needs: those they raised or joined with an account, and those whose receipt they hold."""

from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.together import Asking
from linli.needs import policy
from linli.needs.models import Need, Reporter
from linli.needs.queries.clock import dues, to_be_due
from linli.needs.queries.finding import first_parts
from linli.needs.queries.saying import matters
from linli.people import queries as people

SHOWN = 20


def own_needs(actor: Actor) -> QuerySet[Need]:
    """The needs of a reader as a resident, whatever their post, and those of the organisation they speak for."""
    held = [pk for label, pk in actor.holds if label == "needs.need"]
    own = Q(pk__in=held)
    if actor.person_id is not None:
        own |= Q(pk__in=Reporter.objects.filter(person_id=actor.person_id).values("need"))
    if body := policy.speaks(actor):
        own |= Q(pk__in=Reporter.objects.filter(body_id=body).values("need"))
    rows = Need.objects.filter(own).select_related("body", "merged_into__body")
    return rows.annotate(wrote=Exists(first_parts(actor).filter(need=OuterRef("pk"))))


def told(rows: list[Need]) -> list[dict[str, Any]]:
    """Needs as lines with a sentence each."""
    return matters(rows, dues(need.merged_into or need for need in rows))


def left_of(need: Need) -> Any:
    """What is left for the answer to one need."""
    return dues([need]).get(need.pk)


@people.matters
def matters_of(actor: Actor) -> Asking:
    """The newest of a reader's needs, for the first page and for "my matters"."""
    if actor.person_id is None and not actor.holds:
        return []
    rows = yield own_needs(actor).order_by("-id")[:SHOWN]
    return matters(rows, (yield from to_be_due(need.merged_into or need for need in rows)))


def parts_in(actor: Actor, need: Need) -> list[Reporter]:
    """The reader's own parts in a need and in those that were joined into it, the first first."""
    return list(policy.parts_in(actor, need))


def is_first(need: Need, parts: list[Reporter]) -> bool:
    """Whether the reader raised it, rather than joined it: the words and photos are theirs."""
    if need.reporters_n == 1:
        return any(part.need_id == need.pk for part in parts)
    first = need.reporters.aggregate(first=Min("id"))["first"]
    return any(part.pk == first for part in parts)
