"""Builders for tests: they go through the acts, so that no test starts from what cannot be."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.clock import today
from linli.organisations.acts import (
    assign_liaison,
    cover_site,
    dissolve_body,
    fill_post,
    found_body,
    introduce_liaison,
    list_site,
    note_visit,
    plan_handover,
    plan_post,
    publish_notice,
    vacate_post,
)
from linli.organisations.models import Body, Notice, Post, Site
from linli.organisations.queries import actor_for
from linli.organisations.states import Kind, SentAs
from linli.people.testing import person

FOUNDED = date(2020, 1, 1)


@dataclass(frozen=True)
class Street:
    """A city, a district, a street and its two communities."""

    city: Body
    district: Body
    street: Body
    community: Body
    other: Body


def a_body(kind: str, name: str, parent: Body | None = None, area_code: str = "") -> Body:
    """An open body under ``parent``."""
    until = today() + timedelta(days=180) if kind == Kind.TEMPORARY_BRANCH else None
    body: Body = found_body(
        CLOCK, kind=kind, name=name, parent=parent, area_code=area_code, founded_on=FOUNDED, until=until
    ).noun
    return body


def a_street() -> Street:
    """City, district, street and two communities, open and answering for their areas."""
    city = a_body(Kind.CITY_GOVERNMENT, "北京市人民政府", None, "11")
    district = a_body(Kind.DISTRICT_GOVERNMENT, "东城区人民政府", city, "110101")
    street = a_body(Kind.STREET_OFFICE, "东华门街道办事处", district, "110101001")
    community = a_body(Kind.RESIDENTS_COMMITTEE, "多福巷社区居民委员会", street, "110101001001")
    other = a_body(Kind.RESIDENTS_COMMITTEE, "银闸社区居民委员会", street, "110101001002")
    return Street(city, district, street, community, other)


def a_post(body: Body, role: str, person: Any = None, **how: Any) -> Post:
    """A post in ``body``, filled when a person is given."""
    post: Post = plan_post(CLOCK, body=body, role=role, **how).noun
    if person is not None:
        post = fill_post(CLOCK, post, person=person, begins=FOUNDED).noun
    return post


def holding(person: Any, body: Body, role: str) -> Actor:
    """The actor that ``person`` is in a new post with ``role`` in ``body``."""
    post = a_post(body, role, person)
    return actor_for(person, post.pk)


def a_site(
    answers: Body, name: str = "示例大厦", kind: str = "building", by: Body | None = None, **said: Any
) -> Site:
    """A place on the list, covered when a body is given."""
    site: Site = list_site(CLOCK, answers=answers, name=name, kind=kind, **said).noun
    return cover_site(CLOCK, site, by=by).noun if by else site


def dissolved(body: Body, heir: Body | None = None) -> Body:
    """The body when nobody holds a post there any more and it has ended."""
    for post in Post.objects.filter(body=body, state="filled"):
        vacate_post(CLOCK, post)
    gone: Body = dissolve_body(CLOCK, body.pk, heir=heir).noun
    return gone


def a_little(place: Street) -> None:
    """Something in every ledger of reach: a place that is covered, one that somebody visits, a village that goes."""
    a_site(place.community, by=a_body(Kind.BRANCH, "示例大厦党支部", place.community), people=320)
    firm = a_site(place.community, "=1+1 家政公司", "firm", people=4)
    seat = a_post(place.community, "community_worker", person("Lia Lianluo"))
    sent = assign_liaison(CLOCK, site=firm, post=seat, sent_as=SentAs.LIAISON).noun
    met = introduce_liaison(CLOCK, sent, on=today()).noun
    note_visit(CLOCK, met, on=today(), note="看了车间。")
    village = a_body(Kind.VILLAGERS_COMMITTEE, "槐树村村民委员会", place.street, "110101001200")
    plan_handover(CLOCK, body=village, heir=place.community, begins=today())


def a_notice(actor: Actor, under: Body, **said: Any) -> Notice:
    """A notice of policy for mass and social organisations at and below a body."""
    given = {
        "title": "老年助餐补贴从下月起调整", "text": "带身份证到社区服务站登记一次即可。",
        "kinds": ["mass_organisation", "social_organisation"], "valid_until": today() + timedelta(days=30),
    }  # fmt: skip
    notice: Notice = publish_notice(actor, under=under, **{**given, **said}).noun
    return notice
