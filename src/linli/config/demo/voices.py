"""What residents of the demonstration say and what is answered, by season."""

import csv
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from linli.config.demo.scenes import scene_for

FILE = Path(__file__).with_name("voices.csv")
ALL_YEAR = frozenset(range(1, 13))


@dataclass(frozen=True)
class Voice:
    """A matter in the words of a resident; ``way`` says how it ends where it ends at the desk."""

    category: str
    way: str
    months: frozenset[int]
    kind: str
    text: str
    work: str
    answer: str

    def filled(self, rng: Random) -> tuple["Voice", str]:
        """The voice with its house and entrance, and the address."""
        house, unit, days = rng.randint(1, 18), rng.randint(1, 6), rng.choice("三四五六")
        words = [part.format(b=house, u=unit, d=days) for part in (self.text, self.work, self.answer)]
        place = f"{house}号楼" * ("{b}" in self.text) + f"{unit}单元" * ("{u}" in self.text)
        return replace(self, text=words[0], work=words[1], answer=words[2]), place


class Voices:
    """Hands out the voices in turn, each as seldom as can be."""

    def __init__(self, rng: Random) -> None:
        with FILE.open(encoding="utf-8", newline="") as lines:
            every = [_voice(row) for row in csv.DictReader(lines)]
        rng.shuffle(every)
        self._every = every
        self._told = [0] * len(every)

    def pick(
        self,
        month: int,
        *,
        way: str = "",
        kinds: tuple[str, ...] = (),
        without: tuple[str, ...] = (),
        drawn: bool = False,
        about: str = "",
    ) -> Voice:
        """The voice of this way and season that was told least often; with ``drawn``, one with a picture."""
        fitting = [
            (self._told[at], len(one.months) == len(ALL_YEAR), at)
            for at, one in enumerate(self._every)
            if one.way == way
            and month in one.months
            and (not kinds or one.kind in kinds)
            and one.category not in without
            and (not drawn or scene_for(one.category))
            and about in ("", one.category)
        ]
        told, _always, at = min(fitting)
        self._told[at] = told + 1
        return self._every[at]


def _voice(row: dict[str, Any]) -> Voice:
    return Voice(**{**row, "months": _months(row["months"])})


def _months(text: str) -> frozenset[int]:
    """``11-3`` → November to March."""
    if not text:
        return ALL_YEAR
    first, last = (int(part) for part in text.split("-"))
    return frozenset((first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1))
