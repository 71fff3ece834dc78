"""Papers keep all that they say; what could do harm is refused, and what they tell of their authors is taken out."""

import re
import zipfile
import zlib
from io import BytesIO

from django.utils.translation import gettext_lazy as _

from linli.kernel.evidence import traces
from linli.kernel.evidence.sniff import PDF
from linli.kernel.refusals import Refused

_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = _OFFICE + "wordprocessingml.document"
XLSX = _OFFICE + "spreadsheetml.sheet"
PPTX = _OFFICE + "presentationml.presentation"
EXTENSIONS = {PDF: ".pdf", DOCX: ".docx", XLSX: ".xlsx", PPTX: ".pptx"}

UNPACKED, ENTRIES, RATIO = 100 * 1024 * 1024, 3000, 200
# Parts of a paper that run by themselves or carry other files.
_ACTIVE_PDF = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z])")
_ACTIVE_PART = re.compile(
    r"vbaProject|macrosheets/|activeX/|/embeddings/|\.(?:exe|dll|js|vbs|bat|zip|jar|html?)$", re.I
)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)

_DAMAGED = _("This paper is damaged or incomplete. Open it, save it again, and send that.")
_ACTIVE = _("This paper contains a macro, script or another file inside. Print it to PDF and send that.")
_MIXED = _("Something else is hidden in this file beside the paper. Print it to PDF and send that.")
_BOMB = _("This paper unpacks to something far too large. Print it to PDF and send that.")
_LOCKED = _("This paper is locked with a password. Save it without one, or print it to PDF, and send that.")
# An Office paper with a password is a box of an old kind with one part of this name.
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_ARCHIVE = _("This is a packed archive. Unpack it and send the photos or papers one by one.")


def take(data: bytes, is_pdf: bool) -> tuple[bytes, str]:
    """A paper fit to be kept, and which kind it is. Raises Refused."""
    return _take_pdf(data) if is_pdf else _take_office(data)


def refuse_locked(data: bytes) -> None:
    """Refuse an Office paper that only a password opens, in words of its own."""
    if _ENCRYPTED_PART in data:
        raise Refused(_LOCKED, code="evidence.locked")


def _take_pdf(data: bytes) -> tuple[bytes, str]:
    inspect_pdf(data)
    try:
        clean = traces.clean_pdf(data)
    except Exception:  # hostile bytes make readers fail in any way
        raise Refused(_DAMAGED, code="evidence.damaged") from None
    if clean is None:
        raise Refused(_LOCKED, code="evidence.locked")
    # Written anew, it hides nothing behind a lock or in an older edition of itself.
    return clean, inspect_pdf(clean)


def _take_office(data: bytes) -> tuple[bytes, str]:
    kind = inspect_office(data)
    return traces.clean_office(data), kind


def inspect_pdf(data: bytes) -> str:
    """Let a whole, still PDF pass. Raises Refused."""
    end = data.rfind(b"%%EOF")
    if end < 0 or b"startxref" not in data:
        raise Refused(_DAMAGED, code="evidence.damaged")
    if data[end + 5 :].strip(b"\r\n\t \x00") or zipfile.is_zipfile(BytesIO(data)) or _is_page(data[:1024]):
        raise Refused(_MIXED, code="evidence.mixed")
    if _ACTIVE_PDF.search(_unescaped(data)) or any(
        _ACTIVE_PDF.search(part) for part in _object_streams(data)
    ):
        raise Refused(_ACTIVE, code="evidence.active")
    return PDF


def _is_page(head: bytes) -> bool:
    return bool(re.search(rb"<(?:!doctype|html|script|svg|body|iframe)", head, re.I))


def _unescaped(data: bytes) -> bytes:
    """Names may be written ``/J#61vaScript``."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), data)


def _object_streams(data: bytes) -> list[bytes]:
    """The objects that a PDF keeps compressed, up to a bound."""
    found, room = [], UNPACKED
    for match in re.finditer(rb"/ObjStm\b[^\x00]{0,400}?stream\r?\n", data):
        try:
            part = zlib.decompressobj().decompress(data[match.end() :], room)
        except zlib.error:
            continue
        room -= len(part)
        if room <= 0:
            raise Refused(_BOMB, code="evidence.bomb")
        found.append(_unescaped(part))
    return found


def inspect_office(data: bytes) -> str:
    """Let a DOCX, XLSX or PPTX without macros pass; gives which it is. Raises Refused."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as box:
            entries = box.infolist()
            kind = _kind({entry.filename for entry in entries})
            _refuse_hidden(data, entries)
            _refuse_bomb(entries)
            if any(entry.flag_bits & 1 for entry in entries):
                raise Refused(_LOCKED, code="evidence.locked")
            for entry in entries:
                _read_part(box, entry)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        raise Refused(_DAMAGED, code="evidence.damaged") from None
    return kind


_MAIN = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("ppt/presentation.xml", PPTX))


def _kind(names: set[str]) -> str:
    if "[Content_Types].xml" in names:
        for part, kind in _MAIN:
            if part in names:
                return kind
    raise Refused(_ARCHIVE, code="evidence.kind")


def _refuse_hidden(data: bytes, entries: list[zipfile.ZipInfo]) -> None:
    if any(_ACTIVE_PART.search(entry.filename) for entry in entries):
        raise Refused(_ACTIVE, code="evidence.active")
    # Nothing before the first part, and the directory ends the file.
    if min(entry.header_offset for entry in entries) != 0 or data[-22:-18] != b"PK\x05\x06":
        raise Refused(_MIXED, code="evidence.mixed")


def _refuse_bomb(entries: list[zipfile.ZipInfo]) -> None:
    large = sum(entry.file_size for entry in entries) > UNPACKED or len(entries) > ENTRIES
    if large or any(e.file_size > 1024 * 1024 and e.file_size > RATIO * e.compress_size for e in entries):
        raise Refused(_BOMB, code="evidence.bomb")


def _read_part(box: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Unpack a part to its declared size, which checks its sum, and look into it."""
    part = box.read(entry)
    if not entry.filename.endswith((".xml", ".rels")):
        return
    part = part.replace(b"\x00", b"")  # the same words in UTF-16
    if _DECLARATION.search(part):
        raise Refused(_BOMB, code="evidence.bomb")
    if (entry.filename == "[Content_Types].xml" and b"macroEnabled" in part) or _fetches(entry, part):
        raise Refused(_ACTIVE, code="evidence.active")


def _fetches(entry: zipfile.ZipInfo, part: bytes) -> bool:
    """Whether opening the paper would fetch something from elsewhere; a link to click is no harm."""
    if not entry.filename.endswith(".rels"):
        return False
    outside = [r for r in _RELATION.findall(part) if re.search(rb"TargetMode\s*=\s*.External", r)]
    return any(b"/hyperlink" not in relation for relation in outside)
