"""Builders for tests of records: tables as they arrive, and fillings and requests brought by acts to any state."""

from datetime import datetime
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Font, Side

from linli.kernel.actors import Actor
from linli.kernel.clock import ZONE, load_calendar, travel
from linli.kernel.rulebook import load_rulebook
from linli.needs.testing import Town, a_town, closed
from linli.organisations.testing import holding
from linli.people.testing import person
from linli.records import acts
from linli.records.forms.tables import taken

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LINE = Side(style="thin")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
KNOWN = [("社区名称", ""), ("受理数（件）", "")]
ASKED = [("楼门数（个）", ""), ("门禁数（处）", "")]


NINE = datetime(2026, 11, 25, 9, 0, tzinfo=ZONE)
_BEFORE = (datetime(2026, 9, 10, 10, 0, tzinfo=ZONE), datetime(2026, 10, 12, 10, 0, tzinfo=ZONE))


def a_past() -> Town:
    """A town whose journal was begun in September; the community answered a need then, and one in October."""
    with travel(_BEFORE[0]):
        town = a_town()
        closed(town)
    with travel(_BEFORE[1]):
        closed(town)
    return town


def a_form(title: str, rows: list[tuple[str, str]], notes: str = "") -> bytes:
    """A form with a title over two columns: labels, and the blanks beside them."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "表1"
    sheet.merge_cells("A1:B1")
    sheet["A1"] = title
    sheet["A1"].font = Font(name="黑体", size=16, bold=True)
    for at, (label, value) in enumerate(rows, start=2):
        sheet.cell(at, 1, label).border = _BOX
        sheet.cell(at, 2, value or None).border = _BOX
    if notes:
        sheet.cell(len(rows) + 2, 1, notes)
    return _saved(book)


def a_list(title: str, heads: list[str], blanks: int = 5) -> bytes:
    """Heads in a row, blank rows below them."""
    book = Workbook()
    sheet: Any = book.active
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(heads))
    sheet["A1"] = title
    for row in range(2, blanks + 3):
        for column, head in enumerate(heads, start=1):
            sheet.cell(row, column, head if row == 2 else None).border = _BOX
    return _saved(book)


def with_cells(data: bytes, values: dict[str, str]) -> bytes:
    """The same file with some cells written."""
    book = load_workbook(BytesIO(data))
    for at, value in values.items():
        book.worksheets[0][at] = value
    return _saved(book)


def _saved(book: Any) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def upload(data: bytes, name: str = "统计表.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, XLSX)


def file(data: bytes, name: str = "统计表.xlsx") -> Any:
    """The file as a form would have cleaned it."""
    return taken(upload(data, name))


def cells_of(data: bytes) -> dict[str, Any]:
    """Cell → value of the first sheet."""
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    return {
        cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
    }


TABLE = "2026年10月接诉即办情况统计表"


def taken_in(actor: Actor, data: bytes | None = None, **how: Any) -> Any:
    """A table that was read."""
    made = data if data is not None else a_form(TABLE, [*KNOWN, *ASKED])
    return acts.take_in(actor, file=file(made), **how).noun


def confirmed(actor: Actor, data: bytes | None = None, **how: Any) -> Any:
    return acts.confirm(actor, taken_in(actor, data, **how)).noun


def missing(filling: Any) -> list[Any]:
    return list(filling.questions.filter(state="missing").order_by("n"))


def filled(actor: Actor, data: bytes | None = None, value: str = "12", **how: Any) -> Any:
    """A table whose missing cells were typed."""
    filling = confirmed(actor, data, **how)
    if filling.state == "filled":
        return filling
    typed: dict[str, Any] = {f"a{one.n}": value for one in missing(filling)}
    return acts.answer(actor, filling, **typed).noun


def sent(actor: Actor, data: bytes | None = None, **how: Any) -> Any:
    return acts.send(actor, filled(actor, data, **how), receiver="东华门街道办事处").noun


def drafted(town: Town, data: bytes | None = None, **how: Any) -> Any:
    """A request from the street to its two communities."""
    made = data if data is not None else a_form(TABLE, [*KNOWN, *ASKED])
    given = {"days": 5, "to": [town.place.community.pk, town.place.other.pk], **how}
    return acts.draft(town.sue, file=file(made), **given).noun


def requested(town: Town, data: bytes | None = None, **how: Any) -> Any:
    return acts.send_request(town.sue, drafted(town, data, **how)).noun


def asked_of(request: Any, body: Any) -> Any:
    return request.asked.select_related("request__body", "body").get(body=body.pk)


def answered(town: Town, request: Any, who: Any, value: str = "12") -> Any:
    """One body's answer, sent."""
    asked = request.asked.get(body=who.post.body_id)
    filling = confirmed_for(who, asked)
    if filling.state != "filled":
        typed: dict[str, Any] = {f"a{one.n}": value for one in missing(filling)}
        filling = acts.answer(who, filling, **typed).noun
    return acts.send(who, filling).noun


def confirmed_for(who: Actor, asked: Any) -> Any:
    return acts.confirm(who, acts.take_in(who, asked=asked.pk).noun).noun


def neighbour(town: Town) -> Actor:
    """Nan works at the other community."""
    return holding(person("Nan Nanping"), town.place.other, "community_worker")


__all__ = [
    "ASKED", "KNOWN", "NINE", "TABLE", "Town", "a_form", "a_list", "a_past", "a_town", "answered",
    "asked_of", "cells_of", "confirmed", "confirmed_for", "drafted", "file", "filled", "load_calendar",
    "load_rulebook", "missing", "neighbour", "requested", "sent", "taken_in", "upload", "with_cells",
]  # fmt: skip
