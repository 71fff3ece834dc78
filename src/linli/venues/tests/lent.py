"""A hall that is lent and an office hour, made through the acts, for the tests of rounds, visits and standards."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from linli.kernel.actors import NOBODY, Actor
from linli.kernel.clock import ZONE, local, now
from linli.kernel.rulebook import load_rulebook
from linli.organisations.testing import a_street, holding
from linli.people.testing import person
from linli.venues import acts
from linli.venues.models import Site, Venue

# A Monday morning: a working day, far from holidays.
MONDAY = datetime(2027, 3, 1, 9, tzinfo=ZONE)


@dataclass
class House:
    """A street with a site; Ann stewards it, Sec receives at the office hour, Bob and Cat are residents."""

    place: Any
    ann: Actor
    sec: Actor
    bob: Actor
    cat: Actor
    dan: Actor
    site: Site
    hall: Venue
    hour: Venue


def a_house() -> House:
    load_rulebook()
    place = a_street()
    ann = holding(person("安宁"), place.community, "community_secretary")
    sec = holding(person("佘敏"), place.community, "community_worker")
    bob, cat, dan = (Actor(person_id=one.pk, name=one.name) for one in map(person, ("鲍博", "蔡甜", "邓安")))
    site = acts.add_site(ann, body=place.community, name="多福巷党群服务站", kind="service_station").noun
    space = acts.add_space(ann, site=site, name="大厅", area_m2=200, function="culture_sport", seats=60).noun
    hall = acts.add_venue(ann, site=site, name="大厅", kind="room", spaces=[space]).noun
    hall = acts.set_hours(ann, hall, hours="每天 9:00-21:00").noun
    hour = acts.publish_hour(
        ann, site=site, reception="peoples_delegate", name="人大代表接待日", hours="周三 14:00-16:00", minutes=20,
        begins=local(now()).date(), post=sec.post.id,
    ).noun  # fmt: skip
    return House(place, ann, sec, bob, cat, dan, site, hall, hour)


def wednesday(hours: int = 14, minutes: int = 0) -> datetime:
    """The next Wednesday at a time."""
    at = local(now()).replace(hour=hours, minute=minutes, second=0, microsecond=0)
    at += timedelta(days=(2 - at.weekday()) % 7)
    return at if at > now() else at + timedelta(days=7)


def a_visit(house: House, actor: Actor = NOBODY, **said: Any) -> Any:
    """Somebody has taken the first slot of the next Wednesday."""
    return acts.take_hour(actor, venue=house.hour, slot=wednesday().isoformat(), **said).noun
