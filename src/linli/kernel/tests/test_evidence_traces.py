"""Names that programs write into papers are gone when the paper is kept; what it says stays."""

import zipfile
from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

from linli.kernel.evidence.forms import PhotosField
from linli.kernel.evidence.intake import examine
from linli.kernel.evidence.papers import DOCX, PPTX, XLSX
from linli.kernel.refusals import Refused
from linli.kernel.tests.test_evidence_papers import TYPES, docx

NAME = "SentinelName"
CORE = (
    '<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://x/core" xmlns:dc="http://x/dc">'
    f"<dc:creator>{NAME}</dc:creator><cp:lastModifiedBy>{NAME}</cp:lastModifiedBy></cp:coreProperties>"
)
APP = f'<Properties xmlns="http://x/app"><Company>{NAME}</Company><Manager>{NAME}</Manager></Properties>'
RELATION = (
    '<Relationships><Relationship Id="r1" Type="http://x/metadata/core-properties" Target="/services/a.psmdcp"/>'
    "</Relationships>"
)
WORDS = f'<w:document><w:ins w:author="{NAME}" w:date="x"><w:t>楼道灯</w:t></w:ins></w:document>'


def pdf(signed=False, **how):
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": NAME, "/Creator": NAME, "/Title": NAME, "/Company": NAME})
    for owner in (writer.root_object, page):
        xmp = StreamObject()
        xmp.set_data(f"<x:xmpmeta><dc:creator>{NAME}</dc:creator></x:xmpmeta>".encode())
        xmp[NameObject("/Type")] = NameObject("/Metadata")
        owner[NameObject("/Metadata")] = writer._add_object(xmp)
    note = FreeText(text="楼道灯", rect=(10, 10, 90, 90))
    note[NameObject("/T")] = TextStringObject(NAME)
    writer.add_annotation(0, note)
    history = DictionaryObject({NameObject("/Program"): TextStringObject(NAME)})
    page[NameObject("/PieceInfo")] = history
    if how:
        writer.encrypt(**how)
    out = BytesIO()
    writer.write(out)
    data = out.getvalue()
    return data.replace(b"startxref", b"/ByteRange [0 1 2 3]\nstartxref") if signed else data


def xlsx():
    book, out = Workbook(), BytesIO()
    book.properties.creator = book.properties.lastModifiedBy = NAME
    book.active["A1"] = "楼道灯"
    book.active["A1"].comment = Comment("换了", NAME)
    book.save(out)
    return out.getvalue()


def pptx():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        box.writestr("[Content_Types].xml", TYPES)
        box.writestr("ppt/presentation.xml", "<p>楼道灯</p>")
        box.writestr("ppt/commentAuthors.xml", f'<a><b id="0" name="{NAME}" initials="{NAME}"/></a>')
        box.writestr("docProps/core.xml", CORE)
    return out.getvalue()


def parts(data):
    with zipfile.ZipFile(BytesIO(data)) as box:
        return {name: box.read(name).decode() for name in box.namelist()}


WORD = docx(
    {
        "docProps/core.xml": CORE, "docProps/app.xml": APP, "docProps/custom.xml": APP, "_rels/.rels": RELATION,
        "services/a.psmdcp": CORE, "word/document.xml": WORDS, "word/comments.xml": f'<c w:initials="{NAME}"/>',
    }
)  # fmt: skip


@pytest.mark.parametrize(("data", "kind"), [(WORD, DOCX), (xlsx(), XLSX), (pptx(), PPTX)])
def test_an_office_paper_loses_the_names_and_keeps_its_words(data, kind):
    assert NAME in str(parts(data))
    found = examine(BytesIO(data), "a.bin")
    kept = parts(found.content)
    assert found.media_type == kind
    assert NAME not in str(kept)
    assert set(kept) == set(parts(data))
    assert "楼道灯" in unescape(str(kept)), "as itself or by its number"


def test_a_spreadsheet_still_opens():
    book = load_workbook(BytesIO(examine(BytesIO(xlsx()), "a.xlsx").content))
    assert (book.active["A1"].value, book.active["A1"].comment.text) == ("楼道灯", "换了")
    assert book.properties.creator in (None, "", "openpyxl")


def test_a_pdf_loses_the_names_and_keeps_its_pages():
    assert NAME.encode() in pdf()
    kept = examine(BytesIO(pdf()), "a.pdf").content
    reader = PdfReader(BytesIO(kept))
    assert NAME.encode() not in kept
    assert (len(reader.pages), reader.metadata, reader.xmp_metadata) == (1, None, None)
    assert reader.pages[0]["/Annots"][0].get_object()["/Contents"] == "楼道灯"


def test_the_same_paper_twice_is_the_same_bytes():
    for data in (pdf(), xlsx(), WORD):
        assert len({examine(BytesIO(data), "a").digest for _time in range(2)}) == 1


def test_an_older_edition_inside_of_a_pdf_goes_too():
    writer = PdfWriter(BytesIO(pdf()), incremental=True)
    writer.add_metadata({"/Author": "Somebody Else"})
    out = BytesIO()
    writer.write(out)
    kept = examine(BytesIO(out.getvalue()), "a.pdf").content
    assert NAME.encode() in out.getvalue()
    assert NAME.encode() not in kept and b"Somebody" not in kept


def test_a_signed_paper_is_left_as_it_is():
    signed = docx({"_xmlsignatures/sig1.xml": "<s/>", "docProps/core.xml": CORE})
    for data in (pdf(signed=True), signed):
        assert examine(BytesIO(data), "a").content == data


@pytest.mark.parametrize("secret", ["", "open sesame"])
def test_a_pdf_that_needs_a_password_is_refused_and_one_that_needs_none_is_taken(secret):
    data = pdf(user_password=secret, owner_password="owner", algorithm="AES-256")
    if not secret:
        assert NAME.encode() not in examine(BytesIO(data), "a.pdf").content
        return
    with pytest.raises(Refused) as found:
        examine(BytesIO(data), "a.pdf")
    assert found.value.code == "evidence.locked"


def _flagged(data):
    """As a packer with a password marks its parts."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = -1
        while (found := changed.find(mark, found + 1)) >= 0:
            changed[found + at] |= 1
    return bytes(changed)


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (OLD + "EncryptedPackage".encode("utf-16-le"), "evidence.locked"),
        (OLD + "WordDocument".encode("utf-16-le"), "evidence.kind"),
        (_flagged(docx()), "evidence.locked"),
        (docx({"xl/vbaProject.bin": "x"}), "evidence.active"),
    ],
)
def test_a_locked_office_paper_is_told_from_an_old_one_and_from_a_macro(data, code):
    with pytest.raises(Refused) as found:
        examine(BytesIO(data), "a.docx")
    assert found.value.code == code


def test_a_script_hidden_behind_a_lock_is_found():
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf())))
    script = {
        NameObject("/S"): NameObject("/JavaScript"),
        NameObject("/JS"): TextStringObject("app.alert(1)"),
    }
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    writer.encrypt(user_password="", owner_password="owner", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    with pytest.raises(Refused) as found:
        examine(BytesIO(out.getvalue()), "a.pdf")
    assert found.value.code == "evidence.active"


def test_the_field_of_every_form_takes_them_off(db):
    field = PhotosField(required=False)
    files = [SimpleUploadedFile("a.pdf", pdf()), SimpleUploadedFile("b.docx", WORD)]
    for one in field.clean(files):
        held = str(parts(one.content)) if one.media_type == DOCX else one.content.decode("latin-1")
        assert NAME not in held
