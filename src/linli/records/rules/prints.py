"""By what a layout and a head are known again, though months and years in them differ."""

import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

from linli.records.rules.tables import Layout
from linli.records.rules.words import plain

_DIGITS = re.compile(r"\d+")
_PERIOD = re.compile(
    r"[第#]?[#一二三四上下本当](?:年度?|月份?|季度?|半年|日)|年度|月度|季度|截至|截止|[#\-至~()（）]"
)
LONGEST = 300


def head_of(name: str) -> str:
    """The name of a question as a mapping keeps it."""
    folded = "".join(unicodedata.normalize("NFKC", name).split())
    return _DIGITS.sub("#", folded)[:LONGEST]


def fingerprint(layouts: Iterable[Layout]) -> str:
    """One mark for tables that ask the same in the same order."""
    told = [
        f"{one.shape.value}|{'|'.join(head_of(ask.name) + ask.unit for ask in one.asks)}" for one in layouts
    ]
    return sha256("\n".join(told).encode()).hexdigest()


def subject(title: str) -> str:
    """What a title says beside its period: 2026年11月消防检查统计表 → 消防检查统计表."""
    return _PERIOD.sub("", head_of(plain(title)))[:160]


def fact_key(name: str, about: str) -> str:
    """By which a value that was asked once is found again."""
    return f"fact:{sha256(f'{head_of(name)}|{about}'.encode()).hexdigest()[:24]}"
