"""What waits at the desk beside bookings: matters from office hours, safety checks, rounds to decide."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now, today
from linli.kernel.web.waiting import Waits, waiting
from linli.venues import policy, queries
from linli.venues.models import Round
from linli.venues.queries.rounds import RUNNING


@waiting("venues.matters", _("Matters from office hours"), order=22)
def matters(actor: Actor) -> Waits | None:
    """Matters that wait for their answer, for who was on duty and who looks after the hours."""
    return Waits(queries.matters_waiting(actor), reverse("venues:on_duty"), Q(due_at__lt=now()))


@waiting("venues.checks", _("Safety checks that are due"), order=23)
def checks(actor: Actor) -> Waits | None:
    """Checks due soon or overdue, for who looks after the places."""
    reach = actor.reach(policy.MANAGE)
    if reach is None:
        return None
    return Waits(queries.checks_due(reach), reverse("venues:rooms_below"), Q(next_on__lt=today()))


@waiting("venues.rounds", _("Season rounds to allot"), order=24)
def rounds(actor: Actor) -> Waits | None:
    """Rounds whose wishes are all in."""
    reach = actor.reach(policy.MANAGE)
    if reach is None:
        return None
    rows = Round.objects.filter(site__body__path__startswith=reach, state__in=RUNNING, apply_by__lte=now())
    return Waits(rows, reverse("venues:rounds"), Q(first__lte=today()))
