"""Before a file is parsed: what it is, and that reading it can do no harm and takes bounded time and memory."""

import re
import zipfile
import zlib
from io import BytesIO
from typing import Any

from django.utils.translation import gettext_lazy as _
from lxml import etree

from linli.kernel.refusals import Refused

MOST_BYTES = 20 * 1024 * 1024
UNPACKED, ENTRIES, RATIO = 100 * 1024 * 1024, 3000, 250
MOST_SHEETS, MOST_ROWS, MOST_CELLS = 50, 100_000, 200_000
CHUNK = 1024 * 1024

_ACTIVE = re.compile(
    r"vbaProject|macrosheets/|activeX/|ctrlProps/|/embeddings/|\.(?:exe|dll|js|vbs|bat|jar|html?)$", re.I
)
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ROW, _CELL = re.compile(rb"[<:]row[ />]"), re.compile(rb"[<:]c[ />]")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BROKEN = _("This file is damaged or incomplete. Open it, save it again, and send that.")
_BOMB = _(
    "This file unpacks to something far too large to be a table. Copy the table into a new file and send that."
)
_CELLS = _("This table has more than %(most)s cells. Keep only what is to be filled and send that.")
_ROWS = _("This table has more than %(most)s rows. Keep only the rows to be filled and send that.")
_LINKED = _("This file takes figures from other files. Paste them as values, save it, and send that.")


def refusing(message: Any, code: str) -> Refused:
    return Refused(message, field="file", code=f"records.sheets.{code}")


def kind_of(data: bytes) -> str:
    """xlsx, docx or csv; whatever else is refused, with what to do."""
    if len(data) > MOST_BYTES:
        raise refusing(_("This file is larger than 20 MB. Take out pictures and send that."), "large")
    if not data.strip(b"\x00\r\n\t "):
        raise refusing(_("This file is empty. Send the table that you want filled."), "empty")
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(b"PK"):
        return _office(data)
    if data.startswith((b"%PDF", b"\xff\xd8", b"\x89PNG", b"{\\rtf", b"GIF8")) or b"\x00" in data[:4096]:
        raise refusing(
            _("Only .xlsx, .docx and .csv tables can be filled. Ask the sender for one of these."), "kind"
        )
    return "csv"


def _ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise refusing(
            _("This file is protected by a password. Save it without one and send that."), "password"
        )
    raise refusing(
        _("This file is in the old .xls or .doc format. Save it as .xlsx or .docx and send that."), "old"
    )


def _office(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as box:
            entries = box.infolist()
            kind = _kind(box, entries)
            _refuse_bomb(entries)
            for entry in entries:
                _look_into(box, entry)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise refusing(BROKEN, "broken") from None
    return kind


def _kind(box: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> str:
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise refusing(
            _("This file is protected by a password. Save it without one and send that."), "password"
        )
    if len(names) != len(entries):
        raise refusing(BROKEN, "broken")
    if any(_ACTIVE.search(name) for name in names):
        raise refusing(
            _(
                "This file contains a macro or another program. Save it as .xlsx or .docx without it and send that."
            ),
            "macro",
        )
    if any("externalLinks/" in name for name in names):
        raise refusing(_LINKED, "linked")
    for part, kind in (("xl/workbook.xml", "xlsx"), ("word/document.xml", "docx")):
        if part in names and "[Content_Types].xml" in names:
            return kind
    raise refusing(
        _("Only .xlsx, .docx and .csv tables can be filled. Ask the sender for one of these."), "kind"
    )


def _refuse_bomb(entries: list[zipfile.ZipInfo]) -> None:
    large = sum(entry.file_size for entry in entries) > UNPACKED or len(entries) > ENTRIES
    if large or any(e.file_size > CHUNK and e.file_size > RATIO * max(1, e.compress_size) for e in entries):
        raise refusing(_BOMB, "bomb")
    sheets = sum(bool(re.fullmatch(r"xl/worksheets/[^/]+\.xml", entry.filename)) for entry in entries)
    if sheets > MOST_SHEETS:
        raise refusing(
            _("This workbook has %(n)s sheets; at most %(most)s can be taken. Send the ones to be filled.")
            % {"n": sheets, "most": MOST_SHEETS},
            "sheets",
        )


def _look_into(box: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Unpack a part piece by piece, which checks its sum, and count what it holds; nothing is kept."""
    rows = cells = 0
    tail, sheet = b"", entry.filename.startswith("xl/worksheets/")
    is_xml = entry.filename.endswith((".xml", ".rels"))
    with box.open(entry) as part:
        while piece := part.read(CHUNK):
            if not is_xml:
                continue
            text = tail + piece.replace(b"\x00", b"")  # the same words in UTF-16
            _refuse_text(entry.filename, text)
            fresh = text[len(tail) :]
            rows += len(_ROW.findall(tail[-4:] + fresh)) if sheet else 0
            cells += len(_CELL.findall(tail[-2:] + fresh)) if sheet else 0
            refuse_many(rows, cells)
            tail = text[-400:]


def _refuse_text(name: str, text: bytes) -> None:
    if _DECLARATION.search(text):
        raise refusing(_BOMB, "bomb")
    if name == "[Content_Types].xml" and b"macroEnabled" in text:
        raise refusing(
            _(
                "This file contains a macro or another program. Save it as .xlsx or .docx without it and send that."
            ),
            "macro",
        )
    if name.endswith(".rels"):
        outside = [one for one in _RELATION.findall(text) if re.search(rb"TargetMode\s*=\s*.External", one)]
        if any(b"/hyperlink" not in one for one in outside):
            raise refusing(_LINKED, "linked")


def refuse_many(rows: int, cells: int) -> None:
    if rows > MOST_ROWS:
        raise refusing(_ROWS % {"most": f"{MOST_ROWS:,}"}, "rows")
    if cells > MOST_CELLS:
        raise refusing(_CELLS % {"most": f"{MOST_CELLS:,}"}, "cells")


def parsed(part: bytes) -> Any:
    """XML without entities and without the network; what is not well formed is refused."""
    try:
        return etree.fromstring(
            part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        )
    except (etree.XMLSyntaxError, ValueError):
        raise refusing(BROKEN, "broken") from None
