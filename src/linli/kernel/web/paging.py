"""Keyset paging: any page of any list costs the same."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest


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
    value, _sep, pk = request.GET.get("after", "").rpartition("~")
    if pk.isdigit() and value:
        rows = _after(rows, name, value, int(pk), "lt" if down else "gt")
    found = list(rows[: size + 1])
    more = _mark(request, found[size - 1], name) if len(found) > size else ""
    return Slice(found[:size], more, _address(request, "") if "after" in request.GET else "")


def _after(rows: QuerySet[Any], name: str, value: str, pk: int, side: str) -> QuerySet[Any]:
    field = rows.model._meta.pk if name == "pk" else rows.model._meta.get_field(name)
    try:
        typed = field.to_python(value)
    except Exception:  # noqa: BLE001 — a mark that somebody edited by hand
        return rows
    return rows.filter(Q(**{f"{name}__{side}": typed}) | Q(**{name: typed, f"pk__{side}": pk}))


def _mark(request: HttpRequest, row: Any, name: str) -> str:
    value = getattr(row, name)
    return _address(request, f"{value.isoformat() if hasattr(value, 'isoformat') else value}~{row.pk}")


def _address(request: HttpRequest, after: str) -> str:
    asked = request.GET.copy()
    asked.pop("after", None)
    if after:
        asked["after"] = after
    return f"?{asked.urlencode()}" if asked else "?"
