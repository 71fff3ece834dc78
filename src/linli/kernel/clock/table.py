"""The calendar as this process holds it, and the seed that fills its table."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from linli.kernel import reference
from linli.kernel.clock.models import CalendarDay
from linli.kernel.clock.workdays import Calendar, Day

FOLDER = Path(__file__).resolve().parents[2] / "data" / "calendar"


def calendar() -> Calendar:
    """The calendar as it is known now."""
    return reference.cached("calendar", _read)


def load_calendar() -> int:
    """Write the days of the first edition that are not yet there; edits, being later editions, stand."""
    there = set(CalendarDay.objects.filter(edition=1).values_list("date", flat=True))
    new = [day for day in seed() if day.date not in there]
    if new:
        CalendarDay.objects.bulk_create(new, ignore_conflicts=True)
        reference.touch("calendar")
    return len(new)


def _read() -> Calendar:
    rows = CalendarDay.objects.order_by("edition").values_list("date", "is_workday", "name", "name_zh")
    return Calendar(Day(*row) for row in rows)


def seed() -> Iterator[CalendarDay]:
    names = {row["name"]: row["name_zh"] for row in _rows("names.csv")}
    source = (FOLDER / "SOURCE").read_text("utf-8").strip()
    for row in _rows("cn_special_days.csv"):
        yield CalendarDay(
            date=date.fromisoformat(row["date"]),
            is_workday=row["kind"] == "workday",
            name=row["name"],
            name_zh=names[row["name"]],
            source=source,
        )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
