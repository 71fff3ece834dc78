"""CSV: UTF-8 with its mark, or GB 18030 for programs that know nothing else."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from linli.kernel.files.cells import Value, harmless, said, told
from linli.kernel.files.sheet import Sheet, Sums

UTF8, GB18030 = "utf-8", "gb18030"
MARK = "\ufeff"  # by which Excel knows UTF-8
INSTEAD = "〓"  # what printers set for a sign that they did not have
FULL = 64_000


class _Out:
    """Lines on their way out; what the encoding has no sign for is counted."""

    def __init__(self, encoding: str) -> None:
        self.encoding, self.lost = encoding, 0
        self._buffer = io.StringIO()
        self._writer = csv.writer(self._buffer)
        if encoding == UTF8:
            self._buffer.write(MARK)

    def line(self, cells: Sequence[str]) -> None:
        self._writer.writerow(cells)

    @property
    def is_full(self) -> bool:
        return self._buffer.tell() > FULL

    def emptied(self) -> bytes:
        text = self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate()
        try:
            return text.encode(self.encoding)
        except UnicodeEncodeError:
            return "".join(map(self._written, text)).encode(self.encoding)

    def _written(self, sign: str) -> str:
        try:
            codecs.encode(sign, self.encoding)
        except UnicodeEncodeError:
            self.lost += 1
            return INSTEAD
        return sign


def csv_of(sheet: Sheet, encoding: str = UTF8) -> Iterator[bytes]:
    """The sheet as CSV, piece by piece: one line of heads, the rows, the totals; and below them, what got lost."""
    out, sums = _Out(encoding), Sums(sheet.heads)
    out.line([harmless(head.line) for head in sheet.all_heads])
    for row in sheet.body(sums):
        out.line([_cell(value, sheet.dates) for value in row])
        if out.is_full:
            yield out.emptied()
    if foot := sheet.foot(sums):
        out.line([_cell(value, sheet.dates) for value in foot])
    yield out.emptied()
    if out.lost:
        sentence = _("%(n)s signs that GB 18030 does not have stand as %(sign)s; the file in UTF-8 has them.")
        out.line([sentence % {"n": out.lost, "sign": INSTEAD}])
        yield out.emptied()


def _cell(value: Value, dates: str) -> str:
    cell = told(value, dates)
    return harmless(cell) if isinstance(cell, str) else said(cell)
