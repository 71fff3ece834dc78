"""Keyset paging: any page of any list costs the same."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from linli.kernel.whole import whole


@dataclass(frozen=True)
class Slice:
    """One page of rows, and the addresses of the next and the first."""

    rows: list[Any]
    more: str
    first: str


def slice_of(request: HttpRequest, rows: QuerySet[Any], *, by: str, size: int = 50) -> Slice:
    """The page of ``rows`` after the mark in the address, ordered by ``by`` ('-id', 'due_at', …) and then id.

    A mark is ``value~id``; a broken one is taken as none.
    """
    down = by.startswith("-")
    name = by.lstrip("-")
    rows = rows.order_by(by, "-pk" if down else "pk")
    value, mark, pk = request.GET.get("after", "").rpartition("~")
    if mark and (number := whole(pk)) is not None:
        rows = _after(rows, name, value, number, "lt" if down else "gt")
    found = list(rows[: size + 1])
    more = _mark(request, found[size - 1], name) if len(found) > size else ""
    return Slice(found[:size], more, _address(request, "") if "after" in request.GET else "")


def _after(rows: QuerySet[Any], name: str, value: str, pk: int, side: str) -> QuerySet[Any]:
    """Rows past the mark. The outer bound lets the index begin there; rows without a value stand where
    PostgreSQL puts them: last going up, first going down."""
    field = rows.model._meta.pk if name == "pk" else rows.model._meta.get_field(name)
    beyond, without = Q(**{f"pk__{side}": pk}), Q(**{f"{name}__isnull": True})
    if field.null and not value:
        return rows.filter(without & beyond if side == "gt" else (without & beyond) | ~without)
    try:
        typed = field.to_python(value)
    except Exception:
        return rows
    past = Q(**{f"{name}__{side}e": typed}) & (Q(**{f"{name}__{side}": typed}) | beyond)
    return rows.filter(past | without if field.null and side == "gt" else past)


def _mark(request: HttpRequest, row: Any, name: str) -> str:
    value = getattr(row, name)
    told = value.isoformat() if hasattr(value, "isoformat") else value
    return _address(request, f"{'' if told is None else told}~{row.pk}")


def _address(request: HttpRequest, after: str) -> str:
    asked = request.GET.copy()
    asked.pop("after", None)
    if after:
        asked["after"] = after
    return f"?{asked.urlencode()}" if asked else "?"
