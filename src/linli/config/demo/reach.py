"""The demonstration's places in which people work, and which organisation reaches them; a few are gaps."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from linli.config.demo.bodies import short
from linli.config.demo.cast import Cast
from linli.kernel.clock import today, travel
from linli.organisations import acts, queries
from linli.organisations.queries import tree
from linli.organisations.states import Kind

Say = Callable[[str], object]
# Of every community: name, kind of place, people, the kind of body that reaches it.
OF_EACH = [
    ("{}社区", "community", 4200, Kind.PARTY_COMMITTEE),
    ("{}商务楼(示例)", "building", 320, Kind.JOINT_BRANCH),
    ("{}小学(示例)", "school", 86, Kind.BRANCH),
    ("{}便民市场(示例)", "market", 24, None),
    ("{}家政服务公司(示例)", "firm", 45, None),
    ("{}外卖站点(示例)", "new_work", 38, None),
]


def build(cast: Cast, until: datetime, say: Say) -> None:
    """The street's desk puts the places on the list some months ago and enters who reaches them."""
    sue, done = cast.desks[0], 0
    with travel(until - timedelta(days=150)):
        for number, community in enumerate(cast.at.communities):
            for name, kind, people, by in OF_EACH[: 4 + number % 3]:
                _place(sue, community, name.format(short(community)), kind, people + number, by)
                done += 1
    sent = _liaisons(cast, until)
    say(f"reach: {done} places, {sent} with a liaison")


def _place(sue: Any, community: Any, name: str, kind: str, people: int, by: Any) -> None:
    site = acts.list_site(sue, answers=community.id, name=name, kind=kind, people=people).noun
    body = next((ref for ref in tree().below(community.path) if ref.kind == by), None)
    if body is not None:
        acts.cover_site(sue, site, by=body.id)


def _liaisons(cast: Cast, until: datetime) -> int:
    """The worker of each community goes to its market; one visit is overdue, one firm still has nobody."""
    sue, sent = cast.desks[0], 0
    for number, community in enumerate(cast.at.communities):
        worker = cast.workers.get(community.id)
        if worker is None or worker.post is None or number % 4 == 3:
            continue
        market = queries.sites_without(community.path).filter(kind="market").first()
        if market is None:
            continue
        with travel(until - timedelta(days=140)):
            liaison = acts.assign_liaison(sue, site=market, post=worker.post.id, sent_as="liaison").noun
            liaison = acts.introduce_liaison(sue, liaison, on=today()).noun
        if number % 3:
            with travel(until - timedelta(days=60)):
                acts.note_visit(worker, liaison, on=today(), note="市场里有三名党员，想就近参加活动。")
        sent += 1
    return sent
