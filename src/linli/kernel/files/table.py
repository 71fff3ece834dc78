"""Tables that people hand in: CSV in UTF-8 or GB 18030, or an Excel workbook, as rows of cells of text."""

import csv
import io
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from linli.kernel.refusals import Refused


def table_of(content: bytes) -> list[list[str]]:
    """The cells of a file as text, the head first; refuses what is no table."""
    table = _workbook(content) if content.startswith(b"PK") else _text(content)
    if not table:
        raise Refused(_("The file is empty. The first line names the columns."), field="file")
    return table


def rows_of(
    table: list[list[str]], names: dict[str, str], most: int
) -> tuple[set[str], list[tuple[int, dict[str, str]]]]:
    """The columns that are known by ``names`` (heading → name), and the rows with their line numbers in the file."""
    if len(table) > most + 1:
        raise Refused(
            _("The file has too many lines. Split it in parts of %(n)s.") % {"n": f"{most:,}"}, field="file"
        )
    head = [names.get(cell.strip().lower(), "") for cell in table[0]]
    rows = (
        (at, {name: cell.strip() for name, cell in zip(head, cells, strict=False) if name})
        for at, cells in enumerate(table[1:], start=2)
    )
    return {name for name in head if name}, [(at, row) for at, row in rows if any(row.values())]


def _text(content: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Refused(_("The file is neither UTF-8 nor GB 18030 nor Excel. Save it anew."), field="file")
    first = text.partition("\n")[0]
    mark = max(",\t;", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error:
        raise Refused(_("The file is not a table. Save it as CSV or Excel."), field="file") from None


def _workbook(content: bytes) -> list[list[str]]:
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        return [[_cell(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, OSError, ValueError):
        raise Refused(
            _("The workbook cannot be read. Save it as .xlsx without a password."), field="file"
        ) from None


def _cell(value: object) -> str:
    """A cell as text: whole numbers without a point, days as 2026-01-04."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
