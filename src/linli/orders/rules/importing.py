"""A line of a table of offers as values, or what is wrong with it. Pure."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused

# Name of a column → what it is called in the file; the first stands in the template.
HEADINGS: dict[str, tuple[str, ...]] = {
    "title": ("名称", "服务名称", "资源名称", "项目名称"),
    "theme": ("类别", "主题", "服务类别", "资源类别"),
    "text": ("说明", "内容", "服务内容"),
    "whom": ("服务对象", "对象"),
    "body": ("提供单位", "提供者", "单位", "单位名称"),
    "at": ("所在社区", "社区", "服务范围"),
    "place_words": ("地点", "地址", "服务地点"),
    "when_words": ("时间", "服务时间"),
    "most": ("人数上限", "人数", "容量"),
    "contact": ("联系方式", "联系人", "联系电话"),
    "is_barrier_free": ("无障碍",),
    "fee": ("费用(元)", "费用（元）", "费用", "收费"),
    "basis": ("收费依据",),
    "terms": ("条件", "须知"),
    "first_day": ("开始日期", "起始日期"),
    "last_day": ("结束日期", "截止日期"),
}
LONGEST = {
    "title": 60, "text": 4000, "place_words": 120, "when_words": 120, "contact": 80, "basis": 120, "terms": 2000,
}  # fmt: skip
MOST, DEAREST = 5000, Decimal(9_999_999)
YES = {
    "是": True,
    "有": True,
    "yes": True,
    "y": True,
    "√": True,
    "否": False,
    "无": False,
    "no": False,
    "n": False,
}
SPEAKS_FOR_ITSELF = _("This organisation speaks for itself: ask it to change what is on its menu.")
TAKEN_OFF = _(
    "This line came in before and was taken off the menu since. Put it up again by hand if it is right."
)
FREE = ("免费", "无", "否", "free")


def refuse_other_table(columns: Collection[str]) -> None:
    if not {"title", "theme"} <= set(columns):
        raise Refused(
            _("The first line must name the columns 名称 and 类别. Take the template."), field="file"
        )


def values_of(row: Mapping[str, str], themes: Mapping[str, str], whom: Mapping[str, str]) -> dict[str, Any]:
    """What the line says of the offer itself; columns that the file does not have are left alone."""
    title, theme = " ".join(row.get("title", "").split()), themes.get(row.get("theme", "").lower(), "")
    if not title:
        raise Refused(_("The name of the offer is missing."))
    if not theme:
        raise Refused(
            _("“%(text)s” is no theme. Write one of those in the list.") % {"text": row.get("theme", "")[:20]}
        )
    values: dict[str, Any] = {"title": title, "theme": theme}
    values |= {name: row[name] for name in LONGEST if name in row and name != "title"}
    for name, longest in LONGEST.items():
        if len(values.get(name, "")) > longest:
            raise Refused(
                _("“%(text)s…” is longer than %(n)s characters.") % {"text": values[name][:12], "n": longest}
            )
    reads = {"whom": lambda text: _several(text, whom), "most": _most, "is_barrier_free": _yes, "fee": _fee}
    values |= {name: read(row[name]) for name, read in reads.items() if name in row}
    return values | {name: _day(row[name]) for name in ("first_day", "last_day") if name in row}


def _several(text: str, known: Mapping[str, str]) -> list[str]:
    """For whom, one or several; everybody when it says nothing or everybody."""
    words = [word.strip().lower() for word in re.split(r"[、,，;；/]", text) if word.strip()]
    if words in ([], ["所有人"], ["全体居民"], ["everybody"]):
        return []
    for word in words:
        if word not in known:
            raise Refused(
                _("“%(text)s” is no group of people. Write one of those in the list.") % {"text": word[:20]}
            )
    return list(dict.fromkeys(known[word] for word in words))


def _most(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= MOST):
        raise Refused(_("“%(text)s” is not a number of people between 1 and 5000.") % {"text": text[:20]})
    return int(text)


def _yes(text: str) -> bool:
    if text and text.lower() not in YES:
        raise Refused(_("“%(text)s” is neither 是 nor 否.") % {"text": text[:20]})
    return YES.get(text.lower(), False)


def _fee(text: str) -> Decimal:
    if not text or text.lower() in FREE:
        return Decimal(0)
    try:
        found = Decimal(text.removesuffix("元"))
    except InvalidOperation:
        found = Decimal(-1)
    if not found.is_finite() or not 0 <= found <= DEAREST or found != round(found, 2):
        raise Refused(_("“%(text)s” is not an amount in yuan.") % {"text": text[:20]})
    return found


def _day(text: str) -> date | None:
    told = text.replace("/", "-").replace(".", "-").replace("年", "-").replace("月", "-").replace("日", "")
    if not told:
        return None
    try:
        return date(*map(int, told.split("-")))  # type: ignore[arg-type]
    except (ValueError, TypeError):
        raise Refused(_("“%(text)s” is not a day. Write it as 2026-01-04.") % {"text": text[:20]}) from None


def refuse_unknown(found: Any, text: str) -> None:
    if found is None:
        raise Refused(
            _(
                "“%(text)s” is not found, or not the only one. Write its number, or the names from the top down."
            )
            % {"text": text[:40]}
        )


def refuse_outside(reaches: bool, body: Any) -> None:
    if not reaches:
        raise Refused(
            _("%(name)s lies outside of what your post covers. Ask the one above.") % {"name": body.name}
        )


def refuse_no_place(is_place: bool) -> None:
    if not is_place:
        raise Refused(_("Say in 所在社区 where it is to be had: a community, a street or a district."))


def refuse_twice(name: tuple[Any, ...], seen: set[tuple[Any, ...]]) -> None:
    if name in seen:
        raise Refused(_("The same offer stands in the file twice."))
    seen.add(name)
