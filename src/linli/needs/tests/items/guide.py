"""A community that writes its guide: Ann writes, Wen checks, Zhou publishes."""

from dataclasses import dataclass
from typing import Any

from linli.kernel.actors import Actor
from linli.needs import acts, testing
from linli.organisations.testing import holding
from linli.people.testing import person

SAID = {
    "name": "办理老年人优待卡", "about": "给六十岁以上的老人办一张卡，坐公交、逛公园用。", "category": None,
    "who": "年满60周岁的本市户籍老人", "papers": "身份证 | 证明年龄\n一寸照片 | 贴在卡上", "limit_number": 20,
    "limit_unit": "working_day", "fee": 0, "fee_basis": "", "basis": "示例：市级优待办法第3条",
    "ways": ["counter", "agent"],
    "address": "", "link": "", "venue": None, "example": True,
}  # fmt: skip


@dataclass(frozen=True)
class Desk:
    town: testing.Town
    ann: Actor
    wen: Actor
    zhou: Actor


def a_desk(town: testing.Town | None = None) -> Desk:
    town = town or testing.a_town()
    here = town.place.community
    return Desk(
        town,
        ann=town.ann,
        wen=holding(person("Wen"), here, "community_worker"),
        zhou=holding(person("Zhou"), here, "community_secretary"),
    )


def drafted(desk: Desk, **said: Any) -> Any:
    return acts.draft_item(desk.ann, **{**SAID, **said}).noun


def checked(desk: Desk, **said: Any) -> Any:
    return acts.check_item(desk.wen, drafted(desk, **said)).noun


def published(desk: Desk, **said: Any) -> Any:
    return acts.publish_item(desk.zhou, checked(desk, **said)).noun
