"""The board as a file: CSV that Excel opens as it is, or XLSX."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from linli.needs.queries import rates
from linli.needs.queries.board import Row
from linli.needs.queries.periods import Period
from linli.needs.views import board_words as words

Rows = Sequence[Sequence[Any]]


def as_csv(rows: Rows) -> bytes:
    """UTF-8 with its mark. A text that a spreadsheet would run as a formula is kept a text."""
    out = io.StringIO()
    csv.writer(out).writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Rows) -> bytes:
    """One sheet with a fixed head; texts are never formulas or links."""
    out = io.BytesIO()
    quiet = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, quiet) as book:
        sheet = book.add_worksheet()
        strong = book.add_format({"bold": True})
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row, strong if at == 0 else None)
        sheet.freeze_panes(1, 2)
        sheet.autofit()
    return out.getvalue()


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


FORMATS: dict[str, tuple[str, Callable[[Rows], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}


def head() -> list[str]:
    """The first line of the file."""
    return [
        _("Area code"), _("Organisation"), _("First day"), _("Last day"), "n", *words.names().values(), _("Score"),
        _("Solved, against its own past"), *_volume_names(),
    ]  # fmt: skip


def line(row: Row, period: Period) -> list[Any]:
    """One organisation: the very figures of the page; rates in percent, of few answers none."""
    shares = (
        None if row.now.caution else rates.percent(getattr(row.now.rates, name))
        for name in (*rates.RATES, "score")
    )
    return [
        row.body.area_code, row.body.name, period.first.isoformat(), period.last.isoformat(), row.now.n or 0,
        *map(_number, (*shares, row.change("solution"))), *row.now.figures.volumes.values(),
    ]  # fmt: skip


def _number(value: Decimal | None) -> float | str:
    return "" if value is None else float(value)


def _volume_names() -> Iterable[str]:
    known = {
        "not_valid": _("Cannot say"), "excluded": _("Left out"), "not_reached": _("Not reached"),
        "raised": _("Raised"), "passed_on": _("Passed on"), "answered": _("Answered"), "in_time": _("In time"),
        "late": _("Late"), "reopened": _("Taken up again"), "hung": _("Waiting for a condition"),
        "extended": _("More time"), "returned": _("Sent back"), "escalated": _("To the level above"),
        "urged": _("Asked to hurry"),
    }  # fmt: skip
    return (known[name] for name in rates.VOLUMES)
