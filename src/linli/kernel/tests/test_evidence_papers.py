"""Papers: what passes, and everything that is refused with the reason and what to do instead."""

import zipfile
import zlib
from io import BytesIO

import pytest
from django.utils import translation
from openpyxl import Workbook
from PIL import Image

from linli.kernel.evidence.intake import Limits, examine
from linli.kernel.evidence.papers import DOCX, XLSX
from linli.kernel.refusals import Refused

TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def pdf(body=b"1 0 obj << /Type /Catalog >> endobj", tail=b""):
    return b"%PDF-1.7\n" + body + b"\nxref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n" + tail


def whole_pdf():
    out = BytesIO()
    Image.new("RGB", (50, 50)).save(out, "PDF")
    return out.getvalue()


def docx(parts=None, **more):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, text in {
            "[Content_Types].xml": TYPES,
            "word/document.xml": "<w/>",
            **(parts or {}),
        }.items():
            box.writestr(name, text)
        box.comment = more.get("comment", b"")
    return out.getvalue()


def xlsx():
    out, book = BytesIO(), Workbook()
    book.active["A1"] = "王小明"
    book.save(out)
    return out.getvalue()


def refusal(data, name="minutes.pdf", **more):
    with pytest.raises(Refused) as found:
        examine(BytesIO(data), name, **more)
    assert str(found.value.message).endswith(".") and len(str(found.value.message)) > 30
    return found.value


@pytest.mark.parametrize(
    ("data", "media_type", "name"),
    [
        (whole_pdf(), "application/pdf", "minutes.pdf"),
        (whole_pdf() + b"\r\n \0", "application/pdf", "minutes.pdf"),
        (docx(), DOCX, "minutes.docx"),
        (xlsx(), XLSX, "minutes.xlsx"),
    ],
)
def test_a_paper_is_kept_under_the_name_of_what_it_is(data, media_type, name):
    found = examine(BytesIO(data), "minutes.jpg")
    assert (found.media_type, found.name) == (media_type, name)
    assert not found.is_photo and found.width is None


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"MZ\x90\x00" + b"\0" * 60, "program"),
        (b"\x7fELF\x02" + b"\0" * 60, "program"),
        (b"#!/bin/sh\nrm -rf ~", "program"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "SVG"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?><svg/>", "SVG"),
        (b"\xff\xfe<\0s\0v\0g\0>\0", "SVG"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "HTML"),
        (b"Rar!\x1a\x07\x00", "archive"),
        (b"7z\xbc\xaf\x27\x1c\0\0", "archive"),
        (b"\x1f\x8b\x08\0", "archive"),
        (b"PK\x05\x06" + b"\0" * 18, "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60, "DOCX"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "Most Compatible"),
        (b"GIF89a\x01\0\x01\0", "JPEG, PNG, WebP"),
        (b"just words", "JPEG, PNG, WebP"),
        (b"", "empty"),
    ],
)
@pytest.mark.parametrize("name", ["photo.jpg", "minutes.pdf"])
def test_content_decides_and_the_refusal_says_what_to_do(data, word, name):
    found = refusal(data, name)
    assert found.code == "evidence.kind" and word in str(found.message)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\nnothing more", "evidence.damaged"),
        (pdf()[:-8], "evidence.damaged"),
        (pdf(), "evidence.damaged"),  # it has no pages
        (pdf(tail=b"<script>alert(1)</script>"), "evidence.mixed"),
        (pdf(tail=docx()), "evidence.mixed"),
        (pdf() + docx(comment=b"%%EOF\n"), "evidence.mixed"),
        (pdf(b"<html><body onload=alert(1)>"), "evidence.mixed"),
        (pdf(b"<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>"), "evidence.active"),
        (pdf(b"<< /S /J#61vaScript >>"), "evidence.active"),
        (pdf(b"<< /S /Launch /F (cmd.exe) >>"), "evidence.active"),
        (pdf(b"<< /Names << /EmbeddedFiles 3 0 R >> >>"), "evidence.active"),
        (
            pdf(
                b"<< /Type /ObjStm /N 1 >> stream\r\n"
                + zlib.compress(b"<< /S /JavaScript >>")
                + b"\nendstream"
            ),
            "evidence.active",
        ),
    ],
)
def test_a_pdf_that_is_broken_or_does_something_is_refused(data, code):
    assert refusal(data).code == code


def test_a_pdf_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr("linli.kernel.evidence.papers.UNPACKED", 100_000)
    body = b"<< /Type /ObjStm >> stream\n" + zlib.compress(b"0" * 200_000) + b"\nendstream"
    assert refusal(pdf(body)).code == "evidence.bomb"


RELATION = '<Relationships><Relationship Type="http://x/{}" Target="http://x/a" TargetMode="External"/>'
OUTSIDE, LINK = RELATION.format("attachedTemplate"), RELATION.format("hyperlink")


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word/vbaProject.bin": "x"}, "evidence.active"),
        ({"word/activeX/activeX1.xml": "x"}, "evidence.active"),
        ({"word/embeddings/oleObject1.bin": "x"}, "evidence.active"),
        ({"run.exe": "x"}, "evidence.active"),
        ({"[Content_Types].xml": TYPES + "application/vnd.ms-word.document.macroEnabled"}, "evidence.active"),
        ({"word/_rels/settings.xml.rels": OUTSIDE}, "evidence.active"),
        ({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}, "evidence.bomb"),
        ({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")}, "evidence.bomb"),
        ({"word/media/a.bin": b"\0" * 30_000_000}, "evidence.bomb"),
    ],
)
def test_an_office_paper_that_does_something_is_refused(parts, code):
    assert refusal(docx(parts), "a.docx").code == code


def test_an_office_paper_with_a_link_passes():
    assert examine(BytesIO(docx({"word/_rels/document.xml.rels": LINK})), "a.docx").media_type == DOCX


def test_too_much_in_sum_is_refused(monkeypatch):
    monkeypatch.setattr("linli.kernel.evidence.papers.UNPACKED", 1000)
    assert refusal(docx({"word/a.xml": "<a>" + "b" * 2000}), "a.docx").code == "evidence.bomb"
    monkeypatch.setattr("linli.kernel.evidence.papers.ENTRIES", 1)
    assert refusal(docx(), "a.docx").code == "evidence.bomb"


def test_an_ordinary_archive_is_no_paper():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        box.writestr("photo.jpg", "x")
    assert "one by one" in str(refusal(out.getvalue(), "a.docx").message)


@pytest.mark.parametrize("data", [docx(comment=b"<script>"), docx() + b"MZ tail"])
def test_an_office_paper_with_something_behind_it_is_refused(data):
    assert refusal(data, "a.docx").code == "evidence.mixed"


@pytest.mark.parametrize("cut", [40, 200, -10])
def test_a_cut_office_paper_is_refused(cut):
    assert refusal(docx()[:cut], "a.docx").code == "evidence.damaged"


def test_a_part_that_lies_about_its_sum_is_refused():
    data = bytearray(docx({"word/a.txt": "harmless"}))
    data[data.rfind(b"word/a.txt") - 46 + 16] ^= 0xFF
    assert refusal(bytes(data), "a.docx").code == "evidence.damaged"


def test_a_paper_over_the_limit_is_refused_with_the_limit():
    found = refusal(pdf(b"0" * 3 * 1024 * 1024), limits=Limits(document_bytes=1024 * 1024))
    assert found.code == "evidence.size" and "4 MB" in str(found.message) and "1 MB" in str(found.message)
