"""The demonstration's guide: a handful of service items, each marked as an example."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from linli.config.demo.cast import Cast
from linli.kernel.clock import travel
from linli.needs import acts
from linli.needs.queries import categories
from linli.needs.queries.items import found
from linli.venues.queries import hours_published

PAPERS = "身份证 | 证明年龄\n一寸照片一张 | 贴在卡上"
Say = Callable[[str], object]
# name, plain words, who, papers, limit in working days (0: on the spot), ways, basis
ITEMS = [
    ("开具居住证明", "证明您住在本社区，给孩子入学、办图书证时用。", "住在本社区的居民",
     "身份证 | 证明您是谁\n租房合同或房产证 | 证明您住在这里", 0, ["counter"], "示例：社区出具证明清单第2项"),
    ("代办老年人优待卡", "六十岁以上的老人坐公交、逛公园用的卡。您把材料交给我们，我们去街道办，办好送回。",
     "年满60周岁的老人，或家里人代为申请", "身份证 | 证明年龄\n一寸照片一张 | 贴在卡上", 20, ["counter", "agent"],
     "示例：市级老年人优待办法第5条"),
    ("申请居家养老上门服务", "助餐、助浴、打扫，先上门看看您需要什么，再一起定。", "年满70周岁或生活不便的老人",
     "身份证 | 证明您是谁", 10, ["counter", "phone", "home", "agent"], "示例：区居家养老服务办法第8条"),
    ("灵活就业登记", "没有固定单位的人登记后，可以自己交社保。", "本街道的灵活就业人员",
     "身份证 | 证明您是谁\n户口簿 | 查户籍所在地", 5, ["counter", "agent"], "示例：市级就业登记规定第11条"),
    ("预约免费法律咨询", "律师每月来社区，合同、邻里、继承的事都可以问。", "本社区居民", "", 0, ["counter", "phone"],
     "示例：街道公共法律服务清单第1项"),
    ("借用轮椅和拐杖", "家里有人摔了、刚出院，先借去用。", "本社区居民", "身份证 | 登记借给谁", 0, ["counter", "home"],
     "示例：社区便民服务清单第6项"),
]  # fmt: skip


def build(cast: Cast, until: datetime, say: Say) -> None:
    """Written by the worker some months ago, checked and published by the secretary; one draft waits to be checked."""
    home: Any = cast.at.communities[0]
    writer, checker = cast.workers[home.id], cast.secretaries[home.id]
    hour = hours_published().filter(site__body=home.id).first()
    about = next((one.id for one in categories().values() if "养老" in one.zh), None)
    for n, (name, told, who, papers, days, ways, basis) in enumerate(ITEMS):
        with travel(until - timedelta(days=90 - n)):
            item = acts.draft_item(
                writer, name=name, about=told, who=who, papers=papers, limit_number=days or None,
                limit_unit="working_day" if days else "", ways=ways, basis=basis, example=True,
                category=about if "养老" in name or "老年" in name else None,
                venue=hour.pk if hour and "预约" in name else None,
            ).noun  # fmt: skip
        if n < len(ITEMS) - 1:
            with travel(until - timedelta(days=80 - n)):
                acts.publish_item(checker, acts.check_item(checker, item).noun)
    errands = _errands(cast, home, until)
    say(f"guide: {len(ITEMS)} service items, {errands} errands")


def _errands(cast: Cast, home: Any, until: datetime) -> int:
    """Two residents have asked; one of them knows already which papers are needed."""
    item = found("老年人优待卡")[0]
    first, second = cast.residents[home.id][3:5]
    with travel(until - timedelta(days=2)):
        case = acts.ask_agency(first, item=item, said="我腿脚不便，请帮我跑一趟。(示例)").noun
    with travel(until - timedelta(days=2) + timedelta(hours=3)):
        acts.explain_agency(
            cast.workers[home.id], case, needed=PAPERS, limit_number=item.limit_number,
            limit_unit=item.limit_unit,
        )  # fmt: skip
    with travel(until - timedelta(hours=2)):
        acts.ask_agency(second, item=item)
    return 2
