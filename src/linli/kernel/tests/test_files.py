"""The writers of files: the same cell in each, harmless, and told what an encoding cannot hold."""

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from linli.kernel.files import CHINESE, FORMATS, Head, Sheet, harmless, said, told, write

HEADS = (
    Head(title="编号", code="number", group="诉求"),
    Head(title="时间", code="at", group="诉求", width=17),
    Head(title="单位", code="body", width=20),
    Head(title="次数", code="times", group="统计", unit="次", total=True),
    Head(title="小时", code="hours", group="统计", total=True),
)
AT = datetime(2026, 11, 24, 18, 5, tzinfo=UTC)
ROWS = (
    ["2026-000001", AT, "多福巷社区", 3, Decimal("2.50")],
    ["=cmd|' /C calc'!A0", date(2026, 11, 25), "@SUM(1)", -2, None],
    ["+86", None, "㐂𠮷里", 10**16, Decimal("0.1")],
)


def sheet(rows=ROWS, **how):
    given = {
        "title": "诉求台账",
        "notes": ("单位:东华门街道",),
        "numbered": True,
        "signed": ("填表人", "审核人", "负责人"),
    }
    return Sheet(heads=HEADS, rows=iter(rows), **{**given, **how})


def taken(format, **how):
    file = io.BytesIO()
    write(sheet(**how), FORMATS[format], file)
    return file.getvalue()


def lines(content, encoding):
    return list(csv.reader(io.StringIO(content.decode(encoding))))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (True, "yes"), (None, ""), (3, 3), (Decimal("2.50"), Decimal("2.5")), (Decimal("7.0"), 7),
        (1.25, Decimal("1.25")), (10**15, "1000000000000000"), (date(2026, 1, 5), "2026-01-05"),
        (AT, "2026-11-25 02:05"), (Decimal("NaN"), "NaN"),
    ],
)  # fmt: skip
def test_a_value_is_written_as_it_is_used(value, cell, settings):
    settings.LANGUAGE_CODE = "en"
    assert told(value) == cell


def test_a_day_is_written_as_the_table_wants_it():
    assert said(date(2026, 1, 5), CHINESE) == "2026年1月5日"
    assert said(AT, CHINESE) == "2026年11月25日 02:05"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff20"])
def test_no_text_is_a_formula(sign):
    assert harmless(f"{sign}1") == f"'{sign}1"
    assert harmless("2026-01-01") == "2026-01-01"


@pytest.mark.parametrize(("format", "encoding"), [("csv", "utf-8-sig"), ("gb18030", "gb18030")])
def test_csv_has_one_line_of_heads_the_rows_and_the_totals(format, encoding):
    head, *rows, foot = lines(taken(format), encoding)
    assert head[1:] == ["诉求 / 编号", "诉求 / 时间", "单位", "统计 / 次数 (次)", "统计 / 小时"]
    assert rows[0][1:] == ["2026-000001", "2026-11-25 02:05", "多福巷社区", "3", "2.5"]
    assert rows[1] == ["2", "'=cmd|' /C calc'!A0", "2026-11-25", "'@SUM(1)", "-2", ""]
    assert rows[2][3] == "㐂𠮷里"
    assert foot[-2:] == ["10000000000000001", "2.6"]


def test_csv_in_utf_8_says_so_to_excel():
    assert taken("csv").startswith(b"\xef\xbb\xbf")


def test_what_gb18030_cannot_hold_is_told():
    *_rows, last = lines(taken("gb18030", rows=[["\ud800坏", None, "", 0, None]]), "gb18030")
    assert "〓" in last[0] and "1" in last[0]
    assert lines(taken("gb18030"), "gb18030")[-1][-1] == "2.6", "nothing is told where nothing got lost"


def test_json_says_first_what_the_codes_mean_and_last_what_it_comes_to():
    head, *rows, foot = [json.loads(line) for line in taken("json").splitlines()]
    assert [one["code"] for one in head["head"]["columns"]] == [
        "no",
        "number",
        "at",
        "body",
        "times",
        "hours",
    ]
    assert rows[0]["row"] == {
        "no": 1, "number": "2026-000001", "at": "2026-11-25T02:05+08:00", "body": "多福巷社区", "times": 3,
        "hours": 2.5,
    }  # fmt: skip
    assert foot["foot"] == {"rows": 3, "totals": {"times": "10000000000000001", "hours": 2.6}}


def test_a_workbook_is_laid_out_as_offices_use_it():
    book = openpyxl.load_workbook(io.BytesIO(taken("xlsx")))
    page = book.active
    assert page["A1"].value == "诉求台账"
    merged = {str(one) for one in page.merged_cells.ranges}
    assert merged == {"A1:F1", "A2:F2", "A3:A4", "B3:C3", "D3:D4", "E3:F3", "A10:F10"}
    assert [cell.value for cell in page[4]][1:3] == ["编号", "时间"]
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.print_title_rows == "$3:$4"
    assert page.oddFooter.center.text == "&P / &N"
    assert all(name in page["A10"].value for name in ("填表人", "审核人", "负责人"))


def test_a_workbook_holds_numbers_as_numbers_and_formulas_as_texts():
    book = openpyxl.load_workbook(io.BytesIO(taken("xlsx")))
    page = book.active
    assert [cell.value for cell in page[5]] == [1, "2026-000001", "2026-11-25 02:05", "多福巷社区", 3, 2.5]
    danger = page["B6"]
    assert (danger.value, danger.data_type, danger.quotePrefix) == ("=cmd|' /C calc'!A0", "s", True)
    assert page["E7"].value == "10000000000000000", "more digits than a table program keeps stay a text"


def test_a_plain_list_begins_with_its_head():
    rows = CalamineWorkbook.from_filelike(
        io.BytesIO(taken("xlsx", title="", notes=(), numbered=False, signed=()))
    ).get_sheet_by_index(0).to_python()  # fmt: skip
    assert rows[1][0] == "编号"


def test_a_workbook_goes_on_on_the_next_sheet(monkeypatch):
    monkeypatch.setattr("linli.kernel.files.workbook.ROWS", 5)
    book = openpyxl.load_workbook(io.BytesIO(taken("xlsx")))
    assert [page["A5"].value for page in book.worksheets] == [1, 2, 3]
