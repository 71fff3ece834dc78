"""Builders for tests and the demonstration: they go through the acts, so that nothing starts from what cannot be."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.clock import ZONE, load_calendar, local, now, today, travel
from linli.kernel.rulebook import load_rulebook
from linli.kernel.testing import person_actor
from linli.organisations.testing import Street, a_street, holding
from linli.people.testing import person
from linli.venues import acts
from linli.venues.models import Booking, Site, Space, Venue

ALWAYS = "每天 8:00-22:00"


@dataclass(frozen=True)
class House:
    """A service centre with a hall of two halves, a room and a projector; who looks after it and who asks."""

    place: Street
    site: Site
    hall: Venue
    east: Venue
    west: Venue
    room: Venue
    projector: Venue
    ann: Actor  # secretary of the community: looks after the place
    bob: Actor
    cat: Actor
    dan: Actor


def a_house() -> House:
    """The house, set up yesterday, open every day from 8 to 22."""
    load_rulebook()
    load_calendar()
    with travel(now() - timedelta(days=1)):
        place = a_street()
        ann = holding(person("Ann"), place.community, "community_secretary")
        site = acts.add_site(
            ann, body=place.community, name="多福巷党群活动服务中心", kind="service_centre"
        ).noun
        hall = a_space(ann, site, "大厅", area_m2=120, seats=80)
        east = a_space(ann, site, "大厅东半", hall, area_m2=60, seats=40)
        west = a_space(ann, site, "大厅西半", hall, area_m2=60, seats=40)
        room = a_space(ann, site, "议事室", area_m2=30, seats=16, barrier_free=True, equipment=["whiteboard"])
        lent = [
            a_venue(ann, site, "大厅", [hall], seats=80, mode="approval"),
            a_venue(ann, site, "大厅东半", [east]),
            a_venue(ann, site, "大厅西半", [west]),
            a_venue(ann, site, "议事室", [room]),
            a_venue(ann, site, "投影仪", kind="thing"),
        ]
        bob, cat, dan = (person_actor(person(name)) for name in ("Bob", "Cat", "Dan"))
    hall_, east_, west_, room_, projector = lent
    return House(place, site, hall_, east_, west_, room_, projector, ann, bob, cat, dan)


def a_space(actor: Actor, site: Site, name: str, parent: Space | None = None, **said: Any) -> Space:
    space: Space = acts.add_space(actor, site=site, name=name, parent=parent, **said).noun
    return space


def a_venue(
    actor: Actor, site: Site, name: str, spaces: list[Space] | None = None, *, kind: str = "room", **said: Any
) -> Venue:
    """Something lent every day from 8 to 22."""
    venue: Venue = acts.add_venue(actor, site=site, name=name, kind=kind, spaces=spaces, **said).noun
    acts.set_hours(actor, venue, hours=ALWAYS)
    return Venue.objects.select_related("site__body").get(pk=venue.pk)


def on(days: int, hour: int, minute: int = 0) -> datetime:
    """An instant so many days from today."""
    day = today() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def booked(actor: Actor, venue: Venue, begins: datetime, minutes: int = 60, **said: Any) -> Booking:
    """What becomes of asking: booked, requested, or waiting."""
    wall = local(begins)
    how: dict[str, Any] = {
        "use": "meeting",
        "purpose": "开会",
        "people": 10,
        "accepted": True,
        "waits": False,
        **said,
    }
    booking: Booking = acts.ask_for_booking(
        actor, venue=venue, day=wall.date(), start=wall.time().replace(tzinfo=None), minutes=minutes, **how
    ).noun
    return booking


def as_now(booking: Booking) -> Booking:
    """The row as it is."""
    return Booking.objects.select_related("venue__site", "site__body", "body").get(pk=booking.pk)


def a_day(begins: datetime) -> date:
    return local(begins).date()


def a_little(steward: Actor, site: Site, officer: Actor, by: Actor) -> None:
    """Something in every ledger of rooms: a visit to an office hour, a plan for more room, a safety check."""
    assert officer.post is not None
    with travel(on(-1, 9)):
        hour = acts.publish_hour(
            steward, site=site, reception="peoples_delegate", name="=人大代表接待日", hours="每天 14:00-16:00",
            minutes=20, begins=today(), post=officer.post.id,
        ).noun  # fmt: skip
        visit = acts.take_hour(by, venue=hour, slot=on(1, 14).isoformat()).noun
    with travel(on(0, 14, 5)):
        acts.receive_visit(officer, as_now(visit), note="电梯", matter=True)
    acts.make_plan(
        steward, body=site.body, what="租用8号楼底商", who="社区居委会", by=today(), area_m2=Decimal(150)
    )
    a_year = timedelta(days=365)
    acts.enter_check(steward, site=site, kind="fire", good=True, on=today(), next_on=today() + a_year)
