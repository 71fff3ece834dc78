"""Names of the two formats: XML names, cell references, number formats."""

import re
from datetime import date, datetime, timedelta
from typing import Any

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_PLAIN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def tag(name: str) -> str:
    return f"{{{MAIN}}}{name}"


def word(name: str) -> str:
    return f"{{{WORD}}}{name}"


def place(reference: str) -> tuple[int, int]:
    """``B3`` → (2, 1), counted from 0."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def reference(row: int, column: int) -> str:
    """(2, 1) → ``B3``."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def area(text: str) -> tuple[int, int, int, int]:
    """``B3:D5`` → first row, first column, last row, last column."""
    first, _colon, last = text.partition(":")
    return (*place(first), *place(last or first))


def format_kind(number: int, code: str = "") -> str:
    """What a number format shows: date, percent, text or number ('' for general)."""
    if number in _BUILT_IN_DATES:
        return "date"
    if number in (9, 10):
        return "percent"
    if number == 49:
        return "text"
    bare = _PLAIN.sub("", code).lower()
    if "general" in bare or not bare:
        return ""
    if re.search(r"[ymdhs]", bare):
        return "date"
    return "percent" if "%" in bare else "text" if bare.strip() == "@" else "number"


def serial(value: date, is_1904: bool = False) -> float:
    """A day, or a moment, as a spreadsheet counts it."""
    start = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a wall clock's time
    moment = datetime(value.year, value.month, value.day)  # noqa: DTZ001
    if isinstance(value, datetime):
        moment = value.replace(tzinfo=None)
    days = (moment - start) / timedelta(days=1)
    return int(days) if days.is_integer() else round(days, 6)


def day_of(number: float, is_1904: bool = False) -> str:
    """A spreadsheet's number as the day it shows; other numbers as they are."""
    if not 0 < number < 2_958_466:
        return f"{number:g}"
    start = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
    moment = start + timedelta(days=number)
    return f"{moment:%Y-%m-%d}" if float(number).is_integer() else f"{moment:%Y-%m-%d %H:%M}"


def children(element: Any, name: str) -> list[Any]:
    """The direct children of that name."""
    return [one for one in element if one.tag == name]
