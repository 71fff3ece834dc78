"""Office hours: when somebody receives, whose visits are to come, which matters still wait for their answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate

from linli.kernel.actors import Actor
from linli.kernel.clock import ZONE, local, now, today
from linli.kernel.clock.days import DAY, midnight_after
from linli.kernel.ledgers import within
from linli.kernel.privacy.cipher import blinds
from linli.kernel.queries import visible_to
from linli.kernel.together import Asking, alone
from linli.venues import policy, rules
from linli.venues.models import Booking, Slip, Venue, Visit
from linli.venues.queries.clashes import busy
from linli.venues.queries.hours import hours_of
from linli.venues.queries.limits import limits_of
from linli.venues.rules.slips import LENGTH, plain_code
from linli.venues.states import Life, Reception, State, VenueKind, VisitState


def on_duty(actor: Actor, at: str = "venue__") -> Q:
    """Office hours at which this reader receives."""
    if actor.person_id is None:
        return Q(pk__in=[])
    return Q(**{f"{at}person": actor.person_id}) | Q(**{f"{at}post__in": [one.id for one in actor.posts]})


@visible_to(Visit)
def visits_seen(actor: Actor) -> QuerySet[Visit]:
    """What was noted is for whoever is on duty, and for nobody else."""
    rows = Visit.objects.select_related("site__body", "booking__venue__post", "booking__venue__site")
    return rows.filter(on_duty(actor, "booking__venue__"))


def visit_of(booking: Any) -> Visit | None:
    """What came of a booking, for pages and acts that have looked at who may know."""
    return Visit.objects.filter(booking=booking).select_related(*Visit.WITH).first()


def visit_behind(booking_id: int) -> Visit | None:
    """The same by the number of the booking."""
    return Visit.objects.filter(booking_id=booking_id).select_related(*Visit.WITH).first()


def hours_published(area: str = "") -> QuerySet[Venue]:
    """The office hours of an area, those that have slots to take."""
    rows = Venue.objects.filter(kind=VenueKind.HOUR, state=Life.OPEN, site__state=Life.OPEN)
    rows = rows.filter(site__area_code__startswith=area) if area else rows
    return rows.select_related("site__body", "desk").order_by("site__area_code", "name", "id")


@dataclass(frozen=True)
class Slots:
    """The slots of one day: those that are free, and how many there are in all."""

    day: date
    free: list[rules.Slot]


def slots_of(venue: Venue, first: date, days: int) -> list[Slots]:
    """The free slots of an office hour, day by day; a day on which nobody receives is not there. Three statements."""
    hours = hours_of(venue, first, first + timedelta(days=days))
    if not hours:
        return []
    limits = limits_of(venue)
    taken = busy(venue.leaves, hours[0][0], hours[-1][1])
    found = rules.free_slots(hours, taken, limits, now() + timedelta(minutes=limits.notice))
    by_day: dict[date, list[rules.Slot]] = {}
    for begin, _end in hours:
        by_day.setdefault(_day(begin), [])
    for slot in found:
        by_day.setdefault(_day(slot.begins), []).append(slot)
    return [Slots(day, free) for day, free in sorted(by_day.items())]


def by_slip(code: str) -> Booking | None:
    """The booking whose receipt code this is."""
    plain = plain_code(code)
    if len(plain) != LENGTH:
        return None
    slip = (
        Slip.objects.filter(code__in=blinds(plain, "slip"))
        .select_related("booking__venue__site__body")
        .first()
    )
    return slip.booking if slip else None


def visitors(actor: Actor, days: int = 14) -> QuerySet[Booking]:
    """Who comes to the reader's own office hours: the last two days and the next ones."""
    first = midnight_after(today() - 3 * DAY)
    rows = Booking.objects.filter(on_duty(actor), venue__kind=VenueKind.HOUR, begins__gte=first)
    rows = rows.filter(
        begins__lt=first + timedelta(days=days + 3), state__in=[State.CONFIRMED, State.USED, State.MISSED]
    )
    return rows.select_related("venue__site__body", "person", "visit").order_by("begins", "id")


def matters_waiting(actor: Actor) -> QuerySet[Visit]:
    """Matters of the reader's own office hours, and of those they look after, that still wait for their answer."""
    reach = actor.reach(policy.DECIDE)
    seen = on_duty(actor, "booking__venue__")
    seen |= Q(site__body__path__startswith=reach) if reach else Q()
    rows = Visit.objects.filter(seen, state=VisitState.TAKEN)
    return rows.select_related("site__body", "booking__venue").order_by("due_at", "id")


def _day(at: Any) -> date:
    return local(at).date()


def matters_below(path: str, first: date, until: date) -> QuerySet[Visit]:
    """Matters that were taken up at the office hours of a body and of those below it, by the day of the visit."""
    taken = Q(state__in=[VisitState.TAKEN, VisitState.ANSWERED]) & within(first, until, "held_at")
    rows = Visit.objects.filter(taken, site__body__path__startswith=path)
    return rows.select_related("site__body", "booking__venue__desk")


def hours_below(path: str) -> QuerySet[Venue]:
    """The office hours of a body and of those below it, also those that are no longer held."""
    rows = Venue.objects.filter(kind=VenueKind.HOUR, site__body__path__startswith=path)
    return rows.select_related("site__body", "desk")


def matter_states() -> list[tuple[str, Any]]:
    """Where a matter that was taken up may stand."""
    return [(one.value, one.label) for one in (VisitState.TAKEN, VisitState.ANSWERED)]


def receptions() -> list[tuple[str, Any]]:
    """Who may receive at an office hour."""
    return [(one.value, one.label) for one in Reception]


@dataclass(frozen=True)
class Held:
    """What came of an office hour in a period. Days and counts; a visitor is never told."""

    days: int = 0
    visits: int = 0
    matters: int = 0
    answered: int = 0
    late: int = 0  # answered after the last day for it, or still waiting past it


def held(venues: Iterable[int], first: date, until: date) -> dict[int, Held]:
    """What came of some office hours from ``first`` up to the day before ``until``: one statement."""
    told: dict[int, Held] = alone(to_be_held(venues, first, until))
    return told


def to_be_held(venues: Iterable[int], first: date, until: date) -> Asking:
    """The same as a part of what a page asks together."""
    late = Q(answered_at__gt=F("due_at")) | Q(state=VisitState.TAKEN, due_at__lt=now())
    rows = Visit.objects.filter(within(first, until, "held_at"), booking__venue__in=list(venues))
    told = yield rows.order_by().values_list("booking__venue").annotate(
        days=Count(TruncDate("held_at", tzinfo=ZONE), distinct=True), n=Count("id"),
        matters=Count("id", filter=~Q(state=VisitState.HELD)),
        answered=Count("id", filter=Q(state=VisitState.ANSWERED)), late=Count("id", filter=late),
    )  # fmt: skip
    return {venue: Held(*counts) for venue, *counts in told}


def is_visit(booking: Any) -> bool:
    """Whether a booking is a visit to an office hour whose time has come."""
    return bool(
        booking.venue.kind == VenueKind.HOUR and booking.begins <= now() and booking.state != State.CANCELLED
    )


def concerns(actor: Actor, booking: Any) -> bool:
    """The visitor, and whoever was on duty."""
    return policy.is_asker(actor, booking) or policy.on_duty(actor, booking.venue)


def is_on_duty(actor: Actor, booking: Any) -> bool:
    """Whether the reader receives at the office hour of a visit."""
    return policy.on_duty(actor, booking.venue)
