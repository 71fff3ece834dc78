"""The people of the demonstration: who works where, and who lives there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from linli.config.demo import keys
from linli.config.demo.bodies import Place
from linli.config.demo.names import names, phones
from linli.kernel.actors import CLOCK, Actor
from linli.organisations import acts as organisations
from linli.organisations.queries import BodyRef, actor_for, posts_of, roles, tree
from linli.people.acts import register_person
from linli.people.queries import proved_phone

RESIDENTS = 60
MOST = 150  # phones that the demonstration hands out at most


@dataclass
class Cast:
    """Actors by what they do; residents by the community in which they live."""

    at: Place
    desks: list[Actor] = field(default_factory=list)  # the street's two
    secretary: Any = None
    district_desk: Any = None
    officer: Any = None
    hotline: Any = None
    workers: dict[int, Actor] = field(default_factory=dict)  # by body
    secretaries: dict[int, Actor] = field(default_factory=dict)
    residents: dict[int, list[Actor]] = field(default_factory=dict)
    branches: dict[int, Actor] = field(default_factory=dict)  # the secretary of each branch, by body
    units: dict[int, Actor] = field(default_factory=dict)  # the contact of each unit, by body

    def handler(self, body: int) -> Actor:
        """Who handles at a body: its worker, else the desk above."""
        if body in self.workers:
            return self.workers[body]
        return self.desks[0] if body == self.at.street.id else self.district_desk

    def judge(self, body: int) -> Actor:
        """Who decides one level above a body."""
        return self.desks[1] if any(one.id == body for one in self.at.communities) else self.officer

    def secretary_of(self, body: int) -> Actor:
        """Who publishes for a body."""
        return self.secretaries.get(body) or (self.secretary if body == self.at.street.id else self.officer)


class Registry:
    """Makes people one by one, each with a name and a phone of their own."""

    def __init__(self) -> None:
        self._names: Iterator[str] = names()
        self._phones: Iterator[str] = phones()

    def somebody(self, login: bool = False) -> Any:
        """A new person; with ``login`` everybody who tries the demonstration knows their password."""
        password = keys.password() if login else ""
        name, phone = next(self._names), next(self._phones)
        return register_person(CLOCK, name=name, phone=phone, phone_verified=True, password=password).noun

    def post(self, body: Any, role: str, *, login: bool = False, public: bool = False) -> Actor:
        """A new post, and somebody in it."""
        person = self.somebody(login)
        seat = organisations.plan_post(CLOCK, body=body.id, role=role, is_public=public).noun
        organisations.fill_post(CLOCK, seat, person=person)
        return actor_for(person, seat.pk)


def gather(at: Place) -> Cast:
    """Everybody in their posts. The first one made is the resident whose login shows that all this stands."""
    cast = Cast(at)
    made = Registry()
    _residents(cast, made)
    for number, community in enumerate(at.communities):
        cast.secretaries[community.id] = made.post(
            community, "community_secretary", login=number == 0, public=True
        )
        cast.workers[community.id] = made.post(community, "community_worker", login=number == 0)
        made.post(community, "community_worker")
    cast.desks = [made.post(at.street, "street_desk", login=number == 0) for number in range(2)]
    cast.secretary = made.post(at.street, "street_secretary", login=True, public=True)
    _above(cast, made)
    _open_seats(at)
    _branches(cast, made)
    _units(cast, made)
    return cast


def _residents(cast: Cast, made: Registry) -> None:
    communities: list[BodyRef] = cast.at.communities
    for number in range(RESIDENTS):
        home = communities[number % len(communities)]
        person = made.somebody(login=number < 2)
        cast.residents.setdefault(home.id, []).append(Actor(person_id=person.pk, name=person.name))


def _above(cast: Cast, made: Registry) -> None:
    at = cast.at
    for number, department in enumerate(at.departments):
        cast.workers[department.id] = made.post(department, "department_desk", login=number == 0)
    cast.district_desk = made.post(at.district, "district_desk", login=True)
    cast.officer = made.post(at.district, "district_officer", login=True)
    cast.hotline = made.post(at.hotline, "hotline_dispatcher")
    made.post(at.root, "city_desk")
    made.post(at.root, "auditor")
    made.post(at.root, "administrator", login=True)


def _open_seats(at: Place) -> None:
    """Two seats that wait for somebody."""
    for community in at.communities[1:3]:
        organisations.plan_post(CLOCK, body=community.id, role="community_worker", title="社区工作者(空缺)")


def _branches(cast: Cast, made: Registry) -> None:
    """Secretaries of two branches; the login of one shows the calendar of a branch."""
    found = [ref for ref in tree().below(cast.at.street.path) if ref.kind == "branch"][:2]
    for number, ref in enumerate(found):
        cast.branches[ref.id] = made.post(ref, "branch_secretary", login=number == 0)


UNITS = ("resident_unit", "property_company")
CARRIERS = ("mass_organisation", "social_organisation")


def _units(cast: Cast, made: Registry) -> None:
    """The contacts of units, and who works in mass and social organisations of the street; the logins of two show
    their pages."""
    for ref in tree().children(cast.at.street.id):
        if ref.kind in UNITS:
            cast.units[ref.id] = made.post(ref, "unit_contact", login="小学" in ref.name)
        elif ref.kind in CARRIERS:
            cast.units[ref.id] = made.post(ref, "masses_officer", login="妇女" in ref.name)


def logins() -> list[keys.Login]:
    """Who of the demonstration can sign in, from the registry itself."""
    labels = {role.code: str(role) for role in roles()}
    found = []
    for phone in islice(phones(), MOST):
        person = proved_phone(phone)
        if person is not None and person.has_usable_password():
            post = next(iter(posts_of(person.pk)), None)
            role, body = (labels[post.role], post.body_name) if post else ("居民", "")
            found.append(
                {"role": role, "body": body, "name": person.name, "login": phone, "number": person.number}
            )
    return found
