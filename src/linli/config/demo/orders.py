"""The demonstration's menu: units and neighbours offer, communities look for, orders go their way."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from linli.config.demo.cast import Cast
from linli.kernel.actors import Actor
from linli.kernel.clock import local, travel
from linli.kernel.clock.days import DAY
from linli.orders import acts
from linli.organisations.queries import tree

Say = Callable[[str], object]
# Who by a part of the name, what, theme, where, when, for how many.
MENU = [
    ("青桐路小学", "周末开放操场", "places", "学校操场，北门进", "周六、周日 8:00–11:00", 60),
    ("青桐路小学", "退休教师辅导作业", "children", "学校图书室", "周三 16:00–17:30", 20),
    ("北屿软件", "教老人用智能手机", "elderly", "公司一层会议室", "每月第二个周五下午", 15),
    ("北屿软件", "借投影仪和音响", "places", "公司前台领取", "工作日 9:00–18:00", None),
    ("槐里社区医院", "量血压、看化验单", "health", "医院一层大厅", "周二上午", None),
    ("槐里社区医院", "健康讲座进楼门", "health", "我们上门", "提前一周约", 50),
    ("安巷物业", "小件家电维修", "convenience", "物业服务站", "周四 14:00–17:00", 10),
    ("妇女联合会", "家庭关系咨询", "law", "街道妇女之家", "周一下午", 4),
    ("工会联合会", "外卖骑手歇脚点", "work", "街道工会驿站", "每天 10:00–21:00", 30),
    ("禾邻社会工作", "陪独居老人聊天", "elderly", "我们上门", "工作日", 1),
]
WANTS = [
    (0, "暑假托管缺场地", "places", 40), (0, "想请医生讲防跌倒", "health", 60),
    (1, "楼门长想学消防演练", "safety", 30), (1, "想给骑手办一场普法", "law", 25),
    (2, "合唱团缺一架电子琴", "culture", 20), (2, "老旧单元门想请人修", "convenience", 12),
]  # fmt: skip


def build(cast: Cast, until: datetime, say: Say) -> None:
    """Some weeks ago the menu was put up; orders followed, some of them still on their way."""
    with travel(until - 45 * DAY):
        offers = [_offer(cast, *line) for line in MENU]
        wants = [_want(cast, *line) for line in WANTS]
        _neighbours(cast)
    with travel(until - 40 * DAY):
        _times(cast, offers, until)
    done = _ways(cast, offers, wants, until)
    say(f"menu: {len(offers)} offers, {len(wants)} wants, {done} orders")


def _unit(cast: Cast, name: str) -> Any:
    return next(one for one in tree().below(cast.at.street.path) if name in one.name)


def _speaker(cast: Cast, body: Any) -> Actor:
    return cast.units[body.id]


def _offer(cast: Cast, name: str, title: str, theme: str, place: str, when: str, most: int | None) -> Any:
    body = _unit(cast, name)
    who = _speaker(cast, body)
    offer = acts.draft_offer(
        who, at=cast.at.communities[0] if most else cast.at.street, title=title, theme=theme, place_words=place,
        when_words=when, most=most, contact=f"{body.name} 010-0000 0100",
    ).noun  # fmt: skip
    return acts.publish_offer(who, offer).noun


def _want(cast: Cast, n: int, title: str, theme: str, how_many: int) -> Any:
    home = cast.at.communities[n]
    return acts.say_want(cast.secretaries[home.id], at=home, title=title, theme=theme, how_many=how_many).noun


def _neighbours(cast: Cast) -> None:
    home = cast.at.communities[0]
    one, other = cast.residents[home.id][2:4]
    offer = acts.draft_offer(one, at=home, title="教织毛衣", theme="culture", when_words="晚上都行").noun
    acts.publish_offer(one, offer)
    acts.say_want(other, at=home, title="想学用手机挂号", theme="elderly", how_many=1)


def _times(cast: Cast, offers: list[Any], until: datetime) -> None:
    """Two offers have sessions with seats in the coming weeks."""
    day = local(until).date() + timedelta(days=3)
    for offer, begins, seats in ((offers[2], time(14), 15), (offers[1], time(16), 20)):
        who = _speaker(cast, offer.body)
        acts.add_session(
            who, offer=offer.pk, day=day, begins=begins, ends=time(begins.hour + 1, 30), seats=seats, weeks=3
        )


def _ways(cast: Cast, offers: list[Any], wants: list[Any], until: datetime) -> int:
    """One order confirmed and rated both ways, one declined, one waiting for an answer, seats in a session."""
    home = cast.at.communities[0]
    secretary, people = cast.secretaries[home.id], cast.residents[home.id]
    clinic, school, firm = offers[5], offers[0], offers[2]
    with travel(until - 30 * DAY):
        order = acts.answer_want(
            _speaker(cast, clinic.body), want=wants[1].pk, offer=clinic.pk, words="下周可以来讲"
        ).noun
    with travel(until - 29 * DAY):
        order = acts.accept(secretary, order).noun
        day = local(until - 20 * DAY).date()
        order = acts.schedule(_speaker(cast, clinic.body), order, day=day, begins=time(9), ends=time(10)).noun
    with travel(until - 19 * DAY):
        order = acts.confirm(secretary, acts.deliver(_speaker(cast, clinic.body), order).noun).noun
        order = acts.rate_order(secretary, order, mark="yes", words="讲得明白，老人都听懂了。").noun
        acts.rate_order(_speaker(cast, clinic.body), order, mark="yes", words="场地和人都安排好了。")
    with travel(until - 12 * DAY):
        asked = acts.place_order(
            people[4], offer=school.pk, how_many=2, words="这周日想带孩子去", contact="010-0000 0201"
        ).noun
    with travel(until - 11 * DAY):
        acts.decline(_speaker(cast, school.body), asked, reason="这周日学校有考试，下周日可以再约。")
    with travel(until - DAY):
        acts.place_order(
            secretary, offer=school.pk, how_many=40, words="想办一次趣味运动会", contact=home.name
        )
        times = list(firm.sessions.order_by("begins_at"))
        for one in people[5:8]:
            acts.place_order(one, offer=firm.pk, session=times[0].pk, contact="010-0000 0202")
    return 6
