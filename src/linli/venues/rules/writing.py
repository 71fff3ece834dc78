"""Weekly hours as people write them, one line a kind of day: ``工作日 9:00-18:00``, ``周六 9:00-12:00``."""

import re
from collections.abc import Iterable
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import Refused
from linli.venues.rules.windows import Line

DAY_MINUTES = 24 * 60
# The first word of a row is how we write it.
WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "0": (("周一", "星期一", "礼拜一"), ("Mon", "Monday")),
    "1": (("周二", "星期二", "礼拜二"), ("Tue", "Tuesday")),
    "2": (("周三", "星期三", "礼拜三"), ("Wed", "Wednesday")),
    "3": (("周四", "星期四", "礼拜四"), ("Thu", "Thursday")),
    "4": (("周五", "星期五", "礼拜五"), ("Fri", "Friday")),
    "5": (("周六", "星期六", "礼拜六"), ("Sat", "Saturday")),
    "6": (("周日", "星期日", "星期天", "周天", "礼拜天"), ("Sun", "Sunday")),
    "worked": (("工作日",), ("Workdays", "Working days")),
    "rest": (("休息日", "节假日", "周末"), ("Days off", "Days of rest", "Weekend")),
    "every": (("每天", "每日"), ("Daily", "Every day")),
}
CODES = {word.lower(): code for code, (zh, en) in WORDS.items() for word in (*zh, *en)}
TIME = r"(\d{1,2})[:：.](\d{2})"
SPAN = re.compile(rf"{TIME}\s*(?:-|–|—|~|～|至|到)\s*(次日)?\s*{TIME}")
LINE = re.compile(r"^\s*(\D+?)\s*[:：]?\s*(\d.*)$")
RANGE = re.compile(r"^(.+?)\s*(?:-|–|—|至|到)\s*(.+)$")


def read_hours(text: str, valid_from: date) -> list[Line]:
    """The lines; a line that cannot be read is refused with its number."""
    found: list[Line] = []
    for number, row in enumerate(text.splitlines(), 1):
        if row.strip():
            lines = _read(row, valid_from)
            if not lines:
                raise Refused(
                    phrase(
                        _("Line %(n)d cannot be read. Write it like: Workdays 9:00-18:00, or Sat 9:00-12:00."),
                        n=number,
                    ),
                    field="hours",
                )  # fmt: skip
            found += lines
    return found


def _read(row: str, valid_from: date) -> list[Line]:
    parts = LINE.match(row)
    days = _days(parts[1].strip()) if parts else []
    spans = [_minutes(match) for match in SPAN.finditer(parts[2])] if parts else []
    rest = re.sub(r"[\s,，、;；]", "", SPAN.sub("", parts[2])) if parts else ""
    if not days or not spans or rest or any(span is None for span in spans):
        return []
    return [Line(on, *span, valid_from) for on in days for span in spans if span]


def _days(text: str) -> list[str]:
    """周一至周五 → 0 1 2 3 4; 周六、周日 → 5 6."""
    found: list[str] = []
    for part in re.split(r"[,，、;；]", text):
        word = part.strip().lower()
        ends = RANGE.match(word)
        if word in CODES:
            found.append(CODES[word])
        elif ends and (a := CODES.get(ends[1])) and (b := CODES.get(ends[2])) and a.isdigit() and b.isdigit():
            found += [str(n % 7) for n in range(int(a), int(b) + (8 if int(b) < int(a) else 1))]
        else:
            return []
    return found


def _minutes(match: re.Match[str]) -> tuple[int, int] | None:
    h1, m1, next_day, h2, m2 = match.groups()
    begins, ends = int(h1) * 60 + int(m1), int(h2) * 60 + int(m2)
    if next_day or ends <= begins:
        ends += DAY_MINUTES
    good = int(m1) < 60 and int(m2) < 60 and begins < DAY_MINUTES and ends <= 2 * DAY_MINUTES
    return (begins, ends) if good and int(h2) <= 24 else None


def write_hours(lines: Iterable[Line]) -> str:
    """The lines as they are written, in the reader's language."""
    by_day: dict[str, list[str]] = {}
    for one in lines:
        by_day.setdefault(one.on, []).append(f"{_clock(one.begins)}-{_clock(one.ends)}")
    chinese = (get_language() or "zh").startswith("zh")
    order = {code: n for n, code in enumerate(("every", "worked", "0", "1", "2", "3", "4", "5", "6", "rest"))}
    return "\n".join(
        f"{WORDS[on][0 if chinese else 1][0]} {', '.join(sorted(spans, key=_first))}"
        for on, spans in sorted(by_day.items(), key=lambda item: order[item[0]])
    )


def _first(span: str) -> tuple[int, str]:
    return len(span.split("-")[0]), span


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes if minutes <= DAY_MINUTES else minutes - DAY_MINUTES, 60)
    return f"{hours}:{rest:02d}"
