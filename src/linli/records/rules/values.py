"""Values as they are typed, kept and shown."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from linli.kernel.ledgers import Value
from linli.kernel.refusals import Refused

_NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
LONGEST = 2000


def packed(value: Value) -> Any:
    """A value as JSON keeps it."""
    if isinstance(value, Decimal):
        return {"n": str(value)}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    return value


def unpacked(kept: Any) -> Value:
    """The value that was kept."""
    if isinstance(kept, dict) and "n" in kept:
        return Decimal(kept["n"])
    if isinstance(kept, dict) and "d" in kept:
        told = str(kept["d"])
        return datetime.fromisoformat(told) if "T" in told else date.fromisoformat(told)
    value: Value = kept
    return value


def typed(text: str, unit: str = "") -> Value:
    """What somebody typed: a number where it is one, a day where it is one, else the words.

    Where a unit says that a number is wanted, anything else is refused with a sentence.
    """
    text = text.strip()
    told = unicodedata.normalize("NFKC", text)
    if unit and unit != "%":
        told = told.removesuffix(unit).strip()
    if unit == "%":
        told = told.removesuffix("%").strip()
    if _NUMBER.fullmatch(told):
        return _number(told, text, bool(unit))
    if unit:
        raise Refused(
            _("A number is wanted here, counted in %(unit)s. “%(text)s” is none.")
            % {"unit": unit, "text": text[:30]}
        )
    if found := _DAY.fullmatch(told):
        try:
            return date(*(int(part) for part in found.groups()))
        except ValueError:
            return text
    return text[:LONGEST]


def _number(told: str, text: str, is_number: bool) -> Value:
    bare = told.replace(",", "")
    if len(bare.lstrip("+-").partition(".")[0]) > 1 and bare.lstrip("+-").startswith("0") and not is_number:
        return text  # 010…, 007: a telephone or a number of a thing, whose zeros count
    if len(bare) > 15:
        return text
    try:
        number = Decimal(bare)
    except InvalidOperation:
        return text
    return int(number) if number == number.to_integral_value() and "." not in bare else number
