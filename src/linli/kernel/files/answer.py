"""Which files there are, and how one is answered to a request or written to a shelf."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from linli.kernel.files.comma import GB18030, UTF8, csv_of
from linli.kernel.files.lines import lines_of
from linli.kernel.files.sheet import Sheet
from linli.kernel.files.workbook import write_xlsx


@dataclass(frozen=True)
class Format:
    """A kind of file: what readers call it, its ending, its media type, and its pieces."""

    code: str
    label: str
    ending: str
    media_type: str
    pieces: Callable[[Sheet], Iterator[bytes]] | None = None  # none: written into a file that can be searched


FORMATS: dict[str, Format] = {
    one.code: one
    for one in (
        Format("xlsx", "Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        Format("csv", "CSV", "csv", "text/csv; charset=utf-8", lambda sheet: csv_of(sheet, UTF8)),
        Format(
            "gb18030", "CSV (GB 18030)", "csv", "text/csv; charset=gb18030", lambda sheet: csv_of(sheet, GB18030)
        ),
        Format("json", "JSON", "jsonl", "application/jsonl; charset=utf-8", lines_of),
    )
}  # fmt: skip


def known(code: str, encoding: str = "") -> Format | None:
    """The format of an address; ``encoding`` tells the two kinds of CSV apart."""
    return FORMATS.get(GB18030 if (code, encoding) == ("csv", GB18030) else code)


def write(sheet: Sheet, how: Format, file: Any) -> None:
    """The sheet into an open binary file."""
    if how.pieces is None:
        write_xlsx(sheet, file)
        return
    for piece in how.pieces(sheet):
        file.write(piece)


def answer(sheet: Sheet, how: Format, name: str) -> HttpResponseBase:
    """The sheet as an answer: sent while it is read, or from a file that goes when it has been sent."""
    full = f"{name}.{how.ending}"
    if how.pieces is not None:
        response = StreamingHttpResponse(how.pieces(sheet), content_type=how.media_type)
        response.headers["Content-Disposition"] = f'attachment; filename="{full}"'
        return response
    file = tempfile.TemporaryFile()  # noqa: SIM115 — the response closes it
    write(sheet, how, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=full, content_type=how.media_type)
