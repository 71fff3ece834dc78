"""Walks of the demonstration: notes taken at doors and in the street, and what became of each."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from linli.config.demo.cast import Cast
from linli.config.demo.scenes import photos
from linli.config.demo.timeline import Story, at_desk
from linli.kernel.actors import Actor
from linli.kernel.clock import now, today
from linli.kernel.receipts import receipt_code
from linli.meetings import acts
from linli.needs import acts as needs

NEEDS = [
    ("老人一个人住，想请人教用手机挂号。", "周四上午志愿者上门教一次"),
    ("卫生间漏水到楼下，两家都不知道找谁。", "周末请物业一起看"),
    ("孩子放学到下班前没人接。", "问一下晚托班还有没有名额"),
    ("轮椅出单元门的坡道太陡。", "量一下坡度再答复"),
    ("想把阳台杂物清出去，搬不动。", "周六上午组织人一起搬"),
]
THINGS = [
    ("road", "井盖松动，车一过就响。", "门前的井盖已重新固定。", "0203"),
    ("utility", "楼前路灯不亮。", "楼前路灯已换灯泡。", "0205"),
    ("green", "花池围栏断了一截。", "花池围栏已补好。", ""),
    ("looks", "桶站旁堆了旧家具。", "桶站旁的旧家具已清走。", "0301"),
]
DONE = ("来过了，事情办好了。", "已经上门，住户说可以。", "约的人来了，当场弄好。")


def told(cast: Cast, rng: Random, until: datetime) -> list[Story]:
    """About one note a week and community in the last three months, and what waits this morning."""
    found: list[Story] = _this_morning(cast, rng, until)
    for nth, ref in enumerate(cast.at.communities):
        worker = cast.workers.get(ref.id)
        if worker is None:
            continue
        for week in range(12):
            at = at_desk(until - timedelta(days=7 * week + rng.uniform(0.2, 5), hours=rng.uniform(0, 6)))
            one = _thing if (week + nth) % 3 == 0 else _home
            found.append(one(cast, worker, ref, Random(rng.random()), min(at, until - timedelta(hours=1))))  # noqa: S311
    return found


def _this_morning(cast: Cast, rng: Random, until: datetime) -> list[Story]:
    """What waits in the community whose desk people try."""
    ref = cast.at.communities[0]
    worker = cast.workers[ref.id]
    return [
        course(cast, worker, ref, Random(rng.random()), until - timedelta(minutes=minutes))  # noqa: S311
        for course, minutes in ((_home, 50), (_home, 95), (_thing, 70))
    ]


def _taken(actor: Actor, ref: Any, rng: Random, **told: Any) -> Any:
    """As a phone sends it an hour or two after it was written."""
    written = now() - timedelta(minutes=rng.randint(5, 150))
    return acts.take_note(
        actor, area=ref.area_code, code=receipt_code(rng.randrange(29**12)), device_at=written, skew=1, **told
    ).noun


def _day(days: int) -> date:
    return today() + timedelta(days=days)


def _home(cast: Cast, worker: Actor, ref: Any, rng: Random, at: datetime) -> Story:
    text, agreed = rng.choice(NEEDS)
    yield at
    note = _taken(
        worker, ref, rng, kind="household", text=text, consent=True, address=f"{rng.randint(1, 12)}号楼",
        agreed=agreed if rng.random() < 0.6 else "",
    )  # fmt: skip
    yield at_desk(at + timedelta(hours=rng.uniform(3, 30)))
    if note.agreed:
        note = acts.agree_on_note(worker, note, agreed=note.agreed, due_on=_day(rng.randint(3, 10))).noun
        yield at_desk(at + timedelta(days=rng.uniform(2, 9)))
        acts.finish_action(worker, note, outcome=rng.choice(DONE))
    elif rng.random() < 0.7:
        raised: Any = acts.raise_from_note(worker, note, text=text)
        yield at_desk(at + timedelta(hours=rng.uniform(30, 60)))
        needs.answer(
            cast.desks[0],
            raised.entry.facts["need"],
            text="找谁、怎么办都写在下面了，需要人陪着去，请给社区打电话。",
        )
    else:
        acts.settle_note(worker, note, outcome="当场说明了找谁、怎么办，住户听明白了。")


def _thing(cast: Cast, worker: Actor, ref: Any, rng: Random, at: datetime) -> Story:
    thing, text, public, category = rng.choice(THINGS)
    yield at
    files = photos(category, rng)[:1] if category else []
    note = _taken(worker, ref, rng, kind="thing", thing=thing, text=text, photos=files)
    yield at_desk(at + timedelta(hours=rng.uniform(2, 24)))
    note = acts.list_thing(worker, note, thing=thing, due_on=_day(rng.randint(3, 12))).noun
    yield at_desk(at + timedelta(days=rng.uniform(2, 8)))
    acts.fix_thing(worker, note, public=public)
