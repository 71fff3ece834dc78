"""Questions about hand-overs."""

from django.db.models import QuerySet

from linli.kernel.actors import Actor
from linli.kernel.queries import visible_to
from linli.organisations import policy
from linli.organisations.models import Handover, Item
from linli.organisations.states import HandoverState

RUNNING = (HandoverState.PLANNED, HandoverState.HANDED_OVER)


@visible_to(Handover)
def handovers_seen(actor: Actor) -> QuerySet[Handover]:
    """Those of the organisations that the reader's post looks after."""
    found = Handover.objects.select_related("body", "heir")
    if actor.is_clock:
        return found
    reach = actor.reach(policy.COVER)
    return found.filter(body__path__startswith=reach) if reach else found.none()


@visible_to(Item)
def items_seen(actor: Actor) -> QuerySet[Item]:
    return Item.objects.filter(plan__in=handovers_seen(actor).values("pk")).select_related("plan__body")


def items_of(plan: Handover) -> list[Item]:
    """The list, promise by promise."""
    found = Item.objects.filter(plan=plan).select_related("plan__body").order_by("id")
    order = ["body", "members", "work"]
    return sorted(found, key=lambda one: order.index(one.promise))


def running_below(path: str) -> QuerySet[Handover]:
    """Begun and not verified, the nearest day first."""
    rows = Handover.objects.filter(body__path__startswith=path, state__in=RUNNING)
    return rows.select_related("body", "heir").order_by("due_on", "id")
