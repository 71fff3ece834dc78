"""Made-up messages: sentences of residents put together from parts, in the lengths of calls or of letters."""

import random
from collections.abc import Iterator
from datetime import timedelta

from linli.kernel.clock import now
from linli.needs.acts.loading import Row

PLACES = [
    "楼道",
    "小区门口",
    "地下车库",
    "三号楼",
    "菜市场",
    "幼儿园旁",
    "公交站",
    "社区花园",
    "北门",
    "南墙根",
    "电梯口",
    "自行车棚",
    "健身角",
    "垃圾站",
]
THINGS = [
    "路灯",
    "水管",
    "电梯",
    "暖气",
    "井盖",
    "垃圾桶",
    "消防通道",
    "健身器材",
    "门禁",
    "下水道",
    "围栏",
    "树枝",
    "共享单车",
    "广告牌",
    "充电桩",
]
FAULTS = [
    "坏了",
    "不亮",
    "漏水",
    "堵了",
    "没人管",
    "占道",
    "异味很大",
    "晃得厉害",
    "掉了漆",
    "断了",
    "松动",
    "满了",
    "停用很久",
    "声音太响",
]
PEOPLE = ["老人", "孩子", "邻居们", "上夜班的人", "推婴儿车的", "坐轮椅的", "租户", "商户"]
WISHES = [
    "请尽快派人看看",
    "希望今天能修好",
    "问过物业没有答复",
    "谁负责请告诉我们",
    "已经说过两次",
    "请给个准信",
]


def sentence(luck: random.Random) -> str:
    """One complaint."""
    days, floor = luck.randint(1, 60), luck.randint(1, 28)
    place, thing, fault, who, wish = (luck.choice(part) for part in (PLACES, THINGS, FAULTS, PEOPLE, WISHES))
    return f"{place}{floor}层的{thing}{fault}{days}天了,{who}出入不便,{wish}。"


def rows(count: int, areas: list[str], source: str, sentences: int = 1) -> Iterator[Row]:
    """Needs of another system, spread over areas and over the last month."""
    luck = random.Random(7)
    at = now()
    for n in range(count):
        text = "".join(sentence(luck) for _one in range(sentences))
        inputs = {
            "text": text, "kind": "help", "area": areas[n % len(areas)],
            "raised_at": at - timedelta(minutes=luck.randint(0, 40_000)),
        }  # fmt: skip
        yield Row(n, f"{source}|{n}", inputs)
