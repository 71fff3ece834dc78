"""What is open of a body, before it ends."""

from django.db.models import Q, QuerySet

from linli.tasks.models import Call, Called, ContactPoint, Task
from linli.tasks.queries.contacts import LIVE
from linli.tasks.states import COMING, UNDER_WAY, CalledState, CallState, TaskState

WAITING = (*UNDER_WAY, TaskState.DECLINED)
TO_COME = (*COMING, CalledState.REFUSED)


def tasks_with(gone: int) -> QuerySet[Task]:
    """Sent to it and not done; what it has reported is with who looks at it."""
    return Task.objects.filter(body=gone, state__in=WAITING).select_related(*Task.WITH).order_by("id")


def tasks_from(gone: int) -> QuerySet[Task]:
    """Sent by it and not done."""
    return Task.objects.filter(sender=gone, state__in=WAITING).select_related(*Task.WITH).order_by("id")


def calls_from(gone: int) -> QuerySet[Call]:
    """Its own calls, and those that it leads."""
    rows = Call.objects.filter(Q(body=gone) | Q(lead=gone), state=CallState.OPEN)
    return rows.select_related(*Call.WITH).order_by("id")


def calls_to(gone: int) -> QuerySet[Called]:
    """Calls that it was still to answer, and those that it refused and nobody has decided."""
    return Called.objects.filter(body=gone, state__in=TO_COME).select_related(*Called.WITH).order_by("id")


def contacts_with(gone: int) -> QuerySet[ContactPoint]:
    rows = ContactPoint.objects.filter(Q(body=gone) | Q(leads=gone), state__in=LIVE)
    return rows.select_related(*ContactPoint.WITH).order_by("id")


def was_called(call: int, body: int) -> bool:
    return Called.objects.filter(call=call, body=body).exists()
