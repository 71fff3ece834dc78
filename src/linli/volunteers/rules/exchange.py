"""The file format of the exchange with the national system (MZ/T 061 fields as DOMAIN.md 4.5 lists them [M]).

Pure: a row of text becomes values, or the code of what is wrong with it. docs/formats/volunteers.md tells the same.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext_lazy as _
from stdnum.cn import ric

# Name of a column → what it is called in the file; the first is what we write.
VOLUNTEER: dict[str, tuple[str, ...]] = {
    "number": ("志愿者编号", "注册号"),
    "name": ("姓名",),
    "sex": ("性别",),
    "born": ("出生日期",),
    "document_kind": ("证件类型", "身份证件类型"),
    "document": ("证件号码", "身份证件号码"),
    "area_code": ("所在区域代码", "居住区域", "区划代码"),
    "contact": ("联系方式", "联系电话"),
    "skills": ("服务技能", "专业技能"),
    "fields_said": ("服务类别", "服务领域"),
    "registered_on": ("注册日期", "注册时间"),
}
SERVICE: dict[str, tuple[str, ...]] = {
    "number": ("记录编号",),
    "volunteer": ("志愿者编号",),
    "title": ("活动名称", "项目名称"),
    "served_on": ("服务日期", "服务时间"),
    "place_words": ("服务地点",),
    "for_whom": ("服务对象",),
    "content": ("服务内容",),
    "hours": ("服务时长(小时)", "服务时长（小时）", "服务时长", "时长"),
    "quality": ("服务质量",),
    "in_charge": ("活动负责人", "负责人"),
    "recorder": ("记录人",),
    "organiser": ("组织单位", "活动组织单位"),
}
SEXES = {"男": "m", "女": "f", "": "", "未说明": ""}
SEX_WORDS = {"m": "男", "f": "女", "": ""}
CITIZEN = ("居民身份证", "身份证", "内地居民身份证")
LONGEST = {
    "number": 40, "name": 60, "document_kind": 30, "document": 40, "contact": 60, "skills": 300,
    "fields_said": 300, "title": 120, "place_words": 120, "for_whom": 120, "content": 300, "quality": 60,
    "in_charge": 60, "recorder": 60, "organiser": 120, "area_code": 20,
}  # fmt: skip
REASONS: dict[str, Any] = {
    "number": _("The number is missing."),
    "name": _("The name is missing."),
    "title": _("The name of the activity is missing."),
    "long": _("A cell is longer than the format allows."),
    "sex": _("The sex is neither 男 nor 女 nor empty."),
    "day": _("A day cannot be read. Write it as 2026-01-04."),
    "future": _("A day lies in the future."),
    "document": _("The number of the identity card does not fit its last sign."),
    "born": _("The birth date is not that of the identity card."),
    "area": _("The area code has 2 to 12 digits."),
    "hours": _("The hours are no number between 0 and 24."),
    "volunteer": _("No volunteer with this number has been imported."),
    "twice": _("The same number stands in the file twice."),
    "other": _("This record belongs to another volunteer."),
    "outside": _("This volunteer lies outside of what your post covers."),
}


class Bad(Exception):
    """What is wrong with a line: a code of REASONS."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def names_of(columns: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Heading → name of the column."""
    return {word.lower(): name for name, words in columns.items() for word in (name, *words)}


def _day(text: str, today: date) -> date | None:
    if not text:
        return None
    told = text.replace("/", "-").replace(".", "-").replace("年", "-").replace("月", "-").replace("日", "")
    parts = told[:10].strip().split("-")
    try:
        found = date.fromisoformat(told) if len(parts) == 1 else date(*map(int, parts[:3]))  # type: ignore[arg-type]
    except (ValueError, TypeError):
        raise Bad("day") from None
    if found > today:
        raise Bad("future")
    return found


def _short(row: Mapping[str, str]) -> None:
    if any(len(value) > LONGEST.get(name, 60) for name, value in row.items()):
        raise Bad("long")


def _document(kind: str, number: str, born: date | None) -> str:
    """An identity card's number is checked; of other documents nothing is known."""
    if kind not in CITIZEN or not number:
        return number
    plain = ric.compact(number).upper()
    if not ric.is_valid(plain):
        raise Bad("document")
    if born and ric.get_birth_date(plain) != born:
        raise Bad("born")
    return plain


def volunteer_of(row: Mapping[str, str], today: date) -> dict[str, Any]:
    """A row of volunteers as values; raises Bad."""
    told = {name: row.get(name, "").strip() for name in VOLUNTEER}
    for name in ("number", "name"):
        if not told[name]:
            raise Bad(name)
    _short(told)
    if told["sex"] not in SEXES:
        raise Bad("sex")
    area = told["area_code"]
    if area and not (area.isascii() and area.isdigit() and 2 <= len(area) <= 12):
        raise Bad("area")
    born, registered = _day(told["born"], today), _day(told["registered_on"], today)
    return told | {
        "sex": SEXES[told["sex"]],
        "born": born.isoformat() if born else "",
        "document": _document(told["document_kind"], told["document"], born),
        "registered_on": registered,
    }


def service_of(row: Mapping[str, str], today: date) -> dict[str, Any]:
    """A row of services as values; raises Bad."""
    told = {name: row.get(name, "").strip() for name in SERVICE}
    for name in ("number", "volunteer", "title"):
        if not told[name]:
            raise Bad(name)
    _short(told)
    day = _day(told["served_on"], today)
    if day is None:
        raise Bad("day")
    return {name: value for name, value in told.items() if name != "hours"} | {
        "served_on": day,
        "minutes": minutes_of(told["hours"]),
    }


def minutes_of(hours: str) -> int:
    """Hours as the file has them, in whole minutes."""
    try:
        found = Decimal(hours)
    except InvalidOperation:
        raise Bad("hours") from None
    if not found.is_finite() or not 0 < found <= 24 or round(found * 60) < 1:
        raise Bad("hours")
    return round(found * 60)


def hours_of(minutes: int) -> str:
    """Minutes as hours, so exactly that reading them gives the same minutes again."""
    told = f"{Decimal(minutes) / 60:.4f}"
    return told.rstrip("0").rstrip(".")


def code_of(volunteer: str, posted: str, pk: int) -> str:
    """The number under which a record of ours travels: always the same, and no other house has it."""
    return f"LL-{sha256(f'{volunteer}|{posted}|{pk}'.encode()).hexdigest()[:16]}"


Key = Callable[[Mapping[str, Any]], str]


def once(
    rows: Iterable[tuple[int, dict[str, str]]],
    read: Callable[[Mapping[str, str], date], dict[str, Any]],
    today: date,
) -> tuple[list[tuple[int, dict[str, Any]]], list[tuple[int, str]]]:
    """The rows that can go in, each number once, and the lines that cannot, with the code of the reason."""
    good: list[tuple[int, dict[str, Any]]] = []
    bad: list[tuple[int, str]] = []
    seen: set[str] = set()
    for line, row in rows:
        try:
            told = read(row, today)
            if told["number"] in seen:
                raise Bad("twice")
        except Bad as fault:
            bad.append((line, fault.code))
        else:
            seen.add(told["number"])
            good.append((line, told))
    return good, bad
