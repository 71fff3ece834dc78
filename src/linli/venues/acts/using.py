"""What came of a booking: it took place, or nobody came."""

from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.refusals import Refused
from linli.venues import forms, policy
from linli.venues.models import Booking
from linli.venues.queries.limits import number
from linli.venues.states import By, State, VenueKind


def says(actor: Actor, booking: Booking) -> bool:
    """Who looks after the place; the asker within some days after it."""
    if booking.begins > now() or booking.by == By.BLOCK or booking.has_fallen(now()):
        return False
    if booking.venue.kind == VenueKind.HOUR:
        return False  # what came of a visit, whoever received it says
    since = now() - timedelta(days=number("use", booking.site.area_code))
    return policy.is_steward(actor, booking) or (policy.is_asker(actor, booking) and booking.ends > since)


@act(
    "venues.booking.used", _("It took place"), on=Booking, may=says, move="use", primary=True, form=forms.Used
)
def use_booking(actor: Actor, booking: Booking, *, came: int) -> Deed:
    """How many people came; hours and people count from here, and from nowhere else."""
    if came < 1:
        raise Refused(_("Say how many came. If nobody came, use the other button."), field="came")
    booking.came, booking.ended_at = came, now()
    hours = Decimal(int((booking.ends - booking.begins).total_seconds())) / 3600
    return Deed(
        amounts={"hours": round(hours, 2), "people": came, f"use.{booking.use}": 1, f"by.{booking.by}": 1}
    )


def missing(actor: Actor, booking: Booking) -> bool:
    """Staff when it is over; the clock when nobody has said anything within the time for it."""
    if booking.ends > now() or booking.by == By.BLOCK:
        return False
    if policy.is_steward(actor, booking) or policy.receives(actor, booking):
        return True
    return actor.is_clock and was_missed(booking)


def was_missed(booking: Booking) -> bool:
    """Computed when it is read: over, and nobody said in time that it took place."""
    days = timedelta(days=number("use", booking.site.area_code))
    return booking.state == State.CONFIRMED and booking.ends + days <= now()


@act("venues.booking.missed", _("Nobody came"), on=Booking, may=missing, move="miss")
def miss_booking(actor: Actor, booking: Booking) -> Deed:
    """It was not used. That is a figure of the place; staff can still enter that it took place after all."""
    booking.ended_at = now()
    hours = Decimal(int((booking.ends - booking.begins).total_seconds())) / 3600
    return Deed(amounts={"hours_missed": round(hours, 2)})
