"""What an order needs of the house: a room and volunteers, booked in the same step, called off with it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.clock import local, now
from linli.kernel.refusals import Refused
from linli.orders.models import Order
from linli.venues import acts as venues
from linli.venues import queries as places
from linli.volunteers import acts as volunteers

FIELDS = {
    "elderly": "elderly", "children": "children", "health": "health", "culture": "culture", "safety": "safety",
    "law": "law", "work": "economy", "environment": "environment", "convenience": "household",
}  # fmt: skip
USES = {"elderly": "elderly", "children": "children", "culture": "culture_sport", "party": "party_life"}


def book_room(actor: Actor, order: Order, venue: int, theme: str) -> None:
    """The room by its own act: whatever it refuses, this refuses."""
    found = places.venues_seen(actor).filter(pk=venue).first()
    if found is None:
        raise Refused(_("This place is not there any more. Choose another one."), field="venue")
    begins, ends = _span(order)
    booking = venues.ask_for_booking(
        actor, venue=found, day=begins.date(), start=begins.timetz().replace(tzinfo=None),
        minutes=int((ends - begins).total_seconds() // 60), use=USES.get(theme, "service"), purpose=order.title,
        people=order.how_many, accepted=True, waits=False, by="self",
    ).noun  # fmt: skip
    order.booking_id = booking.pk
    order.place_words = f"{found.site} · {found.name}"[:120]


def find_volunteers(actor: Actor, order: Order, n: int, theme: str, at: Any) -> None:
    """A task for volunteers by its own acts; those who live near find it first."""
    begins, ends = _span(order)
    task = volunteers.draft_task(
        actor, title=order.title, at=at, place_words=order.place_words or str(at), contact=_desk(actor),
        field=FIELDS.get(theme, "other"), day=begins.date(),
        begins=begins.timetz().replace(tzinfo=None), ends=ends.timetz().replace(tzinfo=None), seats=n,
    ).noun  # fmt: skip
    order.task_id = volunteers.publish_task(actor, task).noun.pk


def _desk(actor: Actor) -> str:
    """Whom volunteers ask."""
    return (actor.post.body_name if actor.post else actor.name)[:80]


def _span(order: Order) -> tuple[datetime, datetime]:
    assert order.begins_at and order.ends_at
    return local(order.begins_at), local(order.ends_at)


def call_off(order: Order, reason: str) -> None:
    """Give the room back and call the volunteers off, where there were any; nothing of it stops the order's end."""
    booking, task = order.booking, order.task
    if booking is not None and booking.begins > now() and venues.cancel_booking.offered(CLOCK, booking):
        venues.cancel_booking(CLOCK, booking, reason="plans", note="")
    if task is not None and volunteers.cancel_task.offered(CLOCK, task):
        volunteers.cancel_task(
            CLOCK, task, reason=reason if len(reason) > 3 else str(_("It will not take place."))
        )
