"""PDF files set by typst with the fonts of the package: the same on every machine.

Words go in as data, never as commands.
"""

import json
from functools import cache
from typing import Any

import pylopdf_fonts_zh_cn as fonts
import typst
from PIL import ImageFont

from linli.kernel.clock import now

SERIF, SANS = "Noto Serif SC", "Noto Sans SC"
_COMMON = range(0x4E00, 0x9FA6)
_NEVER = "\U000effff"  # a sign that no font has


def set_pdf(layout: bytes, told: dict[str, Any], **files: bytes) -> bytes:
    """The layout reads ``paper.json``, which holds ``told``; other files lie beside it under their names."""
    beside = {name.replace("__", "."): held for name, held in files.items()}
    given = {"main.typ": layout, "paper.json": json.dumps(told).encode(), **beside}
    made = typst.compile(given, format="pdf", font_paths=_fonts(), timestamp=now().replace(microsecond=0))
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> Any:
    """Only those of the package: a paper looks the same on every machine."""
    paths: list[Any] = [fonts.serif_path().parent]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)


def missing_signs(text: str) -> str:
    """The signs that the PDF's fonts do not have: rare characters of names, pictures."""
    return "".join(sorted({c for c in text if not c.isspace() and ord(c) not in _COMMON and not _has(c)}))


@cache
def _face() -> Any:
    return ImageFont.truetype(str(fonts.serif_path()), 24)


@cache
def _has(sign: str) -> bool:
    """A sign that a font lacks is drawn as the box for all that it lacks."""
    return sign.isascii() or bytes(_face().getmask(sign)) != bytes(_face().getmask(_NEVER))


__all__ = ["SANS", "SERIF", "missing_signs", "set_pdf"]
