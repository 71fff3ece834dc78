"""JSON lines: a head that says what the codes mean, a line for each row, a foot with the sums."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from linli.kernel.clock import local
from linli.kernel.files.cells import Value, told
from linli.kernel.files.sheet import Head, Sheet, Sums

FULL = 64_000


def plain(value: Value) -> Any:
    """A value for programs: a number, a text, true, false, null; a day or a moment as ISO 8601."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, datetime):
        return (local(value) if value.tzinfo else value).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    cell = told(value)
    return float(cell) if isinstance(cell, Decimal) else cell


def row_of(heads: tuple[Head, ...], row: list[Value]) -> dict[str, Any]:
    """A row by the codes of its columns."""
    return {head.code: plain(value) for head, value in zip(heads, row, strict=True)}


def column_of(head: Head) -> dict[str, Any]:
    """What a program is told of a column."""
    told_of = {"code": head.code, "title": head.title, "group": head.group, "unit": head.unit}
    return told_of | ({"total": True} if head.total else {})


def lines_of(sheet: Sheet) -> Iterator[bytes]:
    """The sheet as JSON lines, piece by piece."""
    heads, sums = sheet.all_heads, Sums(sheet.heads)
    head = {**sheet.facts, "title": sheet.title, "columns": [column_of(one) for one in heads]}
    pieces, size = [_line({"head": head})], 0
    for row in sheet.body(sums):
        pieces.append(_line({"row": row_of(heads, row)}))
        size += len(pieces[-1])
        if size > FULL:
            yield b"".join(pieces)
            pieces, size = [], 0
    totals = {sheet.heads[at].code: plain(sum_) for at, sum_ in sums.of.items()}
    yield b"".join([*pieces, _line({"foot": {"rows": sums.n, "totals": totals}})])


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"
