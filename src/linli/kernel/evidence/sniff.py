"""What a file is, told by its content alone; names and declared types are not believed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused

JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
PDF, ZIP = "application/pdf", "application/zip"
IMAGES = (JPEG, PNG, WEBP)
HEAD = 512
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_TAKEN: list[tuple[str, bytes]] = [
    (JPEG, b"\xff\xd8\xff"),
    (PNG, b"\x89PNG\r\n\x1a\n"),
    (PDF, b"%PDF-"),
    (ZIP, b"PK\x03\x04"),
]
_PROGRAM = _("This is a program, not a document. Programs are not taken, whatever their name.")
_PACKED = _("This is a packed archive. Unpack it and send the photos or papers one by one.")
_OLD_OFFICE = _("This is an old Office format. Save it as PDF, DOCX or XLSX and send that.")
_REFUSED: list[tuple[tuple[bytes, ...], Any]] = [
    ((b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"dex\n"), _PROGRAM),
    ((b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"PK\x05\x06"), _PACKED),
    ((OLD_OFFICE,), _OLD_OFFICE),
]


def media_type(head: bytes) -> str:
    """The kind of a file from its first bytes. Raises Refused with what to send instead."""
    for kind, magic in _TAKEN:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    raise Refused(_why_not(head), code="evidence.kind")


def _why_not(head: bytes) -> Any:
    for beginnings, sentence in _REFUSED:
        if head.startswith(beginnings):
            return sentence
    if head[4:8] == b"ftyp":
        return _(
            "This is a film or a HEIC photo, which not every browser can show. Send the photo as JPEG: on an "
            "iPhone choose Settings, Camera, Formats, Most Compatible, or share it as JPEG."
        )
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<"):
        return _("This is a web page or a drawing made of code (HTML, SVG). Send a photo or a PDF of it.")
    if not head:
        return _("This file is empty. Choose it again.")
    return _("This kind of file is not taken. Send a photo (JPEG, PNG, WebP), a PDF, DOCX or XLSX.")
