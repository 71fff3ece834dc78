"""What several neighbours of one community say within a few weeks, out of which the demonstration's projects come."""

from datetime import datetime, timedelta
from typing import Any

from linli.config.demo.cast import Cast
from linli.config.demo.timeline import at_desk, at_home
from linli.kernel.clock import travel
from linli.needs import acts

HOUR = timedelta(hours=1)
LAMPS = (
    "3号楼2单元的楼道灯又不亮了，晚上看不清台阶。", "5号楼1单元楼道的灯坏了，单元门也关不上。",
    "6号楼四层楼道的灯一闪一闪，老人不敢下楼。", "2号楼3单元的楼道灯修过两次，又坏了。",
    "7号楼楼道灯白天亮、晚上灭。", "5号楼3单元楼道的灯罩掉了，线露在外面。", "3号楼1单元楼道灯不亮，对讲也没声。",
)  # fmt: skip
PARKING = (
    "院里停车把消防通道占了，救护车进不来。", "下班回来没地方停车，绕了三圈。", "有人用地锁占车位，邻居吵起来了。",
    "院里停车没有划线，剐蹭两次了。", "外来车停在单元门口，轮椅出不来。",
)  # fmt: skip
MARKET = (
    "便民市场门口一下雨就积水。", "市场外面的路坑坑洼洼，买菜车推不动。", "市场什么时候修，修的时候去哪里买菜？",
    "市场后面的雨水井堵了，有味道。", "市场门口的路灯坏了，早市看不见。",
)  # fmt: skip
LIFTS = (
    "六层没有电梯，父亲三个月没下楼。", "想加装电梯，一层邻居不同意。", "老楼什么时候能装电梯？",
)  # fmt: skip
CABLES = (
    "有人从四楼拉线下来给电动车充电。", "电动车在楼道里充电，怕着火。", "充电桩总是满的，只好飞线充电。",
    "3号楼一层窗户拉出三根充电线。", "电动车停在楼梯下面充电，烟味大。", "充电桩坏了一半，大家又开始飞线充电。",
)  # fmt: skip


def raised(
    cast: Cast, home: Any, texts: tuple[str, ...], first: datetime, last: datetime, *, street: bool = False,
    solved: bool = True,
) -> list[Any]:  # fmt: skip
    """Each by another neighbour, spread over the time, and answered by its desk; the needs."""
    people = cast.residents[home.id]
    step = (last - first) / len(texts)
    return [
        _one(cast, home, people[(3 * n + 1) % len(people)], text, first + n * step, street=street, solved=solved)
        for n, text in enumerate(texts)
    ]  # fmt: skip


def _one(cast: Cast, home: Any, who: Any, text: str, at: datetime, *, street: bool, solved: bool) -> Any:
    body = cast.at.street.id if street else home.id
    worker = cast.desks[0] if street else cast.workers[home.id]
    at = at_home(at)
    with travel(at):
        need = acts.raise_need(who, text=text, kind="help", area=home.area_code).noun
    with travel(at := at_desk(at + 2 * HOUR)):
        if need.state == "triage":
            need = acts.dispatch(cast.desks[0], need, body=body).noun
    if not solved:
        return need
    with travel(at := at_desk(at + HOUR)):
        need = acts.contact(worker, acts.sign(worker, need).noun, reached=True).noun
    with travel(at := at_desk(at + 30 * HOUR)):
        need = acts.reply(worker, need, outcome="solved", text="已到现场处理，请您看看。").noun
    with travel(at_home(at + 20 * HOUR)):
        return acts.rate(who, need, contacted=True, solved=True, satisfied="basically").noun
