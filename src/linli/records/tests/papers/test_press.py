"""Papers as files: the layout of GB/T 9704-2012 in Word and PDF, and the same words in both whatever was typed."""

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Length
from pypdf import PdfReader

from linli.records.press import missing_signs, pdf_of, word_of
from linli.records.rules.papers import Document, clean, read

LINE = "这是用来检查每行二十八个字每页二十二行的一段文字"
HOSTILE = [
    '#read("/etc/passwd")', '#import "@preview/x:0.1.0": *', "$x^2$ @ref <label> = 标题", "*粗* _斜_ `码` ~ \\ \\u{41}",
    "]] #panic() [[", "{{ 7 * 7 }} {% load x %} {{7|e}}", "</w:t></w:r></w:p><w:p/>&amp; <script>alert(1)</script>",
    "=cmd|' /C calc'!A0", "// 注释 /* 块 */", "--- ... -- ''“”", "𠮷野家 㐀 😀 👨‍👩‍👧", "& < > \" '", "+1 -2 =3 - 列表",
]  # fmt: skip


def a_document(text: str = "", **how: Any) -> Document:
    given = {
        "title": "关于更换楼道灯的通知", "number_line": "东华门发〔2026〕3号", "addressee": "各楼门组长",
        "attachments": ("更换时间表", "联系人名单"), "signature": "多福巷社区居民委员会", "dated": "2026年11月28日",
    }  # fmt: skip
    return Document(**{**given, "blocks": tuple(read(clean(text), {})), **how})


def pages(made: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def without_page_numbers(told: list[str]) -> str:
    return squeezed("".join(re.sub(r"—\s*\d+\s*—", "", one) for one in told))


def words_of(made: bytes) -> str:
    """Every word of a Word file's body, in its order."""
    body = docx.Document(io.BytesIO(made)).element.body
    return squeezed("".join(text.text or "" for text in body.iter(qn("w:t"))))


def part(made: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        return file.read(name).decode()


def test_word_has_the_page_the_grid_and_the_fonts_of_the_standard():
    made = word_of(a_document("一、标题\n（一）二级\n正文"))
    section = docx.Document(io.BytesIO(made)).sections[0]
    got = [
        round(one.mm, 1)
        for one in (section.page_width, section.page_height, section.top_margin, section.left_margin)
    ]
    assert got == [210.0, 297.0, 37.0, 28.0]
    text = Length(section.page_width - section.left_margin - section.right_margin)
    high = Length(section.page_height - section.top_margin - section.bottom_margin)
    assert (round(text.mm), round(high.mm)) == (156, 225)
    grid = section._sectPr.find(qn("w:docGrid"))
    pitch, space = (int(grid.get(qn(f"w:{name}"))) for name in ("linePitch", "charSpace"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    assert int(high.pt * 20 / pitch) == 22 and int(text.pt / (16 + space / 4096) + 0.01) == 28
    xml = part(made, "word/document.xml")
    for name in ("方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"):
        assert f'w:eastAsia="{name}"' in xml
    assert 'w:sz w:val="44"' in xml and 'w:sz w:val="32"' in xml


def test_word_names_its_fonts_and_what_may_stand_for_them_and_holds_none():
    made = word_of(a_document("正文"))
    table = part(made, "word/fontTable.xml")
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in table and "embed" not in table
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()
    assert not [name for name in names if "font" in name.lower() and not name.endswith("fontTable.xml")]
    assert not [name for name in names if name.startswith("word/media")], (
        "no picture, and never one of a seal"
    )


def test_page_numbers_stand_outside_in_both():
    made = word_of(a_document("正文"))
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        feet = [file.read(name).decode() for name in file.namelist() if re.match(r"word/footer\d", name)]
    assert any('w:jc w:val="right"' in one and "PAGE" in one for one in feet)
    assert any('w:jc w:val="left"' in one and "PAGE" in one for one in feet)
    assert "<w:evenAndOddHeaders" in part(made, "word/settings.xml")
    told = pages(pdf_of(a_document("\n".join([LINE * 3] * 9))))
    assert [re.search(r"—\s*(\d+)\s*—", one)[1] for one in told] == ["1", "2"]


def test_a_letter_shows_no_number_on_its_first_page():
    letter = a_document("\n".join([LINE * 3] * 12), is_letter=True, has_head=True)
    told = pages(pdf_of(letter))
    assert not re.search(r"—\s*1\s*—", told[0]) and re.search(r"—\s*2\s*—", told[1])
    assert "<w:titlePg" in part(word_of(letter), "word/document.xml")


def test_pdf_is_a4_with_its_fonts_within_and_22_lines_of_28_characters():
    made = pdf_of(a_document("\n".join([LINE * 5] * 20), attachments=()))
    reader = PdfReader(io.BytesIO(made))
    box = reader.pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (210, 297)
    lines = [line.strip() for line in pages(made)[1].splitlines() if line.strip() and "—" not in line]
    assert len(lines) == 22 and max(map(len, lines)) == 28
    fonts = {
        str(font.get_object()["/BaseFont"]): font.get_object()["/DescendantFonts"][0].get_object()[
            "/FontDescriptor"
        ]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].get_object().values()
    }
    assert any("NotoSerifSC" in name for name in fonts)
    assert all("/FontFile3" in one.get_object() for one in fonts.values()), (
        "embedded, so that it prints everywhere"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words_in_both(text):
    document = a_document(
        f"一、{text}\n{text}\n| {text.replace('|', '｜')} | 乙 |",
        title=f"关于{clean(text)}",
        signature=clean(text),
    )
    told = squeezed("".join(document.lines()))
    assert words_of(word_of(document)) == told
    in_pdf = without_page_numbers(pages(pdf_of(document)))
    seen = "".join(sign for sign in told if sign not in missing_signs(told))
    lost = [sign for sign in set(seen) if sign.isalnum() and sign not in in_pdf]
    assert not lost and "root:" not in in_pdf


def test_a_blank_template_says_the_same_in_word_and_pdf():
    text = "一、总体情况\n本月受理12件。\n（一）响应。全部联系。\n1. 楼道灯\n（1）三号楼\n"
    text += "| 类别 | 件数 |\n| 物业 | 3 |\n出席：王建国"
    document = a_document(text, has_head=True, is_draft=True)
    told = squeezed("".join(document.lines()))
    assert words_of(word_of(document)) == told == without_page_numbers(pages(pdf_of(document)))


def test_a_hundred_thousand_characters_and_a_table_of_500_rows():
    rows = "\n".join(f"| {n} | 第{n}户 | {LINE} |" for n in range(500))
    document = a_document(f"{LINE * 4200}\n| 序号 | 住户 | 说明 |\n{rows}")
    in_word, told = words_of(word_of(document)), pages(pdf_of(document))
    assert len(in_word) > 110_000 and "第499户" in in_word
    assert len(told) > 150 and "第499户" in "".join(told)
    assert "<w:tblHeader" in part(word_of(document), "word/document.xml")


def test_a_word_without_end_and_an_empty_paper_are_set_too():
    for document in (
        a_document("x" * 5000),
        a_document("", title="", signature="", dated="", attachments=()),
    ):
        assert pages(pdf_of(document)) and word_of(document)


def test_signs_that_the_fonts_lack_are_told():
    assert missing_signs("王𠮷😀〔①—A") == "😀𠮷"
