"""Small words of the templates: days, shares, masks, and how an input looks. Built in, so no {% load %}."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import zip_longest
from secrets import token_hex
from typing import Any

from django import forms, template
from django.forms import BoundField
from django.template.loader import get_template
from django.utils.dates import WEEKDAYS
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.kernel.clock import local, now
from linli.kernel.clock.days import last_day

register = template.Library()
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LOOKS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "tick"),
    (forms.RadioSelect, "choices"),  # also several checkboxes, which Django makes a kind of radio
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
    (forms.DateInput, "date"),
    (forms.DateTimeInput, "date"),
    (forms.TimeInput, "date"),
)


def _chinese() -> bool:
    return (get_language() or "zh-hans").startswith("zh")


def _wall(value: date | datetime) -> date:
    return local(value) if isinstance(value, datetime) and value.tzinfo else value


@register.filter
def day(value: date | datetime | None) -> str:
    """2026年11月28日, or Nov 28, 2026; a moment's day is that of Beijing."""
    if not value:
        return ""
    at = _wall(value)
    short = monthday(at)
    return f"{at.year}年{short}" if _chinese() else f"{short}, {at.year}"


@register.filter
def monthday(value: date | datetime | None) -> str:
    """11月28日, or Nov 28."""
    if not value:
        return ""
    at = _wall(value)
    return f"{at.month}月{at.day}日" if _chinese() else f"{MONTHS[at.month - 1]} {at.day}"


@register.filter
def moment(value: datetime | None) -> str:
    """2026年11月28日 14:05, or Nov 28, 2026 14:05, in Beijing."""
    return f"{day(value)} {_wall(value):%H:%M}" if value else ""


@register.filter
def until(value: datetime | None) -> str:
    """The last moment of a term in words: 11月28日, where it is the end of that day; else with its hour."""
    if not value:
        return ""
    at = local(value)
    if at.time() == time.min:
        return monthday(last_day(value))
    return f"{monthday(at)} {at:%H:%M}"


@register.filter
def span(one: Any) -> str:
    """From when to when: 14:00–16:00; All day; with the day where it ends on another."""
    begins, ends = local(one.begins), local(one.ends)
    if begins.time() == ends.time() == time() and ends > begins:
        last = ends.date() - timedelta(days=1)
        return _("All day") if last == begins.date() else f"{monthday(begins)}–{monthday(last)}"
    if begins.date() == ends.date():
        return f"{begins:%H:%M}–{ends:%H:%M}"
    return f"{begins:%H:%M}–{'24:00' if _midnight_of(begins, ends) else f'{monthday(ends)} {ends:%H:%M}'}"


@register.filter
def weekly(one: Any) -> str:
    """A time of every week: 星期二 19:00–21:00. ``begins`` and ``ends`` are minutes after midnight."""
    begins, ends = (f"{minutes // 60 % 24:02d}:{minutes % 60:02d}" for minutes in (one.begins, one.ends))
    return f"{WEEKDAYS[one.weekday]} {begins}–{ends}"


def _midnight_of(begins: datetime, ends: datetime) -> bool:
    return ends.time() == time() and ends.date() == begins.date() + timedelta(days=1)


@register.filter
def rate(value: float | None, places: int = 1) -> str:
    """0.9048 → 90.5%; nothing known → a word that says so."""
    return _("no data") if value is None else f"{float(value) * 100:.{places}f}%"


@register.filter
def digits(value: float | str | None) -> str:
    """1234567 → 1,234,567."""
    if value is None or value == "":
        return ""
    return f"{value:,}" if is_number(value) else str(value)


@register.filter
def plain(value: float | None) -> str:
    """A number as drawings and addresses want it: a point, no grouping, whatever the language."""
    return number_format(value or 0, use_l10n=False, force_grouping=False)


@register.filter
def mask_name(value: str | None) -> str:
    """王小明 → 王**: the length of the rest is not told."""
    return f"{value.strip()[0]}**" if value and value.strip() else ""


@register.filter
def mask_phone(value: str | None) -> str:
    """13800138000 → 138****8000; a shorter number keeps its last two digits only."""
    bare = re.sub(r"\D", "", value or "")
    if len(bare) >= 11:
        return f"{bare[-11:-8]}****{bare[-4:]}"
    return f"****{bare[-2:]}" if bare else ""


@register.filter
def is_number(value: Any) -> bool:
    """Whether a cell holds a number, so that it stands at the right."""
    if isinstance(value, dict):
        return bool(value.get("number"))
    return hasattr(value, "__float__") and not isinstance(value, bool | str)


@register.filter
def cell(value: Any, label: Any = "") -> dict[str, Any]:
    """What stands in one place of a table under its label: a value, or a mapping with text and url, shape or number.
    Every word that parts/cell.html asks for is there: to miss one costs a template ten times as much as to find it."""
    told = value if isinstance(value, dict) else {"text": digits(value) if is_number(value) else value}
    text = told.get("text")
    return {
        "text": "—" if text is None else text, "url": told.get("url"), "shape": told.get("shape"),
        "number": is_number(value), "label": label,
    }  # fmt: skip


@register.filter
def cells(row: Iterable[Any], head: Sequence[Any]) -> list[dict[str, Any]]:
    """The cells of a row, each with the label of its column."""
    return [cell(value, label) for value, label in zip_longest(row, head, fillvalue="")]


@register.filter
def look(field: BoundField) -> str:
    """How an input is drawn: text, textarea, select, choices, tick, file or date."""
    return next((name for kind, name in LOOKS if isinstance(field.field.widget, kind)), "text")


@register.simple_tag
def once_key() -> str:
    """A fresh key for a form, so that the same form sent twice counts once."""
    return token_hex(16)


@register.simple_tag(name="shape")
def drawn_shape(name: str) -> str:
    """parts/shape.html, which a list shows a hundred times."""
    return drawn("shape", shape=name)


@register.simple_tag
def drawn(part: str, **told: Any) -> str:
    """``{% drawn "status" word=… shape=… %}``: an include of parts/status.html that is drawn once for the same words.

    For what a long list shows again and again. What is told are texts or dicts of texts, and names nobody: the
    process keeps it.
    """
    return _drawn(part, get_language(), tuple((name, _flat(one)) for name, one in told.items()))


def _flat(one: Any) -> Any:
    """A text, always escaped when it is drawn; a dict as what can be compared."""
    if isinstance(one, dict):
        return tuple((name, _flat(word)) for name, word in one.items())
    return str(one) + "" if one is not None else None


@lru_cache(maxsize=2000)
def _drawn(part: str, language: str | None, told: tuple[tuple[str, Any], ...]) -> str:
    words = {name: dict(one) if isinstance(one, tuple) else one for name, one in told}
    return str(get_template(f"parts/{part}.html").render(words))


@register.simple_tag
def printed_at() -> str:
    """The moment at which a page was made, for the head of what is printed."""
    return moment(now())
