"""How a figure is said: counts, shares, and what changed, in the words of a paper."""

from dataclasses import dataclass
from decimal import Decimal

NO_DATA = "暂无数据"
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Said:
    """What stands in the sentence, the number behind it, and whether there is anything to say."""

    value: str
    number: Decimal | None
    has: bool


def missing() -> Said:
    return Said(NO_DATA, None, False)


def count(n: int) -> Said:
    return Said(str(n), Decimal(n), n != 0)


def share(part: int, whole: int) -> Said:
    return percent(Decimal(part) / whole if whole else None)


def percent(value: Decimal | None) -> Said:
    """0.9048 → 90.48%"""
    if value is None:
        return missing()
    told = (value * 100).quantize(_CENT)
    return Said(f"{told}%", told, True)


def change(now: int, before: int) -> Said:
    """增加12件（9.5%）, 减少3件, 持平. On nothing no percentage can stand."""
    by = now - before
    if not by:
        return Said("持平", Decimal(0), True)
    part = f"（{abs(Decimal(by) / before * 100):.1f}%）" if before else ""
    return Said(f"{'增加' if by > 0 else '减少'}{abs(by)}件{part}", Decimal(by), True)


def points(now: Decimal | None, before: Decimal | None) -> Said:
    """上升1.25个百分点. Nothing to say where one of the two is missing."""
    if now is None or before is None:
        return missing()
    by = (now * 100).quantize(_CENT) - (before * 100).quantize(_CENT)
    if not by:
        return Said("持平", Decimal(0), True)
    return Said(f"{'上升' if by > 0 else '下降'}{abs(by)}个百分点", by, True)
