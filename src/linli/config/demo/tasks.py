"""Between the levels in the demonstration: work with its money and without, a call to three, a contact point."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from linli.config.demo.cast import Cast
from linli.config.demo.timeline import at_desk
from linli.kernel.clock import local, travel
from linli.tasks import acts

Say = Callable[[str], object]
DAY = timedelta(days=1)


def build(cast: Cast, until: datetime, say: Say) -> None:
    """Some weeks of it, told up to now."""
    _work(cast, until)
    _call(cast, until)
    _contact(cast, until)
    say("between the levels: tasks, a call, a contact point")


def _day(until: datetime, days: int) -> Any:
    return local(until + days * DAY).date()


def _work(cast: Cast, until: datetime) -> None:
    """A clause of the district's plan, passed on; a survey without means, declined; one that waits for an answer."""
    first, second, third = cast.at.communities[:3]
    desk = cast.desks[0]
    with travel(at_desk(until - 30 * DAY)):
        clause = acts.send(
            cast.district_desk, to=[cast.at.street.id], title="办好居民诉求", source="区年度重点任务(示例)",
            clause="第三条", list_item="街道职责 12", basis="北京市街道办事处条例", people=2, due_on=_day(until, 60),
            helpers=[one.id for one in cast.at.departments[:1]], gauge="needs.need.replied", target=120,
        ).noun  # fmt: skip
        clause = acts.accept(desk, clause).noun
        acts.pass_on(
            desk, clause, to=[first.id, second.id, third.id], title="办好本社区居民诉求", list_item="社区协助 4",
            basis="北京市街道办事处条例", people=1, due_on=_day(until, 50), target=15,
        )  # fmt: skip
    with travel(at_desk(until - 9 * DAY)):
        paid = acts.send(
            desk, to=[first.id], title="更换单元门禁", list_item="社区协助 9", basis="物业管理条例",
            money=Decimal(18000), money_source="街道自有资金", transferred_on=_day(until, -10), slip="示例-017",
            due_on=_day(until, 20),
        ).noun  # fmt: skip
        acts.begin(cast.workers[first.id], acts.accept(cast.workers[first.id], paid).noun)
        bare = acts.send(desk, to=[second.id], title="临时统计小区停车位", due_on=_day(until, 3)).noun
    with travel(at_desk(until - 8 * DAY)):
        acts.decline(cast.workers[second.id], bare, reason="不在清单里，也没有经费。")
    with travel(until - timedelta(hours=5)):
        acts.send(desk, to=[first.id], title="报送小微公园照片", due_on=_day(until, 6))
        acts.send(
            desk, to=[first.id], title="冬季供暖入户提醒", list_item="社区协助 2", basis="供热采暖管理办法",
            money=Decimal(3000), money_source="街道自有资金", due_on=_day(until, 15),
        )  # fmt: skip


def _call(cast: Cast, until: datetime) -> None:
    """The street calls three departments: one has done it, one has said what it does, one has not been heard."""
    departments, desk = cast.at.departments, cast.desks[0]
    with travel(at_desk(until - 6 * DAY)):
        call = acts.blow(
            desk, to=[one.id for one in departments], title="便民市场门前积水", subject="residents",
            why="路面归城管，楼体归住建，摊位归市场监管，街道一家办不了。", where="便民市场南门",
            meet_at=until - 4 * DAY,
        ).noun  # fmt: skip
    parts = {one.body_id: one for one in call.parts.select_related("body")}
    for number, department in enumerate(departments[:2]):
        worker, part = cast.workers[department.id], parts[department.id]
        with travel(at_desk(until - 5 * DAY)):
            part = acts.acknowledge(worker, part.pk).noun
        with travel(at_desk(until - 4 * DAY)):
            part = acts.come(worker, part.pk).noun
            part = acts.plan(worker, part.pk, action="疏通雨水口", due_on=_day(until, 4)).noun
        if number == 0:
            with travel(at_desk(until - 1 * DAY)):
                acts.finish(worker, part.pk, note="已疏通，请看。")


def _contact(cast: Cast, until: datetime) -> None:
    """The street's secretary looks after a community that agreed."""
    home = cast.at.communities[0]
    with travel(at_desk(until - 40 * DAY)):
        contact = acts.propose(cast.secretary, body=home.id, what_for="老旧小区改造和停车").noun
        acts.agree(cast.secretaries[home.id], contact)
    with travel(at_desk(until - 12 * DAY)):
        acts.hold_visit(
            cast.secretary, contact=contact.pk, on=_day(until, -12), note="看了改造工地，听了居民意见。",
            problems="工地挡住消防通道\n夜间停车没有地方",
        )  # fmt: skip
        first = contact.problems.order_by("id").first()
        acts.solve(cast.secretaries[home.id], first, note="围挡已经后移，通道畅通。")
