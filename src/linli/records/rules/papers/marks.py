"""The marks of a template, read into a tree: words, parts that repeat, parts that are chosen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused

MARK = re.compile(r"\{(?:(每项|有)：([^{}\n]+)|(完|无|止))\}(\n?)")
_ENDS = {"完": "每项", "止": "有", "无": "有"}


@dataclass
class Part:
    """Words (``text``), 每项 (``names`` are its columns) or 有 (``names[0]``; ``other`` when it is missing)."""

    kind: str
    text: str = ""
    names: tuple[str, ...] = ()
    inside: list["Part"] = field(default_factory=list)
    other: list["Part"] = field(default_factory=list)


def columns(told: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[|｜]", told))


def parse(text: str) -> list[Part]:
    """The tree of a template; refuses marks that do not close."""
    root = Part("words")
    opened: list[tuple[Part, list[Part]]] = [(root, root.inside)]
    at = 0
    for one in MARK.finditer(text):
        opened[-1][1].append(Part("words", text[at : one.start()]))
        at = one.end()
        if one[1]:
            made = Part(one[1], names=columns(one[2]))
            opened[-1][1].append(made)
            opened.append((made, made.inside))
            at -= len(one[4]) if one[1] == "有" else 0  # a line's end after {每项：…} belongs to the mark
            continue
        _fit(opened[-1][0], one)
        made, _inside = opened.pop()
        if one[3] == "无":
            opened.append((made, made.other))
        at -= len(one[4]) if one[3] != "完" else 0
    opened[-1][1].append(Part("words", text[at:]))
    if len(opened) > 1:
        raise Refused(_("A part that repeats ends with {完}, one that is chosen with {止}."), field="text")
    return root.inside


def _fit(open_one: Part, one: Any) -> None:
    if open_one.kind != _ENDS[one[3]] or (one[3] == "无" and open_one.other):
        raise Refused(
            _("This mark has no beginning, or stands inside another part: %(mark)s")
            % {"mark": one[0].strip()},
            field="text",
        )


def walk(parts: list[Part]) -> Iterator[Part]:
    """Every part, in the order of the text."""
    for one in parts:
        yield one
        yield from walk(one.inside)
        yield from walk(one.other)
