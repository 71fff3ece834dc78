"""Agreements of co-building: who sees which, which ones two bodies have, which are soon over."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.queries import visible_to
from linli.orders import policy
from linli.orders.models import Agreement
from linli.orders.queries.bodies import span
from linli.orders.states import RUNNING, STANDING, AgreementState


@visible_to(Agreement)
def agreements_seen(actor: Actor) -> QuerySet[Agreement]:
    """What stands is public; drafts are for the two."""
    seen: Any = ~Q(state=AgreementState.DRAFTED) & ~Q(state=AgreementState.ENDED, signed_by__lt=3)
    if policy.contracts_somewhere(actor) and actor.post:
        seen |= Q(first=actor.post.body_id) | Q(second=actor.post.body_id)
    found = Agreement.objects.select_related(*Agreement.WITH)
    return found if actor.is_clock else found.filter(seen)


def agreements_between(one: int, other: int, but: int | None = None) -> list[tuple[date, date]]:
    """The days of the agreements that two bodies have."""
    rows = Agreement.objects.filter(first__in=[one, other], second__in=[one, other], state__in=STANDING)
    return list(rows.exclude(pk=int(but or 0)).values_list("begins", "ends"))


def agreements_of(body: int) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(Q(first=body) | Q(second=body))
    return rows.select_related(*Agreement.WITH)


def agreements_to_start(limit: int) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(state=AgreementState.SIGNED, begins__lte=today())
    return rows.select_related(*Agreement.WITH).order_by("begins", "id")[:limit]


def agreements_to_remind(limit: int) -> QuerySet[Agreement]:
    soon = today() + timedelta(days=span("orders.agreement.remind").days)
    rows = Agreement.objects.filter(state__in=["active", "reviewed"], ends__lte=soon, reminded_at=None)
    return rows.select_related(*Agreement.WITH).order_by("ends", "id")[:limit]


def agreements_over(limit: int) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(state__in=RUNNING, ends__lt=today())
    return rows.select_related(*Agreement.WITH).order_by("ends", "id")[:limit]
