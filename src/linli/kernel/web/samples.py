"""What the pattern page shows: invented matters of an invented community, in the reader's language."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import get_language

from linli.kernel.web import charts, maps


def say(zh: str, en: str) -> str:
    """The sentence in the reader's language; samples are no strings to translate."""
    return zh if (get_language() or "zh").startswith("zh") else en


AT = datetime(2026, 11, 24, 6, 5, tzinfo=UTC)


@dataclass
class Slice:
    """As kernel.web.paging gives it."""

    more: str = ""
    first: str = ""


def deadlines() -> list[dict[str, Any]]:
    """One of each state."""
    steps = [
        {
            "day": date(2026, 11, 24),
            "sentence": say("收到，当天不计", "received; this day does not count"),
            "counts": False,
        },
        {"day": date(2026, 11, 25), "sentence": say("第 1 个工作日", "first working day"), "counts": True},
        {"day": date(2026, 11, 26), "sentence": say("第 2 个工作日", "second working day"), "counts": True},
        {
            "day": date(2026, 11, 28),
            "sentence": say("周六，不计", "Saturday; does not count"),
            "counts": False,
        },
    ]
    due = date(2026, 11, 30)
    return [
        {"state": "ok", "words": say("还剩 4 个工作日", "4 working days left"), "due": due, "steps": steps},
        {"state": "soon", "words": say("今天到期", "due today"), "due": due, "steps": []},
        {
            "state": "overdue",
            "words": say("超期 1 个工作日", "1 working day overdue"),
            "due": due,
            "steps": [],
        },
        {
            "state": "paused",
            "words": say("暂停计时，等您补充", "paused, waiting for you"),
            "due": None,
            "steps": [],
        },
        {"state": "none", "words": "", "due": None, "steps": []},
    ]


def statuses() -> list[dict[str, str]]:
    """One of each shape."""
    words = {
        "new": ("刚收到", "Just received"),
        "waiting": ("等待受理", "Waiting"),
        "moving": ("正在办理", "Under way"),
        "done": ("已办好", "Done"),
        "closed": ("已办结", "Closed"),
        "refused": ("没有通过", "Declined"),
        "paused": ("暂停", "Paused"),
        "late": ("已超期", "Overdue"),
        "draft": ("草稿", "Draft"),
    }
    return [{"shape": shape, "word": say(*both)} for shape, both in words.items()]


def entries() -> list[dict[str, Any]]:
    """A course of three steps, oldest first."""
    return [
        {
            "at": AT,
            "sentence": say("收到您说的事", "Your matter was received"),
            "who": say("居民网上提交", "a resident, on line"),
            "remark": say(
                "三号楼二层的灯不亮三天了。", "The light on the second floor of building 3 has been out."
            ),
            "evidence": [
                {"url": "#evidence", "name": say("楼道照片", "Stairwell"), "thumb": ""},
            ],
        },
        {
            "at": AT.replace(hour=8),
            "sentence": say("派给物业，要求 11月28日前修好", "Given to the property manager, by Nov 28"),
            "who": say("竹杆社区 王**", "Zhugan community, W**"),
        },
        {"at": AT.replace(day=25), "sentence": say("物业已到现场", "The property manager has been on site")},
    ]


def lines() -> list[dict[str, Any]]:
    """Four things on a desk."""
    left = deadlines()
    state = {one["shape"]: one for one in statuses()}
    rows = [
        (
            say("楼道灯不亮", "Light out in the stairwell"),
            say("3 号楼", "Building 3"),
            left[2],
            state["moving"],
        ),
        (say("垃圾桶满了没有人收", "Bins are full"), say("西院", "West yard"), left[1], state["new"]),
        (
            say("想给老人申请送餐", "Meals for an old neighbour"),
            say("7 号楼", "Building 7"),
            left[0],
            state["waiting"],
        ),
        (long_title(), say("东口", "East gate"), left[3], state["paused"]),
    ]
    act = say("派给承办", "Hand on")
    return [
        {
            "pk": i,
            "title": title,
            "url": "#lines",
            "place": place,
            "asker": say("李**", "L**"),
            "deadline": due,
            "status": status,
            "offer": {"label": act, "url": "#lines"},
            "current": i == 1,
        }
        for i, (title, place, due, status) in enumerate(rows)
    ]


def long_title() -> str:
    """A title longer than anybody wished."""
    return say(
        "关于东口早市占道经营影响老人孩子出行并且多次反映以后仍然反复出现请社区街道与城管一起研究解决的意见",
        "The morning market at the east gate is in the way of old and young, and returns when cleared",
    )


def matters() -> list[dict[str, Any]]:
    """A resident's two matters."""
    state = {one["shape"]: one for one in statuses()}
    return [
        {
            "title": say("楼道灯不亮", "Light out in the stairwell"),
            "url": "#matters",
            "sentence": say(
                "社区已联系您，预计 11月28日前答复。",
                "The community has called you; an answer is due by Nov 28.",
            ),
            "status": state["moving"],
            "at": AT,
        },
        {
            "title": long_title(),
            "url": "#matters",
            "sentence": say("已经办好。您满意吗？", "It is done. Are you content?"),
            "status": state["done"],
            "at": AT,
        },
    ]


def queues() -> list[dict[str, Any]]:
    """The few queues of a post."""
    return [
        {"label": say("今天到期", "Due today"), "url": "#lines", "count": 7, "late": 2, "current": True},
        {"label": say("新来的", "New"), "url": "#lines", "count": 12},
        {"label": say("等居民补充", "Waiting for residents"), "url": "#lines", "count": 3},
        {"label": say("等待评价", "To be rated"), "url": "#lines", "count": 1204},
    ]


def figures() -> list[dict[str, Any]]:
    """A number, a missing one and a withheld one."""
    period = say("2026年11月16日至22日", "Nov 16–22, 2026")
    return [
        {
            "label": say("响应率", "Response rate"),
            "value": "98.2%",
            "n": 1204,
            "period": period,
            "trend": say("比前四周高 1.1 个百分点", "1.1 points above the four weeks before"),
            "url": "#figures",
        },
        {"label": say("满意率", "Satisfaction"), "n": 0, "period": period, "state": "none"},
        {"label": say("送餐到户", "Meals brought home"), "n": 3, "period": period, "state": "suppressed"},
    ]


def drawn() -> dict[str, charts.Chart]:
    """One chart of each kind, and one without figures."""
    weeks = [say(f"第{n}周", f"W{n}") for n in range(40, 47)]
    rest: dict[str, Any] = {
        "period": say("第40至46周", "weeks 40–46"),
        "n": 1204,
        "source": say("办理记录", "the record of what was done"),
        "calculated_at": AT,
    }
    values = [0.912, 0.93, None, 0.941, 0.937, 0.965, 0.982]
    goal = (say("目标", "Goal"), 0.95)
    kinds = [
        (say("环境卫生", "Cleanliness"), 312),
        (say("楼道与设施", "Stairs and fittings"), 268),
        (say("停车", "Parking"), 141),
        (say("养老服务", "Care for the old"), None),
    ]
    title = say("按时响应的比例", "Answered in time")
    return {
        "line": charts.over_time(title, weeks, values, say=charts.say_rate, goal=goal, **rest),
        "bars": charts.compared(
            say("居民说得最多的事", "What residents wrote most"), kinds, accent=0, **rest
        ),
        "none": charts.over_time(title, weeks, [None] * 7, say=charts.say_rate, **{**rest, "n": 0}),
        "many": charts.apart(
            say("四个社区各自的过去", "Four communities, each beside its own past"),
            [say(f"{n}月", f"{n}") for n in range(6, 11)],
            {
                say("竹杆", "Zhugan"): [12, 18, 9, 22, 17],
                say("朝内头条", "Toutiao"): [8, 7, 7, 6, 4],
                say("史家", "Shijia"): [14, None, 19, 21, 24],
                say("新鲜", "Xinxian"): [None] * 5,
            },
            **rest,
        ),
        "map": maps.by_area(say("各区收到的诉求", "Matters raised, by district"), _districts(), **rest),
        "wall": maps.by_area(say("各社区收到的诉求", "Matters raised, by community"), _communities(), **rest),
    }


def _districts() -> list[maps.Tile]:
    """A few tiles at their places."""
    spots = {
        "海淀": (1, 0, 431),
        "朝阳": (1, 1, 520),
        "西城": (2, 0, 212),
        "东城": (2, 1, 188),
        "通州": (2, 2, None),
    }
    english = {
        "海淀": "Haidian",
        "朝阳": "Chaoyang",
        "西城": "Xicheng",
        "东城": "Dongcheng",
        "通州": "Tongzhou",
    }
    return [
        maps.Tile(say(name, english[name]), value, value, (row, column), url="#chart")
        for name, (row, column, value) in spots.items()
    ]


def _communities() -> list[maps.Tile]:
    """One after the other; a missing and a withheld one among them."""
    values = [(say("竹杆", "Zhugan"), 120, ""), (say("史家", "Shijia"), 87, ""), (say("新鲜", "Xinxian"), None, ""),
              (say("朝内头条", "Toutiao"), None, say("人数太少", "too few")),
              (say("演乐", "Yanyue"), 9, "")]  # fmt: skip
    return [maps.Tile(name, value, value, said=said) for name, value, said in values]
