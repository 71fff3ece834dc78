"""Tables that people hand in: CSV in UTF-8 or GB 18030, or an Excel workbook, read as rows of named text."""

import csv
import io
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from linli.kernel.refusals import Refused

MOST_ROWS = 20_000
# What a column may be called.
HEADINGS: dict[str, tuple[str, ...]] = {
    "number": ("编号", "序号"),
    "name": ("名称", "组织名称"),
    "kind": ("类型", "组织形式"),
    "parent": ("上级", "上级组织", "隶属"),
    "area_code": ("区划代码", "行政区划代码"),
    "uscc": ("统一社会信用代码",),
    "founded_on": ("成立日期",),
    "desk_address": ("地址", "办公地址"),
    "desk_phone": ("电话", "办公电话"),
    "desk_mail": ("邮箱", "电子邮箱"),
    "desk_hours": ("办公时间",),
    "body": ("组织", "所属组织"),
    "role": ("角色",),
    "title": ("职务", "岗位"),
    "term": ("任期", "任期年数"),
    "person": ("人员编号",),
}
_NAMES = {word: name for name, words in HEADINGS.items() for word in (name, *words)}
Row = dict[str, str]


def read(content: bytes) -> list[tuple[int, Row]]:
    """The rows of a table, each with its line number in the file; empty rows are left out."""
    table = _workbook(content) if content.startswith(b"PK") else _text(content)
    if not table:
        raise Refused(_("The file is empty. The first line names the columns."), field="file")
    head = [_NAMES.get(cell.strip().lower(), "") for cell in table[0]]
    if not {"name", "body"} & set(head):
        raise Refused(
            _("The first line names neither a column “名称” (organisations) nor “组织” (posts)."),
            field="file",
        )
    if len(table) > MOST_ROWS + 1:
        raise Refused(_("The file has too many lines. Split it in parts of 20,000."), field="file")
    rows = ((at, _row(head, cells)) for at, cells in enumerate(table[1:], start=2))
    return [(at, row) for at, row in rows if any(row.values())]


def _row(head: list[str], cells: list[str]) -> Row:
    return {name: cell.strip() for name, cell in zip(head, cells, strict=False) if name}


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
