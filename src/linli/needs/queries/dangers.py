"""Words of danger in what somebody writes, and the number that helps at once (regulation, article 11, 1)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.needs.queries.choosing import categories, suggest_category
from linli.needs.states import Urgency


@dataclass(frozen=True)
class Line:
    """A telephone line of the emergency services."""

    number: str
    label: Any
    words: str  # with spaces between


LINES = (
    Line(
        "119",
        _("Fire, people trapped, gas"),
        "着火 起火 火灾 失火 冒烟 爆炸 漏气 煤气味 天然气味 燃气泄漏 煤气泄漏 被困 困在 坠楼 跳楼 溺水 倒塌",
    ),
    Line(
        "120",
        _("Illness and injury"),
        "晕倒 昏迷 昏倒 流血 心梗 心脏病发 喘不上气 呼吸困难 抽搐 中毒 摔伤 骨折 烫伤 触电 中风 没有呼吸",
    ),
    Line(
        "110",
        _("Violence, crime, people lost"),
        "持刀 砍人 打人 抢劫 抢东西 绑架 家暴 自杀 轻生 割腕 尾随 猥亵 撬门 入室 走失 失踪 正在打",
    ),
    Line("122", _("Traffic accident"), "车祸 交通事故 撞人 撞了人 被车撞 追尾"),
)


def lines_for(text: str, category: int | None = None) -> list[Line]:
    """The lines to call first: those whose words stand in the text; all where only the category speaks of danger."""
    found = [line for line in LINES if any(word in text for word in line.words.split())]
    known = categories().get(category) if category else suggest_category(text)
    return found or (list(LINES) if known and known.urgency == Urgency.EMERGENCY else [])
