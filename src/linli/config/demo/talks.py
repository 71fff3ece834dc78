"""Two talks of the demonstration: one answered in public, one whose minutes are open to changes."""

from datetime import datetime
from typing import Any

from linli.config.demo.bodies import short
from linli.config.demo.cast import Cast
from linli.config.demo.gathered import HOUR, at, coming, do, plan
from linli.kernel.actors import Actor
from linli.kernel.clock import local
from linli.kernel.clock.days import DAY
from linli.meetings import acts
from linli.needs import acts as needs
from linli.needs.queries import raised_from


def talk(cast: Cast, begins: datetime) -> None:
    """A talk in the first community: one point answered at once, one that became a need and is answered in public."""
    home = cast.at.communities[0]
    worker, secretary = cast.workers[home.id], cast.secretaries[home.id]
    begins = at(local(begins).date(), 14)
    meeting = plan(
        begins - 8 * DAY, secretary, home.id, "talk", f"{short(home)}居民恳谈会：停车和路灯", begins,
        where="社区议事室", about="请大家来说说停车和夜里照明的事。", agenda="夜间停车 30\n楼前照明 30",
    )  # fmt: skip
    do(begins - 7 * DAY, acts.notice, secretary, meeting)
    coming(meeting, cast.residents[home.id][:6], begins - 6 * DAY, wants_answers=True, listed=True)
    over, words = begins + 3 * HOUR, "议定先划出消防通道，路灯报修，车位另开会商量。"
    do(over, acts.hold, secretary, meeting, people_n=23, outcome=words)
    first, second = _written(secretary, meeting, over, home.id)
    said = "消防通道已划黄线，下月开会商量错时停车。"
    do(over + 2 * HOUR, acts.answer_point, secretary, first, answer=said, public=True)
    point = _raise(over + HOUR, secretary, second, home.area_code)
    _answer(cast, point, begins + 2 * DAY, worker, home.id)
    _sign(secretary, meeting, begins + DAY, begins + 9 * DAY)
    do(
        begins + 9 * DAY,
        acts.publish_answer,
        secretary,
        point,
        answer_public="5号楼前路灯已更换灯头，当晚亮灯。",
    )


def _written(secretary: Actor, meeting: Any, when: datetime, body: int) -> list[Any]:
    """What came up, written to the two items of the agenda."""
    told = [("夜间车位不够，消防通道被占", "先划线，再商量车位。"), ("5号楼前路灯不亮", "社区报修。")]
    points = meeting.points.order_by("number")
    return [
        do(when, acts.write_point, secretary, one, text=text, said=said, body=body)
        for one, (text, said) in zip(points, told, strict=True)
    ]


def _sign(secretary: Actor, meeting: Any, when: datetime, signed: datetime) -> None:
    words = {"chair": "社区书记", "recorder": "社区工作者", "present": "居民23人"}
    do(when, acts.draft_minutes, secretary, meeting, **words)
    do(when + HOUR, acts.open_minutes, secretary, meeting)
    do(signed, acts.sign_minutes, secretary, meeting)


def _raise(when: datetime, actor: Actor, point: Any, area: str) -> Any:
    said = {
        "text": f"{point.text}。",
        "area": area,
        "kind": "help",
        "channel": "visit",
        "declined_contact": True,
    }
    return do(when, acts.raise_point, actor, point, **said)


def _answer(cast: Cast, point: Any, when: datetime, worker: Actor, body: int) -> None:
    """The need goes its way; its answer comes back to the point by itself."""
    need = raised_from("meetings.point", [point.pk])[point.pk][0]
    if need.state == "triage":
        need = do(when, needs.dispatch, cast.desks[0], need, body=body)
    need = do(when + HOUR, needs.sign, worker, need)
    need = do(when + 2 * HOUR, needs.contact, worker, need, reached=True)
    do(when + 2 * DAY, needs.reply, worker, need, outcome="solved", text="5号楼前路灯已更换灯头，今晚亮灯。")


def open_minutes(cast: Cast, begins: datetime) -> None:
    """A talk of last week in the first community: its minutes are open to changes, one point is being looked after."""
    home = cast.at.communities[0]
    secretary, guests = cast.secretaries[home.id], cast.residents[home.id][:4]
    begins = at(local(begins).date(), 19)
    meeting = plan(
        begins - 5 * DAY, secretary, home.id, "talk", "垃圾分类站点恳谈会", begins, where="多功能厅",
        about="投放站点放在哪里，几点开放，请大家一起商量。", agenda="站点位置\n开放时间",
    )  # fmt: skip
    do(begins - 4 * DAY, acts.notice, secretary, meeting)
    coming(meeting, guests, begins - 3 * DAY, wants_answers=True, listed=True)
    do(
        begins + 3 * HOUR,
        acts.hold,
        secretary,
        meeting,
        people_n=17,
        outcome="站点位置基本同意，开放时间再定。",
    )
    points = list(meeting.points.order_by("number"))
    _raise(begins + 3 * HOUR, secretary, points[0], home.area_code)
    do(
        begins + DAY,
        acts.draft_minutes,
        secretary,
        meeting,
        chair="社区书记",
        recorder="社区工作者",
        present="居民17人",
    )
    do(begins + 2 * DAY, acts.open_minutes, secretary, meeting)
    do(
        begins + 3 * DAY,
        acts.propose,
        guests[1],
        None,
        meeting=meeting.pk,
        text="开放时间我说的是早上六点半，不是七点半。",
    )
