"""The two doors of a file: read it, write into it."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

from linli.records.rules.tables import Book
from linli.records.sheets import csvs, docx, xlsx
from linli.records.sheets.guard import kind_of
from linli.records.sheets.writing import Growth, Writing

_KINDS = {"xlsx": xlsx, "docx": docx}


def read(data: bytes) -> Book:
    """What a file holds. Raises Refused with one sentence for what cannot be taken."""
    kind = kind_of(data)
    if kind == "csv":
        return csvs.read(data)
    with zipfile.ZipFile(BytesIO(data)) as box:
        return _KINDS[kind].read(box)  # type: ignore[attr-defined,no-any-return]


def write(data: bytes, writings: Sequence[Writing], growths: Sequence[Growth] = ()) -> bytes:
    """The same file with those cells set; every part that holds none of them stays byte for byte."""
    kind = kind_of(data)
    if kind == "csv":
        return csvs.write(data, writings, growths)
    with zipfile.ZipFile(BytesIO(data)) as box:
        changed: Mapping[str, bytes | None] = _KINDS[kind].write(box, writings, growths)  # type: ignore[attr-defined]
        return _packed(box, changed)


def _packed(box: zipfile.ZipFile, changed: Mapping[str, bytes | None]) -> bytes:
    """The parts in the order in which they came; None leaves one out."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for entry in box.infolist():
            part = changed.get(entry.filename, b"")
            if part is not None:
                packed.writestr(entry, part or box.read(entry), entry.compress_type)
    return out.getvalue()
