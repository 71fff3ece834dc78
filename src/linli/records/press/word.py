"""A paper as a Word file: page, grid, fonts and page numbers of GB/T 9704-2012. Fonts are named, none is put in."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.pkgwriter import PackageWriter

from linli.kernel.clock import now
from linli.records.press.elements import Part, blank, grid_table, paragraph
from linli.records.press.faces import face_of
from linli.records.press.measures import HEAD_LINES
from linli.records.press.pages import lay_out
from linli.records.rules.papers.document import ATTACHMENT, Document
from linli.records.rules.papers.text import Block, Kind


def word_of(document: Document) -> bytes:
    """The bytes of the DOCX."""
    file = docx.Document()
    lay_out(file, first_page_number=not document.is_letter)
    _sign_file(file, document)
    body = file.element.body
    end = body.sectPr
    for one in _parts(document):
        end.addprevious(one)
    return _packed(file.part.package)


def _packed(package: Any) -> bytes:
    for part in package.parts:
        part.before_marshal()
    out = io.BytesIO()
    PackageWriter.write(out, package.rels, package.parts)
    return out.getvalue()


def _sign_file(file: Any, document: Document) -> None:
    about = file.core_properties
    about.title, about.author, about.comments = document.title, document.signature, ""
    about.last_modified_by, about.language = document.signature, "zh-CN"
    about.created = about.modified = now().replace(tzinfo=None)


def _parts(document: Document) -> Iterator[Any]:
    yield from _head(document)
    yield paragraph([Part(document.title, "title")], style="Title", align="center")
    if document.draft_line:
        yield paragraph([Part(document.draft_line, "kai")], align="center")
    yield blank()
    if document.address_line:
        yield paragraph([Part(document.address_line)])
    for block in document.blocks:
        yield from _block(block)
    yield from _attached(document)
    yield from _signed(document)


def _head(document: Document) -> Iterator[Any]:
    """Room for the red head, which is the issuing body's own, and the number below it."""
    if document.has_head:
        yield from (blank() for _line in range(HEAD_LINES))
    if document.has_head or document.number_line:
        align = "right" if document.is_letter else "center"
        yield paragraph([Part(document.number_line)], align=align)
        yield from (blank() for _line in range(1 if document.is_letter else 2))


def _block(block: Block) -> Iterator[Any]:
    if block.kind == Kind.TABLE:
        yield grid_table(block)
        return
    face = face_of(block)
    parts = [Part(block.label, "hei"), *(Part(run.text, face) for run in block.runs)]
    parts += [Part(run.text) for run in block.rest]
    style = f"Heading{block.level}" if block.level and not block.rest else ""
    yield paragraph([one for one in parts if one.text], style=style, first=2, keep=bool(style))


def _attached(document: Document) -> Iterator[Any]:
    """附件：1. … below the text, two characters in, further lines under the first letter of the name."""
    if document.attached:
        yield blank()
    for at, (before, name) in enumerate(document.attached):
        pushed = 0 if at == 0 else len(ATTACHMENT)
        hang = len(ATTACHMENT) + (1 if "." in before else 0)
        yield paragraph([Part(before + name)], left=2 + hang, first=pushed - hang)


def _signed(document: Document) -> Iterator[Any]:
    """The body and the day at the right, two lines below: the seal is set there by hand, never by us."""
    if not (document.signature or document.dated):
        return
    yield blank(keep=True)
    yield blank(keep=True)
    yield paragraph([Part(document.signature)], align="right", right=document.sign_right, keep=True)
    yield paragraph([Part(document.dated)], align="right", right=document.day_right)
