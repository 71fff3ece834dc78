"""What a program writes into a paper of its author is taken out: names, company, folders. The paper stays.

Signed papers are left as they are: a signature names its signer on purpose, and a changed paper proves nothing.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject

_SIGNED_PDF = re.compile(rb"/ByteRange\s*\[")
# A word beside a page has its writer; a field of a form has its own name in the same place.
_FORM = ("/Widget", "/Link")
_OWN = ("/Metadata", "/PieceInfo", "/LastModified")

_PROPERTIES = re.compile(
    rb"<(?:\w+:)?Relationship\b(?=[^>]*/(?:core|extended|custom)-properties\b)[^>]*?\bTarget\s*=\s*[\"']([^\"']+)"
)
_ROOT = re.compile(rb"<((?:\w+:)?(?:coreProperties|Properties))\b([^>]*?)/?>")
_SPACES = re.compile(rb"\s(xmlns(?::\w+)?\s*=\s*(?:\"[^\"]*\"|'[^']*'))")
# Elsewhere in a paper: beginning of the part's name, what names somebody there, what stays of it.
_NAMES = [
    ("word/", re.compile(rb"(\bw\d*:(?:author|initials|userId)\s*=\s*)(?:\"[^\"]*\"|'[^']*')"), rb'\1""'),
    ("xl/comments", re.compile(rb"(<author>)[^<]*"), rb"\1"),
    ("xl/persons/", re.compile(rb"(\b(?:displayName|userId)\s*=\s*)(?:\"[^\"]*\"|'[^']*')"), rb'\1""'),
    ("xl/workbook.xml", re.compile(rb"(\b(?:url|userName)\s*=\s*)(?:\"[^\"]*\"|'[^']*')"), rb'\1""'),
    ("ppt/commentAuthors", re.compile(rb"(\b(?:name|initials)\s*=\s*)(?:\"[^\"]*\"|'[^']*')"), rb'\1""'),
    ("ppt/authors", re.compile(rb"(\b(?:name|initials|userId)\s*=\s*)(?:\"[^\"]*\"|'[^']*')"), rb'\1""'),
]


def clean_pdf(data: bytes) -> bytes | None:
    """The PDF without author, program and history; None when a password is needed to open it."""
    if _SIGNED_PDF.search(data):
        return data
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return None
    writer = PdfWriter(clone_from=reader)
    writer.metadata = None
    for one in _dictionaries(writer):
        _forget(one)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _dictionaries(writer: PdfWriter) -> Iterator[DictionaryObject]:
    """Every dictionary of a document, also those inside of others; what is only about it is emptied."""
    for i, found in enumerate(writer._objects):
        if isinstance(found, DictionaryObject) and found.get("/Type") == "/Metadata":
            writer._objects[i] = NullObject()
        elif found is not None:
            yield from _inside(found)


def _inside(found: Any) -> Iterator[DictionaryObject]:
    """Without following references: each object is visited once."""
    if isinstance(found, DictionaryObject):
        yield found
    if isinstance(found, DictionaryObject | ArrayObject):
        for one in list(found.values() if isinstance(found, DictionaryObject) else found):
            if not isinstance(one, IndirectObject):
                yield from _inside(one)


def _forget(one: DictionaryObject) -> None:
    for name in _OWN:
        one.pop(name, None)
    if one.get("/Subtype") not in (None, *_FORM) and "/Rect" in one:
        one.pop("/T", None)


def clean_office(data: bytes) -> bytes:
    """The DOCX, XLSX or PPTX with empty properties, and with nobody's name beside its comments and changes."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as box:
        names = box.namelist()
        if any(name.startswith("_xmlsignatures/") for name in names):
            return data
        relations = box.read("_rels/.rels") if "_rels/.rels" in names else b""
        about = {target.decode().lstrip("/") for target in _PROPERTIES.findall(relations)}
        about |= {name for name in names if name.startswith("docProps/") and name.endswith(".xml")}
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as clean:
            for name in names:
                # No day of its own, so that the same paper is the same bytes.
                entry = zipfile.ZipInfo(name)
                entry.compress_type = zipfile.ZIP_DEFLATED
                clean.writestr(
                    entry, _emptied(box.read(name)) if name in about else _unnamed(name, box.read(name))
                )
    return out.getvalue()


def _emptied(part: bytes) -> bytes:
    """The outermost element alone, with its namespaces."""
    root = _ROOT.search(part)
    if root is None:  # in another writing than UTF-8, or something else altogether
        return b'<?xml version="1.0"?><Properties/>'
    spaces = b" ".join(_SPACES.findall(root[2]))
    return b'<?xml version="1.0" encoding="UTF-8"?><' + root[1] + b" " + spaces + b"/>"


def _unnamed(name: str, part: bytes) -> bytes:
    for beginning, named, stays in _NAMES:
        if name.startswith(beginning) and name.endswith(".xml"):
            part = named.sub(stays, part)
    return part
