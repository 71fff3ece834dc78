"""CSV: UTF-8 with or without its mark, or GB 18030. Bytes that are not set stay as they arrived.

In both encodings the bytes of comma, quote and line end are never part of a longer character, so a record can be cut
before it is decoded.
"""

import codecs
import re
from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from linli.records.rules.tables import Book, Cell, Sheet
from linli.records.sheets.guard import refuse_many, refusing
from linli.records.sheets.writing import Growth, Writing, spliced, text_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Table:
    """The raw fields of every record, with their quotes, and how the file writes them."""

    def __init__(self, data: bytes) -> None:
        self.mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        body = data[len(self.mark) :]
        self.encoding = _encoding(body, bool(self.mark))
        ends = re.search(rb"\r\n|\n|\r", body)
        self.end = ends.group() if ends else b"\r\n"
        self.has_last_end = body.endswith((b"\n", b"\r"))
        first = body.split(self.end, 1)[0]
        self.comma = max((b",", b"\t", b";"), key=first.count)
        self.records = _cut(body, self.comma)

    def text(self, row: int, column: int) -> str:
        raw = self.records[row][column].decode(self.encoding)
        bare = raw.strip(" ")
        if len(bare) > 1 and bare[0] == bare[-1] == '"':
            return bare[1:-1].replace('""', '"')
        return raw

    def put(self, row: int, column: int, text: str) -> None:
        while len(self.records) <= row:
            self.records.append([b""] * max(1, len(self.records[0]) if self.records else 1))
        cells = self.records[row]
        cells += [b""] * (column + 1 - len(cells))
        if re.search(rf'["\r\n{re.escape(self.comma.decode())}]', text):
            text = '"' + text.replace('"', '""') + '"'
        cells[column] = text.encode(self.encoding)

    def packed(self) -> bytes:
        lines = self.end.join(self.comma.join(record) for record in self.records)
        return self.mark + lines + (self.end if self.has_last_end else b"")


def _encoding(body: bytes, marked: bool) -> str:
    for encoding in ("utf-8",) if marked else ("utf-8", "gb18030"):
        try:
            body.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise refusing(_("This text is neither UTF-8 nor GB 18030. Save it as .xlsx and send that."), "encoding")


def _cut(body: bytes, comma: bytes) -> list[list[bytes]]:
    """Records and their raw fields. A quote that begins a field keeps commas and line ends inside."""
    token = re.compile(rb'("(?:[^"]|"")*"[^%c\r\n]*|[^%c\r\n]*)(%c|\r\n|\n|\r|\Z)' % (comma, comma, comma))
    records: list[list[bytes]] = []
    record: list[bytes] = []
    cells = at = 0
    while at < len(body):
        found = token.match(body, at)
        if found is None:  # a quote that is never closed: the line as it stands
            found = re.compile(rb"([^\r\n]*)(\r\n|\n|\r|\Z)").match(body, at)
            assert found is not None
        record.append(found[1])
        cells, at = cells + 1, found.end()
        if found[2] != comma:
            records.append(record)
            record = []
            refuse_many(len(records), cells)
        elif at == len(body):
            records.append([*record, b""])
            record = []
    return records


def read(data: bytes) -> Book:
    """One sheet; every field of every record is a cell."""
    table = Table(data)
    width = max((len(record) for record in table.records), default=0)
    refuse_many(0, width * len(table.records))
    cells = {
        (r, c): Cell(text.strip())
        for r, record in enumerate(table.records)
        for c in range(len(record))
        if (text := table.text(r, c)).strip()
    }
    framed = frozenset((r, c) for r in range(len(table.records)) for c in range(len(table.records[r])))
    return Book("csv", (Sheet("", cells, len(table.records), width, framed=framed),))


def write(data: bytes, writings: Sequence[Writing], growths: Sequence[Growth] = ()) -> bytes:
    """The same text with those fields set, in its own encoding, line ends and separator."""
    table = Table(data)
    for one in sorted(growths, key=lambda growth: growth.row, reverse=True):
        blank = [b""] * len(table.records[one.row])
        table.records[one.row + 1 : one.row + 1] = [list(blank) for _row in range(one.count)]
    by_cell: dict[tuple[int, int], list[Writing]] = defaultdict(list)
    for writing in writings:
        by_cell[writing.spot.row, writing.spot.column].append(writing)
    for (row, column), those in by_cell.items():
        if those[0].span is not None:
            table.put(row, column, spliced(table.text(row, column).strip(), those))
        else:
            table.put(row, column, _safe(those[-1]))
    return table.packed()


def _safe(writing: Writing) -> str:
    """A text that a spreadsheet would take for a formula is marked as text."""
    text = text_of(writing)
    return "'" + text if isinstance(writing.value, str) and text.startswith(_FORMULA) else text
