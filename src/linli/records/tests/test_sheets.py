"""Files are read whole or refused with a sentence; cells are set in the very file, everything else stays."""

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from python_calamine import CalamineWorkbook

from linli.kernel.refusals import Refused
from linli.records.rules import Spot
from linli.records.sheets import Growth, Writing, guard, read, write
from linli.records.tests.forms.drawing import document, saved, sheet, workbook
from linli.records.tests.forms.running import parts


def book(**more):
    made = workbook()
    sheet(
        made,
        "表",
        {"A1": "清单", "A2": ["序号", "名称", "数量"], "A5": ["合计", None, "=SUM(C3:C4)"]},
        ["A1:C1"],
        "A2:C5",
        **more,
    )
    return made


def put(data, *writings, growths=()):
    return load_workbook(BytesIO(write(data, writings, growths)))["表"]


# --- Refused ------------------------------------------------------------------------------------------------------


def packed(**entries):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in entries.items():
            box.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def spoiled(name, content, packing=zipfile.ZIP_STORED):
    """A sound workbook with one part more."""
    out = BytesIO(saved(book()))
    with zipfile.ZipFile(out, "a", packing) as box:
        box.writestr(name, content)
    return out.getvalue()


def many_sheets():
    made = Workbook()
    for _at in range(200):
        made.create_sheet()
    return saved(made)


def many_rows(n=1_000_000):
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (at, at) for at in range(1, n + 1))
    with zipfile.ZipFile(BytesIO(saved(book()))) as box:
        files = {name: box.read(name) for name in box.namelist()}
    files["xl/worksheets/sheet1.xml"] = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + rows + b"</sheetData></worksheet>"
    )  # fmt: skip
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in files.items():
            box.writestr(name, content)
    return out.getvalue()


RELATION = (
    '<Relationships><Relationship Id="r1" Target="https://elsewhere.example/a.xlsx" TargetMode="External" '
    'Type="x"/></Relationships>'
)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"", "empty"),
        (lambda: guard._OLE + b"x" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (lambda: guard._OLE + b"x" * 600, "old"),
        (lambda: b"%PDF-1.7 ...", "kind"),
        (lambda: saved(book())[:900], "broken"),
        (lambda: spoiled("xl/vbaProject.bin", b"x"), "macro"),
        (lambda: spoiled("xl/externalLinks/externalLink1.xml", b"<a/>"), "linked"),
        (lambda: spoiled("xl/worksheets/_rels/sheet1.xml.rels", RELATION), "linked"),
        (lambda: spoiled("xl/media/big.xml", b"0" * 30_000_000, zipfile.ZIP_DEFLATED), "bomb"),
        (lambda: spoiled("xl/evil.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "bomb"),
        (many_sheets, "sheets"),
        (many_rows, "rows"),
        (lambda: packed(readme=b"x"), "kind"),
        (lambda: saved(Document()), "kind"),
        (lambda: b"\x81\x00\x81", "kind"),
        (lambda: b"name\n\xff\xfe\xff", "encoding"),
        (lambda: b"1\n" * 100_002, "rows"),
        (lambda: b"x" * (20 * 1024 * 1024 + 1), "large"),
    ],
)
def test_it_refuses_with_one_sentence(make, code):
    with pytest.raises(Refused) as refused:
        read(make())
    assert refused.value.code == f"records.sheets.{code}"
    assert str(refused.value.message).endswith("。") or str(refused.value.message).endswith(".")


# --- XLSX -----------------------------------------------------------------------------------------------------------


def test_it_reads_merges_hidden_rows_formulas_and_frames():
    made = book()
    made["表"].row_dimensions[4].hidden = True
    sheet(made, "暗", {"A1": "x"}).sheet_state = "hidden"
    one, other = read(saved(made)).sheets
    assert one.cells[0, 0].columns == 3
    assert one.hidden_rows == {3}
    assert one.cells[4, 2].is_formula
    assert (2, 1) in one.framed and (0, 0) not in one.framed
    assert other.is_hidden and not one.is_hidden


def test_it_writes_numbers_dates_and_shares_as_the_cell_shows_them():
    data = saved(book(formats={"A3": "@", "B3": "yyyy年m月d日", "C3": "0.0%", "A4": "General"}))
    page = put(data, Writing(Spot(0, 2, 0), 7), Writing(Spot(0, 2, 1), date(2026, 3, 1)), Writing(Spot(0, 2, 2),
        Decimal("66.67"), "%"),
               Writing(Spot(0, 3, 0), date(2026, 3, 1)), Writing(Spot(0, 3, 1), Decimal("66.67"), "%"),
                   Writing(Spot(0, 3, 2), 5, "%", True))  # fmt: skip
    assert page["A3"].value == "7" and page["B3"].value.date() == date(2026, 3, 1)
    assert page["C3"].value == 0.6667 and page["C3"].number_format == "0.0%"
    assert (page["A4"].value, page["B4"].value, page["C4"].value) == ("2026-03-01", "66.67%", 5)


def test_it_never_writes_a_formula_nor_over_one():
    page = put(saved(book()), Writing(Spot(0, 2, 1), "=cmd|' /C calc'!A0"), Writing(Spot(0, 4, 2), 9))
    assert page["B3"].data_type == "s" and page["B3"].value == "=cmd|' /C calc'!A0"
    assert page["C5"].value == "=SUM(C3:C4)"


def test_it_leaves_every_other_part_byte_for_byte_and_asks_for_computing():
    made = book()
    sheet(made, "另一张", {"A1": "不动"})
    data = saved(made)
    before, after = parts(data), parts(write(data, [Writing(Spot(0, 2, 2), 3)]))
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {
        "xl/worksheets/sheet1.xml",
        "xl/workbook.xml",
    }
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]


def test_it_makes_rows_and_cells_that_are_not_there():
    plain = Workbook()
    plain.active["B2"] = "头"
    data = write(
        saved(plain), [Writing(Spot(0, 5, 3), "甲"), Writing(Spot(0, 0, 0), "乙"), Writing(Spot(0, 1, 0), 1)]
    )
    rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "乙" and rows[1][:2] == [1, "头"] and rows[5][3] == "甲"


def test_it_adds_rows_and_moves_what_is_below():
    made = book()
    made["表"].merge_cells("A5:B5")
    made["表"]["B4"].number_format = "@"
    made["表"].print_area = "A1:C5"
    made["表"]["A6"] = "填表人："
    page = put(
        saved(made), Writing(Spot(0, 3, 1), "丁"), Writing(Spot(0, 6, 1), "末"), growths=[Growth(0, 3, 3)]
    )
    assert page["C8"].value == "=SUM(C3:C7)" and page["A9"].value == "填表人："
    assert [str(one) for one in page.merged_cells.ranges] == ["A1:C1", "A8:B8"]
    assert (
        page["B7"].number_format == "@"
        and page["B7"].border.left.style == "thin"
        and page["B7"].value == "末"
    )
    assert page.print_area == "'表'!$A$1:$C$8"


@pytest.mark.parametrize("spoil", ["comment", "elsewhere", "single"])
def test_it_refuses_to_add_rows_where_something_would_be_bent(spoil):
    made = book()
    if spoil == "comment":
        made["表"]["A2"].comment = Comment("看这里", "甲")
    elif spoil == "elsewhere":
        sheet(made, "汇总", {"A1": "=表!C5"})
    else:
        made["表"]["D2"] = "=C4*2"
    with pytest.raises(Refused) as refused:
        write(saved(made), [], [Growth(0, 3, 2)])
    assert refused.value.code == "records.sheets.rows"


def test_what_openpyxl_calamine_and_we_read_is_the_same():
    data = write(
        saved(book()), [Writing(Spot(0, 2, 1), "甲\n乙 <&>"), Writing(Spot(0, 2, 2), Decimal("2.50"))]
    )
    told = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    page = load_workbook(BytesIO(data))["表"]
    assert told[2][1:] == [page["B3"].value, page["C3"].value] == ["甲\n乙 <&>", 2.5]
    assert read(data).sheets[0].cells[2, 2].text == "2.5"


# --- DOCX -----------------------------------------------------------------------------------------------------------


def test_a_document_keeps_its_type_and_tells_nested_tables():
    paper = Document()
    paper.add_paragraph("通知")
    table = paper.add_table(2, 2)
    table.cell(0, 0).paragraphs[0].add_run("名称").bold = True
    blank = table.cell(0, 1).paragraphs[0].add_run("")
    blank.bold = True
    table.cell(1, 1).add_table(1, 1)
    data = saved(paper)
    one, nested = read(data).sheets
    assert one.cells[-1, 0].text == "通知" and nested.is_nested
    assert one.cells[1, 1].text  # it is no blank
    after = Document(BytesIO(write(data, [Writing(Spot(0, 0, 1), "=1+1")])))
    run = after.tables[0].cell(0, 1).paragraphs[0].runs[0]
    assert run.text == "=1+1" and run.bold
    assert {
        name
        for name, part in parts(data).items()
        if part != parts(write(data, [Writing(Spot(0, 0, 1), "x")]))[name]
    } == {"word/document.xml"}


def test_a_document_reads_cells_that_go_on_downwards():
    data = document([], [["甲", "乙"], [None, "丙"]], [(0, 0, 1, 0)])
    assert read(data).sheets[0].cells[0, 0].rows == 2


def test_a_document_takes_more_rows():
    data = document([], [["序号", "名称"], [None, None]], [])
    after = Document(BytesIO(write(data, [Writing(Spot(0, 3, 1), "末")], [Growth(0, 1, 2)])))
    assert [row.cells[1].text for row in after.tables[0].rows] == ["名称", "", "", "末"]


# --- CSV ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_stays_in_its_encoding_and_its_line_ends(encoding):
    text = '名称,"甲,""乙""",㐂𠮷\n一,,\n"二\n行",,\n'
    data = text.encode(encoding)
    assert read(data).sheets[0].cells[0, 1].text == '甲,"乙"'
    after = write(data, [Writing(Spot(0, 1, 1), "䶮,𠮷"), Writing(Spot(0, 1, 2), -3)])
    assert after.decode(encoding) == text.replace("一,,", '一,"䶮,𠮷",-3')
    assert write(data, []) == data


def test_a_csv_marks_what_looks_like_a_formula():
    after = write(b"a,b\r\n,", [Writing(Spot(0, 1, 0), "=HYPERLINK(1)"), Writing(Spot(0, 1, 1), "@x")])
    assert after == b"a,b\r\n'=HYPERLINK(1),'@x"


def test_a_csv_takes_more_rows():
    after = write(b"a;b\n;\n", [Writing(Spot(0, 2, 1), "x"), Writing(Spot(0, 5, 0), "y")], [Growth(0, 1, 1)])
    assert after == b"a;b\n;\n;x\n;\n;\ny;\n"
