"""An indicator to take away: CSV that a spreadsheet opens as it is, XLSX, or JSON."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from linli.records.queries.indicator_answers import Answer, lines
from linli.records.queries.indicators import Definition

Rows = Sequence[Sequence[Any]]
_COLUMNS = ("area", "name", "period", "first", "last", "value", "n", "low", "high", "state")


def table(told: Answer) -> list[list[Any]]:
    """Head and lines, the very figures of the page."""
    one = told.definition
    return [_head(one)] + [
        [one.code, one.name, *("" if row[name] is None else row[name] for name in _COLUMNS)]
        for row in lines(told)
    ]


def _head(one: Definition) -> list[str]:
    value = f"{one.name} ({one.unit})" if one.unit else one.name
    return [
        _("Code"), _("Indicator"), _("Area code"), _("Organisation"), _("Period"), _("First day"), _("Last day"),
        value, "n", _("Interval from"), _("Interval to"), _("State"),
    ]  # fmt: skip


def as_csv(told: Answer) -> bytes:
    """UTF-8 with its mark. A text that a spreadsheet would run as a formula is kept a text."""
    out = io.StringIO()
    csv.writer(out).writerows([_harmless(cell) for cell in row] for row in table(told))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(told: Answer) -> bytes:
    """One sheet with a fixed head; texts are never formulas or links."""
    out = io.BytesIO()
    quiet = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, quiet) as book:
        sheet = book.add_worksheet()
        strong = book.add_format({"bold": True})
        for at, row in enumerate(table(told)):
            sheet.write_row(at, 0, row, strong if at == 0 else None)
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    return out.getvalue()


def as_json(told: Answer) -> bytes:
    """The same lines with their names, for programs."""
    one = told.definition
    held = {
        "code": one.code, "name": one.name, "unit": one.unit, "edition": one.edition, "source": one.source,
        "calculated_at": told.calculated_at.isoformat(timespec="seconds"), "rows": lines(told),
    }  # fmt: skip
    return json.dumps(held, ensure_ascii=False, indent=1).encode()


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


FORMATS: dict[str, tuple[str, Callable[[Answer], bytes]]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "csv": ("text/csv; charset=utf-8", as_csv),
    "json": ("application/json", as_json),
}
