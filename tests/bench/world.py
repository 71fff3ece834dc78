"""Who acts in the bench: a street's desk, a community's worker, residents; and limits out of the way."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from linli.kernel import reference
from linli.kernel.actors import Actor
from linli.kernel.rulebook.models import Rule
from linli.organisations.queries import tree
from linli.organisations.testing import holding
from linli.people.acts import make_token
from linli.people.models import Person
from linli.people.testing import person

DISTRICT, STREET, COMMUNITY = "110101", "110101001", "110101001001"
RESIDENTS = 32
FREE = 10**9


@dataclass(frozen=True)
class World:
    """Keys for programs and sessions for browsers."""

    residents: list[str]
    desk: str
    worker: str
    desk_session: str
    worker_session: str
    board_session: str
    street: Any
    community: Any
    district: Any
    areas: list[str]  # the communities of the district


def a_world() -> World:
    """People, posts, keys, sessions. Rate limits are still counted, only never reached."""
    Rule.objects.filter(code__startswith="web.rate.").update(value=FREE)
    reference.touch("rulebook")
    bodies = tree()
    district, street, community = (bodies.for_area(code) for code in (DISTRICT, STREET, COMMUNITY))
    assert district and street and community, "the divisions of Beijing are not loaded"
    desk = _staff("Sue Suyun", street, "street_desk")
    worker = _staff("Ann Anping", community, "community_worker")
    board = _staff("Dora Dongmei", district, "district_officer")
    areas = [one.area_code for one in bodies.below(district.path) if len(one.area_code) == 12]
    return World(
        [_key(person(f"Resident {n}")) for n in range(RESIDENTS)], _key(desk), _key(worker),
        _session(desk), _session(worker), _session(board), street, community, district, areas,
    )  # fmt: skip


def _staff(name: str, body: Any, role: str) -> Person:
    somebody = person(name)
    holding(somebody, body, role)
    return somebody


def _key(somebody: Person) -> str:
    return str(make_token(Actor(person_id=somebody.pk, name=somebody.name), name="bench").noun.secret)


def _session(somebody: Person) -> str:
    browser = Client()
    browser.force_login(somebody)
    return browser.cookies["sessionid"].value
