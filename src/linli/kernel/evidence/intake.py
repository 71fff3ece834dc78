"""Taking files in: what a file is, by its content, and how it is made harmless."""

import os
import re
import unicodedata
from dataclasses import dataclass
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File
from django.utils.translation import gettext as _

from linli.kernel import rulebook
from linli.kernel.evidence import images, papers, sniff
from linli.kernel.privacy import cipher
from linli.kernel.refusals import Refused

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """How large a file may be when it is sent."""

    photo_bytes: int = 15 * MB
    document_bytes: int = 20 * MB
    pixels: int = 50_000_000


LIMITS = Limits()


def limits() -> Limits:
    """The limits that the rulebook sets; those above until its rows are loaded."""
    try:
        photo, document, pixels = (
            int(rulebook.get(f"evidence.{of}").number) for of in ("photo", "document", "pixels")
        )
    except rulebook.MissingRule:
        return LIMITS
    return Limits(photo * MB, document * MB, pixels * 1_000_000)


@dataclass(frozen=True)
class Examined:
    """A file fit to be kept: its bytes as they will be stored, and what is known of them."""

    content: bytes
    media_type: str
    name: str
    algorithm: str
    digest: str
    thumb: bytes = b""
    width: int | None = None
    height: int | None = None

    @property
    def size(self) -> int:
        """Bytes as they will be stored."""
        return len(self.content)

    @property
    def is_photo(self) -> bool:
        return bool(self.thumb)


def examine(file: "File[Any] | IO[bytes]", name: str = "", limits: Limits = LIMITS) -> Examined:
    """Look at a file by its content; traces of its maker are taken off. Raises Refused."""
    name = name or getattr(file, "name", "") or ""
    file.seek(0)
    head = file.read(sniff.HEAD)
    if head.startswith(sniff.OLD_OFFICE):
        papers.refuse_locked(_read(file, limits.document_bytes, False))
    kind = sniff.media_type(head)
    is_photo = kind in sniff.IMAGES
    data = _read(file, limits.photo_bytes if is_photo else limits.document_bytes, is_photo)
    if is_photo:
        content, thumb, (width, height) = images.redraw(data, limits.pixels)
        return _examined(content, sniff.JPEG, clean_name(name, ".jpg"), thumb, width, height)
    content, kind = papers.take(data, kind == sniff.PDF)
    return _examined(content, kind, clean_name(name, papers.EXTENSIONS[kind]))


def clean_name(name: str, ending: str) -> str:
    """A name to show: no folders, no invisible or turning characters, the ending that the content has."""
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    name = "".join(c for c in name if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
    stem = re.sub(r"\.\w{1,5}$", "", name).strip(" .")
    return (stem[:80].strip(" .") or _("file")) + ending


def _read(file: IO[bytes], limit: int, is_photo: bool) -> bytes:
    """All of a file, unless it is larger than ``limit``: then not a byte more than needed."""
    size = file.seek(0, os.SEEK_END)
    if size > limit:
        sentence = (
            _(
                "This photo has %(size)s MB; the limit is %(limit)s MB. Make it smaller: share it from the "
                "gallery as “medium”, or photograph it again at normal quality."
            )
            if is_photo
            else _(
                "This file has %(size)s MB; the limit is %(limit)s MB. Save it smaller, or send it in parts."
            )
        )
        raise Refused(sentence % {"size": -(-size // MB), "limit": limit // MB}, code="evidence.size")
    file.seek(0)
    return file.read()


def _examined(
    content: bytes,
    kind: str,
    name: str,
    thumb: bytes = b"",
    width: int | None = None,
    height: int | None = None,
) -> Examined:
    algorithm = settings.LINLI_DIGEST
    digest = cipher.digest(content, algorithm)
    return Examined(content, kind, name, algorithm, digest, thumb, width, height)
