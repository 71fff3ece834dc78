"""What is known: the value for a body and a period with what is behind it, and the rows of a ledger."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from linli.kernel.clock import local
from linli.kernel.ledgers import Known, Ledger, Value
from linli.organisations.queries import BodyRef
from linli.records.queries.candidates import HEAD, SOURCES, Reader
from linli.records.rules import Span


def known(code: str, body: BodyRef, span: Span, reader: Reader = None) -> Known | None:
    """The value that ``code`` has; None where nobody recorded it or the reader may not see it."""
    for source in SOURCES:
        found = source.known(code, body, span, reader)
        if found is not None:
            return None if found.value is None else found
    return None


def row_count(ledger: Ledger, body: BodyRef, span: Span, most: int) -> int:
    """How many rows a ledger has, counted no further than ``most`` and one."""
    return int(ledger.rows(body.path, span.first, span.until)[: most + 1].count())


def rows(
    ledger: Ledger, codes: Sequence[str], body: BodyRef, span: Span, most: int
) -> list[tuple[list[Value], str]]:
    """The chosen columns of a ledger's rows, by id, each with the page of its row."""
    by_code: dict[str, Any] = {f"{ledger.code}{HEAD}{one.code}": one for one in ledger.columns}
    chosen = [by_code[code] for code in codes]
    found = list(ledger.rows(body.path, span.first, span.until).order_by("pk")[:most])
    ledger.complete(found)
    return [([_said(one.value(row)) for one in chosen], _link(row)) for row in found]


def _said(value: Any) -> Value:
    """Words in the reader's language, a moment by the clock on the wall: a cell takes neither otherwise."""
    if isinstance(value, Promise):
        return str(value)
    return local(value) if isinstance(value, datetime) else value


def _link(row: Any) -> str:
    return str(row.get_absolute_url()) if hasattr(row, "get_absolute_url") else ""
