"""The demonstration's places: a party-masses service centre with a hall of two halves, rooms and a projector."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from linli.config.demo.bodies import short
from linli.config.demo.cast import Cast
from linli.kernel.actors import Actor
from linli.kernel.clock import ZONE, local, travel
from linli.kernel.clock.days import DAY
from linli.kernel.refusals import Refused
from linli.venues import acts

HOURS = "工作日 8:30-20:30\n休息日 9:00-18:00"
TERMS = "用后请把桌椅放回原处，关好门窗和电源。室内不吸烟，不做饭。公益使用不收费。"
USES = [
    ("meeting", "楼门长碰头会", 12), ("study", "手机使用课", 20), ("culture_sport", "合唱团排练", 26),
    ("children", "亲子阅读", 16), ("elderly", "健康讲座", 30), ("party_life", "支部学习", 18),
    ("service", "义务理发", 24), ("meeting", "停车问题商量会", 15), ("culture_sport", "书法小组", 10),
]  # fmt: skip
WEEKS_BACK, WEEKS_ON = 12, 3
Say = Callable[[str], object]


def build(cast: Cast, until: datetime, say: Say) -> None:
    """Two places are set up some months ago; bookings of the past months and the next weeks follow."""
    begins = until - timedelta(weeks=WEEKS_BACK)
    with travel(begins - 7 * DAY):
        lent = _centre(cast)
        lent += _station(cast)
    done = _bookings(cast, lent, begins, until)
    _today(cast, lent, until)
    say(f"places: {len(lent)} lent, {done} bookings")


def _centre(cast: Cast) -> list[Any]:
    home = cast.at.communities[0]
    keeper = cast.secretaries[home.id]
    site = acts.add_site(
        keeper, body=home, name=f"{short(home)}社区党群活动服务中心(示例)", kind="service_centre",
        address="示例路8号", barrier_free=True,
    ).noun  # fmt: skip
    hall = _space(keeper, site, "多功能厅", area_m2=160, seats=100, function="meeting", barrier_free=True,
                  equipment=["projector", "sound"])  # fmt: skip
    halves = [
        _space(keeper, site, name, parent=hall, area_m2=80, seats=50, function="meeting", barrier_free=True)
        for name in ("多功能厅东半", "多功能厅西半")
    ]
    talk = _space(
        keeper,
        site,
        "议事室",
        area_m2=36,
        seats=18,
        function="meeting",
        barrier_free=True,
        equipment=["whiteboard"],
    )
    study = _space(
        keeper, site, "党员活动室", area_m2=48, seats=30, function="party_education", equipment=["projector"]
    )
    dance = _space(
        keeper, site, "舞蹈室", area_m2=70, seats=25, function="culture_sport", equipment=["mirrors", "sound"]
    )
    lent = [
        _venue(
            keeper,
            site,
            "多功能厅",
            [hall],
            mode="approval",
            after=30,
            about="可容100人，讲座、联欢、居民会议都合适。",
        ),
        *(_venue(keeper, site, one.name, [one]) for one in halves),
        _venue(keeper, site, "议事室", [talk], about="大家商量事情的地方。"),
        _venue(keeper, site, "党员活动室", [study]),
        _venue(keeper, site, "舞蹈室", [dance], after=30),
        _venue(keeper, site, "投影仪", [], kind="thing", longest=1440, about="可以借走，请第二天还。"),
    ]
    acts.write_terms(keeper, lent[0], text=TERMS)
    return lent


def _station(cast: Cast) -> list[Any]:
    home = cast.at.communities[1]
    keeper = cast.secretaries[home.id]
    site = acts.add_site(
        keeper,
        body=home,
        name=f"{short(home)}社区活动站(示例)",
        kind="activity_room",
        address="示例里3号楼一层",
    ).noun
    room = _space(keeper, site, "棋牌室", area_m2=30, seats=16, function="culture_sport")
    return [_venue(keeper, site, "棋牌室", [room])]


def _space(keeper: Actor, site: Any, name: str, **said: Any) -> Any:
    return acts.add_space(keeper, site=site, name=name, **said).noun


def _venue(keeper: Actor, site: Any, name: str, spaces: list[Any], kind: str = "room", **said: Any) -> Any:
    venue = acts.add_venue(keeper, site=site, name=name, kind=kind, spaces=spaces, **said).noun
    return acts.set_hours(keeper, venue, hours=HOURS).noun


def _bookings(cast: Cast, lent: list[Any], begins: datetime, until: datetime) -> int:
    """A few a day, each asked for some days before and entered when it was over."""
    chance, done = Random(20260102), 0  # noqa: S311 — no secret hangs on it
    asked = [
        (begins + n * DAY, k) for n in range((WEEKS_BACK + WEEKS_ON) * 7) for k in range(chance.randint(1, 4))
    ]
    for day, _each in asked:
        venue = chance.choice(lent)
        done += _one(cast, venue, day, chance, until)
    return done


def _one(cast: Cast, venue: Any, day: datetime, chance: Random, until: datetime) -> int:
    wall = local(day)
    starts = datetime.combine(wall.date(), time(chance.choice((9, 10, 14, 15, 16))), ZONE)
    when = min(starts - chance.randint(1, 9) * DAY, until - timedelta(hours=chance.randint(1, 30)))
    who = _asker(cast, venue, chance)
    use, purpose, people = chance.choice(USES)
    with travel(when):
        try:
            booking = acts.ask_for_booking(
                who, venue=venue, day=starts.date(), start=starts.timetz().replace(tzinfo=None),
                minutes=chance.choice((60, 90, 120)), use=use, purpose=purpose, people=people, accepted=True,
                waits=chance.random() < 0.5,
            ).noun  # fmt: skip
        except Refused:
            return 0
    _answer(cast, venue, booking, when, chance, until)
    return 1


def _asker(cast: Cast, venue: Any, chance: Random) -> Actor:
    return chance.choice([one for some in cast.residents.values() for one in some])


def _answer(cast: Cast, venue: Any, booking: Any, when: datetime, chance: Random, until: datetime) -> None:
    """Staff answer within the day; when it is over somebody says how it was, mostly."""
    keeper = cast.secretaries[venue.site.body_id]
    answered = when + timedelta(hours=chance.randint(1, 9))
    if booking.state == "requested" and answered < min(until, booking.begins):
        _do(answered, acts.approve_booking, keeper, booking, others=True)
    over = booking.ends + timedelta(hours=chance.randint(1, 20))
    if over < until and chance.random() < 0.92:
        _do(
            over,
            acts.use_booking,
            keeper,
            booking,
            came=max(1, (booking.people or 8) + chance.randint(-6, 4)),
        )


def _do(at: datetime, act: Any, actor: Actor, noun: Any, **how: Any) -> None:
    with travel(at):
        try:
            act(actor, type(noun).objects.get(pk=noun.pk), **how)
        except Refused:
            return


def _today(cast: Cast, lent: list[Any], until: datetime) -> None:
    """What a visitor meets: a series, a closing to come, a line for the hall."""
    home = cast.at.communities[0]
    keeper, someone = cast.secretaries[home.id], cast.residents[home.id][0]
    first = local(until) + 6 * DAY
    with travel(until - DAY):
        _try(
            acts.ask_for_series, someone, venue=lent[5], day=first.date(), start=time(19), minutes=60, every="WEEKLY",
            until=first.date() + 63 * DAY, use="culture_sport", purpose="广场舞队排练", people=20, accepted=True,
            skip=True,
        )  # fmt: skip
        closes = datetime.combine(local(until).date() + 12 * DAY, time(0), ZONE)
        _try(acts.close_place, keeper, site=lent[4].site, venue=lent[4], begins=closes, ends=closes + DAY,
             reason="电路检修", met=True)  # fmt: skip


def _try(act: Any, actor: Actor, **how: Any) -> None:
    try:
        act(actor, **how)
    except Refused:
        return
