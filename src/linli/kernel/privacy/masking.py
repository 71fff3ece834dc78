"""Masks for what is shown in part, and the finding of personal data that people write into free text."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from stdnum import luhn
from stdnum.cn import ric

STARS = "***"
KINDS: dict[str, Any] = {
    "id": _("identity number"),
    "bank": _("bank card number"),
    "phone": _("phone number"),
    "email": _("mail address"),
    "plate": _("number plate"),
}
_NUMERAL = "一二三四五六七八九十百零〇"
# A house number: digits, or Chinese numerals before the word for a house, a floor, a door.
_HOUSE = re.compile(rf"[甲乙丙丁]?(?:[0-9A-Z]*[0-9]|[{_NUMERAL}]+(?=[号楼栋幢座单室层弄门排院]))")
_ROAD = re.compile(r".*(?:路|街|巷|胡同|大道|弄|里|村|小区|社区|街道|镇|乡|区|县|市)")


@dataclass(frozen=True)
class Finding:
    """Something personal in a text: of which kind, and where."""

    kind: str
    start: int
    end: int


def mask(kind: str, text: str) -> str:
    """``text`` masked as its kind asks; wholly hidden when the kind is unknown."""
    return MASKS[kind](text) if kind in MASKS else ("•••" if text else "")


def mask_name(text: str) -> str:
    """王小明 → 王**. At most two stars, so that the length of a long name is not told."""
    text = text.strip()
    first = 2 if text[1:2] and unicodedata.category(text[1]) == "Mn" else 1
    return text[:first] + "*" * min(2, len(text) - first) if len(text) > first else "*" * bool(text)


def mask_phone(text: str) -> str:
    """138****1234; of a landline the area code and the last four digits."""
    digits = re.sub(r"\D", "", plain(text))
    digits = digits[2:] if len(digits) == 13 and digits.startswith("86") else digits
    if len(digits) < 7:
        return "*" * len(digits) if digits else ("•••" if text else "")
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) > 10 else f"****{digits[-4:]}"


def mask_id(text: str) -> str:
    """110*************2X: the birth date and the order stay hidden."""
    text = re.sub(r"\s", "", plain(text))
    ends = (3, 2) if len(text) >= 15 else (1, 1)
    if len(text) < 5:
        return "*" * len(text)
    return text[: ends[0]] + "*" * (len(text) - sum(ends)) + text[-ends[1] :]


def mask_address(text: str) -> str:
    """朝阳区建国路88号3号楼501 → 朝阳区建国路***: the road stays, the number goes."""
    text = text.strip()
    house = _HOUSE.search(plain(text))
    if house:
        return text[: house.start()].rstrip() + STARS
    road = _ROAD.match(text)
    return (road.group() if road else "") + STARS if text else ""


def mask_email(text: str) -> str:
    """a***@example.org"""
    name, at, host = plain(text).strip().rpartition("@")
    return f"{name[:1]}{STARS}@{host}" if at else (STARS if text else "")


MASKS: dict[str, Callable[[str], str]] = {
    "name": mask_name,
    "phone": mask_phone,
    "id": mask_id,
    "address": mask_address,
    "email": mask_email,
}


def plain(text: str) -> str:
    """Full-width digits and letters made narrow, capital; every character stays at its place."""
    pairs = ((c, unicodedata.normalize("NFKC", c).upper()) for c in text)
    return "".join(narrow if len(narrow) == 1 else c for c, narrow in pairs)


def _is_id(digits: str) -> bool:
    try:
        date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    return ric.calc_check_digit(digits) == digits[17]


_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领"
_CAR = r"[A-HJ-NP-Z0-9]"
_ID = r"(?<!\d)\d{6}[ -]?\d{8}[ -]?\d{3}[\dX](?!\d)"
_BANK = r"(?<![\d.])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{3,4}(?:[ -]?\d{1,3})?(?![\d.])"
_MOBILE = r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"
_LANDLINE = r"(?<!\d)\(?0(?:10|2\d|[3-9]\d{2})\)?[ -]?[2-8]\d{6,7}(?!\d)"
_EMAIL = r"[A-Z0-9._%+-]+@[A-Z0-9-]+(?:\.[A-Z0-9-]+)+"
_PLATE = rf"[{_PROVINCES}][A-HJ-Z][·.\- ]?(?:{_CAR}{{5,6}}|{_CAR}{{4}}[挂学警港澳使领])(?![A-Z0-9])"
# In the order in which a place in the text is taken: an identity number is not also a card.
_PATTERNS: list[tuple[str, re.Pattern[str], Callable[[str], bool]]] = [
    ("id", re.compile(_ID), _is_id),
    ("bank", re.compile(_BANK), luhn.is_valid),
    ("phone", re.compile(f"{_MOBILE}|{_LANDLINE}"), bool),
    ("email", re.compile(_EMAIL), bool),
    ("plate", re.compile(_PLATE), bool),
]


def scan(text: str) -> list[Finding]:
    """Phones, identity numbers, cards, mail addresses and plates in free text, in the order of the text."""
    narrow = plain(text)
    found: list[Finding] = []
    for kind, pattern, real in _PATTERNS:
        for match in pattern.finditer(narrow):
            taken = any(f.start < match.end() and match.start() < f.end for f in found)
            if not taken and real(re.sub(r"[ -]", "", match.group())):
                found.append(Finding(kind, match.start(), match.end()))
    return sorted(found, key=lambda f: f.start)


def redact(text: str) -> str:
    """The text with every finding replaced by the name of its kind."""
    for found in reversed(scan(text)):
        text = f"{text[: found.start]}[{KINDS[found.kind]}]{text[found.end :]}"
    return text
