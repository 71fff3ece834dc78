"""The demonstration's office hours with visits, a plan for more room, safety checks, and a season round."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

from linli.config.demo.cast import Cast
from linli.kernel.clock import ZONE, local, travel
from linli.kernel.clock.days import DAY
from linli.kernel.refusals import Refused
from linli.needs import acts as needs
from linli.venues import acts, queries

WEEKS_BACK = 8
NOTES = ("楼道照明的事，已记下。", "想了解老年餐怎么办卡，已说明。", "问养老补贴，已带去窗口。")
MATTER = "小区门口停车乱，要有答复。"
SAID = "小区门口两侧乱停车，早上出不去，请管一管。"
DONE = "已与交管部门在门口两侧施划禁停线，物业早高峰安排专人疏导。"
MATTERS_FROM = 18 * DAY  # matters of so long ago still wait for their answer, the first of them too long
Say = Callable[[str], object]


def build(cast: Cast, until: datetime, say: Say) -> None:
    """Eight weeks of a delegate's Wednesdays; what is measured, planned and checked; a round that is open."""
    home = cast.at.communities[0]
    keeper: Any = cast.secretaries[home.id]
    site = queries.sites_of(home.id)[0]
    with travel(until - timedelta(weeks=WEEKS_BACK, days=1)):
        acts.enter_measure(keeper, body=home, households=2600)
        acts.make_plan(
            keeper, body=home, what="租用8号楼底商，改成活动室(示例)", who="社区居委会", area_m2=260,
            by=local(until).date() + 150 * DAY,
        )  # fmt: skip
        for kind, left in (("fire", 20), ("power", 200)):
            on = local(until).date() - timedelta(weeks=WEEKS_BACK, days=2)
            acts.enter_check(
                keeper, site=site, kind=kind, good=True, on=on, next_on=local(until).date() + left * DAY
            )
        hour = acts.publish_hour(
            keeper, site=site, reception="peoples_delegate", name="人大代表接待日(示例)", hours="周三 14:00-16:00",
            minutes=20, begins=local(until).date() - timedelta(weeks=WEEKS_BACK, days=1), post=keeper.post.id,
            about="小区里的事，身边的事，都可以来谈。",
        ).noun  # fmt: skip
    came = _visits(cast, home, hour, until)
    _answered(cast, home)
    with travel(until - DAY):
        _round(keeper, site, until)
    say(f"office hours: {came} visits")


def _visits(cast: Cast, home: Any, hour: Any, until: datetime) -> int:
    """One to three visitors a week; of the last weeks, the first of each brings a matter that is to be answered."""
    chance, came = Random(20260103), 0  # noqa: S311 — no secret hangs on it
    keeper, residents = cast.secretaries[home.id], cast.residents[home.id]
    first = local(until - timedelta(weeks=WEEKS_BACK))
    wednesday = (
        datetime(first.year, first.month, first.day, 14, tzinfo=ZONE) + ((2 - first.weekday()) % 7) * DAY
    )
    for week in range(WEEKS_BACK + 1):
        for n, place in enumerate(sorted(chance.sample(range(6), chance.randint(1, 3)))):
            begins = wednesday + timedelta(weeks=week, minutes=20 * place)
            note = MATTER if n == 0 and begins > until - MATTERS_FROM else chance.choice(NOTES)
            came += _one(keeper, chance.choice(residents), hour, begins, note, until)
    return came


def _one(keeper: Any, who: Any, hour: Any, begins: datetime, note: str, until: datetime) -> int:
    with travel(min(begins - 3 * DAY, until - timedelta(hours=2))):
        try:
            booking = acts.take_hour(who, venue=hour, slot=begins.isoformat()).noun
        except Refused:
            return 0
    if booking.ends + timedelta(hours=1) > until:
        return 0
    with travel(booking.ends + timedelta(minutes=5)):
        acts.receive_visit(keeper, booking, note=note, matter=note == MATTER)
    return 1


def _answered(cast: Cast, home: Any) -> None:
    """The oldest matter waits too long; the second became a need and was answered."""
    keeper, worker = cast.secretaries[home.id], cast.workers[home.id]
    _late, visit, *_rest = queries.matters_waiting(keeper)
    with travel(visit.held_at + timedelta(hours=1)):
        need = needs.raise_for(
            keeper, origin=visit.booking, text=SAID, channel="visit", kind="complaint", area=home.area_code,
            declined_contact=True,
        ).noun  # fmt: skip
    with travel(visit.held_at + timedelta(hours=3)):
        need = needs.sign(worker, needs.dispatch(cast.desks[0], need, body=home.id).noun).noun
    with travel(visit.held_at + 4 * DAY):
        needs.reply(worker, need, outcome="solved", text=DONE)


def _round(keeper: Any, site: Any, until: datetime) -> None:
    """Two rooms for the season after next month."""
    rooms = [one for one in queries.venues_of(site) if one.kind == "room"][-2:]
    first = local(until).date() + 45 * DAY
    acts.open_round(
        keeper, site=site, title="下一季固定时段(示例)", venues=[one.pk for one in rooms], first=first,
        until=first + 90 * DAY, apply_by=until + 20 * DAY,
    )  # fmt: skip
