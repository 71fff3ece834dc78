"""The needs that a figure of the board counts, by the same conditions as the figure."""

from django.db.models import QuerySet

from linli.kernel.clock import now
from linli.kernel.clock.periods import Period
from linli.needs.models import Need, Rating
from linli.needs.queries.before import from_before, of_now
from linli.needs.queries.board import midnight, week_ends
from linli.needs.states import OPEN, Satisfied, State
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef


def bodies(body: BodyRef, *, own: bool) -> list[int]:
    """The organisation alone, or with all below it."""
    return [body.id] if own else [ref.id for ref in organisations.tree().below(body.path)]


def heard(bodies: list[int], period: Period) -> QuerySet[Rating]:
    """The answers that count: who could not say, and what is left out, are not among them."""
    within = Rating.objects.filter(
        body_id__in=bodies, at__gte=midnight(period.first), at__lt=midnight(period.until)
    )
    return (
        within.exclude(satisfied=Satisfied.UNKNOWN)
        .filter(need__excluded="")
        .select_related("need__body", "need__category")
    )


def overdue(bodies: list[int], period: Period) -> QuerySet[Need]:
    """Open, and the time for the answer is over; what is from before stands apart."""
    return _open(bodies).filter(of_now(), due_at__lt=now())


def before(bodies: list[int], period: Period) -> QuerySet[Need]:
    """Taken over from another system, overdue long ago."""
    return _open(bodies).filter(from_before())


def due(bodies: list[int], period: Period) -> QuerySet[Need]:
    """Open, and the answer is promised within seven days."""
    return _open(bodies).filter(due_at__gte=now(), due_at__lt=week_ends())


def hung(bodies: list[int], period: Period) -> QuerySet[Need]:
    """What waits for a condition."""
    return _open(bodies).filter(state=State.HUNG)


def _open(bodies: list[int]) -> QuerySet[Need]:
    return Need.objects.filter(body__in=bodies, state__in=OPEN).select_related("body", "category")
