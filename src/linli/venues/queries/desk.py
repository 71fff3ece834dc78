"""What waits for those who look after places."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import calendar, now, today
from linli.kernel.clock.days import DAY
from linli.kernel.web.waiting import Waits, waiting
from linli.venues import policy, rules
from linli.venues.models import Booking
from linli.venues.queries.limits import number
from linli.venues.states import LIVE, By, State

TOGETHER = ("venue", "site__body", "body", "person")


def _mine(actor: Actor) -> QuerySet[Booking]:
    reach = actor.reach(policy.DECIDE)
    rows = Booking.objects.select_related(*TOGETHER)
    return rows.filter(site__body__path__startswith=reach) if reach else rows.none()


def to_decide(actor: Actor) -> QuerySet[Booking]:
    """Requests whose time has not come, the longest waiting first."""
    return _mine(actor).filter(state=State.REQUESTED, begins__gt=now()).order_by("asked_at", "id")


def decided_late() -> Any:
    """Requests asked before this moment are late."""
    days = int(rulebook.get("venues.confirm").number)
    return rules.late_before(now(), days, calendar().is_workday)


def to_enter(actor: Actor) -> QuerySet[Booking]:
    """Bookings that are over, as long as it can be said that they took place; blocks are nobody's gathering."""
    since = now() - timedelta(days=number("use"))
    rows = _mine(actor).filter(state=State.CONFIRMED, ends__lte=now(), ends__gt=since)
    return rows.exclude(by=By.BLOCK).order_by("ends", "id")


def today_at(actor: Actor) -> QuerySet[Booking]:
    """What is booked for today and not over."""
    begin, end = rules.bounds_of(today())
    rows = _mine(actor).filter(
        state__in=[State.CONFIRMED, State.HELD], begins__lt=end, ends__gt=max(begin, now())
    )
    return rows.order_by("begins", "id")


def of_the_week(venue: Any, first: date, until: date) -> list[Booking]:
    """What takes the spaces of a venue in some days, and what is asked for them; whoever it is."""
    begin, end = rules.bounds_of(first)[0], rules.bounds_of(until - DAY)[1]
    rows = Booking.objects.filter(
        Q(venue=venue) | Q(venue__leaves__overlap=venue.leaves),
        site=venue.site_id,
        begins__lt=end,
        ends__gt=begin,
    )
    rows = rows.filter(state__in=[*LIVE, State.USED, State.MISSED])
    return list(rows.select_related(*TOGETHER).order_by("begins", "id")[:300])


@waiting("venues.requests", _("Requests for places"), order=20)
def requests_waiting(actor: Actor) -> Waits | None:
    """Requests to answer, and how many of them too long."""
    if not actor.reach(policy.DECIDE):
        return None
    return Waits(to_decide(actor), reverse("venues:desk"), Q(asked_at__lt=decided_late()))
