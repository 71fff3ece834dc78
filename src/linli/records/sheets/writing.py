"""What is to be written into a file, and how a value stands in text."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from linli.kernel.ledgers import Value
from linli.records.rules.tables import Spot


@dataclass(frozen=True)
class Writing:
    """One value for one cell. ``span``: only this part of the cell's text is replaced (填报单位：____).

    ``unit`` "%": the value is a share in hundredths; unless the head says so (``said``) or the cell's own format
    shows it, the sign is written with it.
    """

    spot: Spot
    value: Value
    unit: str = ""
    said: bool = False
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Growth:
    """``count`` rows more, cloned from ``row``, the last blank one of a list; they stand right below it."""

    sheet: int
    row: int
    count: int


def text_of(one: Writing) -> str:
    """What is written where only text can be."""
    return as_text(one.value, "" if one.said else one.unit)


def as_text(value: Value, unit: str = "") -> str:
    """A value in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, Decimal):
        value = f"{value.normalize():f}"
    return f"{value}{'%' if unit == '%' else ''}"


def spliced(text: str, writings: list[Writing]) -> str:
    """A cell's own text with the blanks in it filled, the last one first so that places stay true."""
    for one in sorted(writings, key=lambda writing: writing.span or (0, 0), reverse=True):
        begin, end = one.span or (0, len(text))
        gap = "  " if text[end:].strip() else ""
        text = text[:begin] + text_of(one) + gap + text[end:]
    return text
