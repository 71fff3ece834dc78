"""One cell: the same words and figures on the page, in print and in every file."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from linli.kernel.clock import local

Value = Any  # str, int, Decimal, date, datetime, bool or None; lazy words too
ISO, CHINESE = "iso", "zh"
# What a table program would take for a formula, in narrow and in wide signs.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# A table program keeps fifteen digits of a number.
DIGITS = 10**15


def told(value: Value, dates: str = ISO) -> str | int | Decimal:
    """A value as it is written: a number stays one, everything else is words; a day as the table wants it."""
    if type(value) is str:  # what most cells are, said first
        return value
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value is None:
        return ""
    if isinstance(value, int):
        return value if abs(value) < DIGITS else str(value)
    if isinstance(value, float | Decimal):
        return _number(Decimal(str(value)))
    if isinstance(value, date):
        return _day(value, dates)
    return str(value)


def said(value: Value, dates: str = ISO) -> str:
    """The same as text, for pages and CSV."""
    cell = told(value, dates)
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def harmless(text: str) -> str:
    """A text that no table program takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _number(value: Decimal) -> str | int | Decimal:
    if not value.is_finite():
        return str(value)
    if value == value.to_integral_value():
        return told(int(value))
    plain = value.normalize()
    return plain if len(plain.as_tuple().digits) <= 15 else f"{plain:f}"


def _day(value: date, dates: str) -> str:
    at = local(value) if isinstance(value, datetime) and value.tzinfo else value
    day = f"{at.year}年{at.month}月{at.day}日" if dates == CHINESE else at.isoformat()[:10]
    return f"{day} {at.isoformat()[11:16]}" if isinstance(at, datetime) else day
