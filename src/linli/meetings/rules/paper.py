"""The text of minutes as it is signed: the same facts give the same text, and so the same digest."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Told:
    """What the minutes hold, in words. ``lines``: label and text; ``items``: each the lines of a point."""

    title: str
    lines: list[tuple[Any, str]]
    items: list[tuple[str, list[tuple[Any, str]]]] = field(default_factory=list)
    text: str = ""


def text_of(told: Told) -> str:
    """Plain lines, one fact each; what is empty is left out."""
    lines = [told.title, "", *_lines(told.lines)]
    for number, (point, about) in enumerate(told.items, 1):
        lines += ["", f"{number}. {point}", *(f"   {one}" for one in _lines(about))]
    if told.text:
        lines += ["", told.text]
    return "\n".join(lines).strip() + "\n"


def _lines(pairs: Iterable[tuple[Any, str]]) -> list[str]:
    return [f"{label}：{text}" for label, text in pairs if text]
