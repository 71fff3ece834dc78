"""What a table says of time: the period in its title, and heads that mean another one (本月, 累计, 去年同期)."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

_YEAR = r"(?:(20\d\d)\s*年?\s*)?"
_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_DASH = r"\s*(?:-|—|–|至|到|~)\s*"

_AS_OF = re.compile(rf"截(?:至|止到?|止至)?\s*{_YEAR}(\d{{1,2}})\s*[月.]\s*(?:(\d{{1,2}})\s*日?|底|末)?")
_DAYS = re.compile(
    rf"(20\d\d)\s*[年.\-/]\s*(\d{{1,2}})\s*[月.\-/]\s*(\d{{1,2}})\s*日?{_DASH}"
    r"(?:(20\d\d)\s*[年.\-/])?\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?"
)
_MONTHS = re.compile(rf"{_YEAR}(\d{{1,2}})\s*月?{_DASH}(\d{{1,2}})\s*月")
_QUARTER = re.compile(rf"{_YEAR}第?([一二三四1-4])季度?")
_HALF = re.compile(rf"{_YEAR}([上下])半年")
_MONTH = re.compile(rf"{_YEAR}(\d{{1,2}})\s*月(?:份|度)?(?!\d|\s*\d+\s*日)")
_DOTTED = re.compile(r"(20\d\d)[.\-/](\d{1,2})(?![.\-/\d])")
_WHOLE = re.compile(r"(20\d\d)\s*年(?:度|全年)?(?!\s*\d)")


@dataclass(frozen=True)
class Span:
    """Whole days [first, until)."""

    first: date
    until: date

    @property
    def last(self) -> date:
        return self.until - timedelta(days=1)


def said(text: str, on: date) -> tuple[str, Span] | None:
    """The words that tell a period, and the period; a year that is not said is the nearest one that has begun."""
    text = unicodedata.normalize("NFKC", text).replace("—", "-").replace("–", "-")
    for pattern, read in _READERS:
        found = pattern.search(text)
        span = read(found, on) if found else None
        if found and span:
            return found[0].strip(), span
    return None


def _as_of(found: re.Match[str], on: date) -> Span | None:
    month = int(found[2])
    if not 1 <= month <= 12:
        return None
    year = int(found[1]) if found[1] else on.year - ((month, int(found[3] or 1)) > (on.month, on.day))
    try:
        last = (
            date(year, month, int(found[3])) if found[3] else after(date(year, month, 1)) - timedelta(days=1)
        )
    except ValueError:
        return None
    return Span(date(year, 1, 1), last + timedelta(days=1))


def _days(found: re.Match[str], on: date) -> Span | None:
    try:
        first = date(int(found[1]), int(found[2]), int(found[3]))
        last = date(int(found[4] or found[1]), int(found[5]), int(found[6]))
    except ValueError:
        return None
    return Span(first, last + timedelta(days=1)) if first <= last else None


def _months(found: re.Match[str], on: date) -> Span | None:
    first, last = int(found[2]), int(found[3])
    if not 1 <= first <= last <= 12:
        return None
    year = int(found[1]) if found[1] else on.year - (first > on.month)
    return Span(date(year, first, 1), after(date(year, last, 1)))


def _quarter(found: re.Match[str], on: date) -> Span:
    return quarter(int(found[1]) if found[1] else _year(on, _DIGITS[found[2]] * 3 - 2), _DIGITS[found[2]])


def _half(found: re.Match[str], on: date) -> Span:
    first = 1 if found[2] == "上" else 7
    year = int(found[1]) if found[1] else _year(on, first)
    return Span(date(year, first, 1), after(date(year, first + 5, 1)))


def _month(found: re.Match[str], on: date) -> Span | None:
    at = int(found[2])
    return _one_month(int(found[1]) if found[1] else _year(on, at), at) if 1 <= at <= 12 else None


def _dotted(found: re.Match[str], on: date) -> Span | None:
    return _one_month(int(found[1]), int(found[2])) if 1 <= int(found[2]) <= 12 else None


def _whole(found: re.Match[str], on: date) -> Span:
    return Span(date(int(found[1]), 1, 1), date(int(found[1]) + 1, 1, 1))


_READERS = (
    (_AS_OF, _as_of), (_DAYS, _days), (_MONTHS, _months), (_QUARTER, _quarter), (_HALF, _half), (_MONTH, _month),
    (_DOTTED, _dotted), (_WHOLE, _whole),
)  # fmt: skip


def _year(on: date, month: int) -> int:
    return on.year - (month > on.month)


def after(first: date) -> date:
    """The first day of the next month."""
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def quarter(year: int, number: int) -> Span:
    first = date(year, number * 3 - 2, 1)
    return Span(first, after(date(year, number * 3, 1)))


def _one_month(year: int, month: int) -> Span:
    return Span(date(year, month, 1), after(date(year, month, 1)))


# --- Heads that mean another period ------------------------------------------------------------------------------

_NEUTRAL = re.compile(r"^(?:本|当|报告)(?:月|季度?|年度?|期|周)(?:数|合计|值)?$")
_TO_DATE = re.compile(
    r"^(?:(?:本|当|今)年)?(?:年初至今|(?:1月?(?:至|-|~|到)(?:本|当)月)?累计|年度累计)(?:数|值)?$"
)
_BEFORE = re.compile(r"^上(?:个?月|季度?|期)(?:数|值)?$")
_YEAR_BEFORE = re.compile(r"^(?:上|去)年(?:同期|同月|同季)(?:数|值)?$")
_LAST_YEAR = re.compile(r"^(?:上|去)年(?:全年|度)?(?:数|值)?$")
_NAMED = re.compile(
    r"^(?:(20\d\d)年?)?(?:第?([一二三四1-4])季度?|(\d{1,2})月份?|([上下])半年|(?:全年|年度))$"
)
COMPUTED = re.compile(r"同比|环比|增减|增长|升降|变化|较上|比上|增幅|排名|名次")


def of_head(text: str, base: Span) -> Span | None:
    """The period that a head means, seen from the table's own; None when the head says nothing of time."""
    bare = (
        re.sub(r"[\s()（）:：]", "", unicodedata.normalize("NFKC", text)).replace("—", "-").replace("–", "-")
    )
    if _NEUTRAL.match(bare):
        return base
    if _TO_DATE.match(bare):
        return Span(date(base.last.year, 1, 1), base.until)
    if _BEFORE.match(bare):
        return _earlier(base)
    if _YEAR_BEFORE.match(bare):
        return Span(_back(base.first), _back(base.until))
    if _LAST_YEAR.match(bare):
        return Span(date(base.last.year - 1, 1, 1), date(base.last.year, 1, 1))
    found = _NAMED.match(bare)
    return _named(found, base) if found and bare else None


_PREFIX = re.compile(
    r"^(本年累计|今年以来|年初至今|(?:20\d\d年)?1-(?:\d{1,2}|本|当)月累计|(?:20\d\d年)?\d{1,2}-\d{1,2}月(?:份|累计)?|累计|"
    r"(?:本|当)(?:月|季度|期)|上(?:月|季度|期)|(?:上|去)年(?:同期|同月)|(?:20\d\d年)?(?:\d{1,2}月份?|第?[一二三四]季度|[上下]半年))(?=.{2})"
)
_SUFFIX = re.compile(
    r"^(.{2,}?)[(](本月|当月|本季度|本期|本?年?累计|上月|(?:上|去)年同期|\d{1,2}月份?|第?[一二三四]季度)[)]$"
)


def parted(head: str, base: Span) -> tuple[str, Span] | None:
    """本月受理件数, 受理件数（累计）: what is asked, and the period that the same head tells."""
    bare = re.sub(r"\s", "", unicodedata.normalize("NFKC", head)).replace("—", "-").replace("–", "-")
    bare = re.sub(r"^(?:\d{1,2}[、.](?!\d)|其中:?)", "", bare)
    prefix, suffix = _PREFIX.match(bare), _SUFFIX.match(bare)
    if not prefix and not suffix:
        return None
    time, rest = (
        (prefix[1], bare[prefix.end() :]) if prefix else (suffix[2], suffix[1]) if suffix else ("", "")
    )
    span = _told(time, base)
    return (rest, span) if span else None


def _told(time: str, base: Span) -> Span | None:
    """The period of a part of a head; what is added up without saying from when is added up from January."""
    months = _MONTHS.search(time)
    if months:
        return _months(months, base.last)
    if time in ("今年以来", "年初至今") or time.endswith("累计"):
        return Span(date(base.last.year, 1, 1), base.until)
    return of_head(time, base)


def _named(found: re.Match[str], base: Span) -> Span | None:
    year = int(found[1]) if found[1] else base.last.year
    if found[2]:
        return quarter(year, _DIGITS[found[2]])
    if found[3]:
        return _one_month(year, int(found[3])) if 1 <= int(found[3]) <= 12 else None
    if found[4]:
        first = 1 if found[4] == "上" else 7
        return Span(date(year, first, 1), after(date(year, first + 5, 1)))
    return Span(date(year, 1, 1), date(year + 1, 1, 1))


def _earlier(base: Span) -> Span | None:
    """The whole months before, as many as the period has; None for a period that is no whole months."""
    if base.first.day != 1 or base.until.day != 1:
        return None
    count = (base.until.year - base.first.year) * 12 + base.until.month - base.first.month
    months = base.first.year * 12 + base.first.month - 1 - count
    return Span(date(months // 12, months % 12 + 1, 1), base.first)


def _back(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
