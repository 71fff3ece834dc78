"""Keyset paging: any page of any list costs the same."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from linli.kernel.ready import for_these_values
from linli.kernel.whole import whole


class BadMark(ValueError):
    """What is given as a mark is none of ours."""


@dataclass(frozen=True)
class Slice:
    """One page of rows, and the addresses of the next and the first."""

    rows: list[Any]
    more: str
    first: str


Take = Callable[[QuerySet[Any], int], Iterable[Any]]


def first_of(rows: QuerySet[Any], most: int) -> Iterable[Any]:
    return rows[:most]


def slice_of(
    request: HttpRequest,
    rows: QuerySet[Any],
    *,
    by: str,
    size: int = 50,
    take: Take = first_of,
) -> Slice:
    """The page of ``rows`` after the mark in the address, ordered by ``by`` ('-id', 'due_at', …) and then id.

    A mark is ``value~id``; a broken one is taken as none. ``take`` reads the first rows where there is a shorter
    way to them than through all.
    """
    after = request.GET.get("after", "")
    try:
        found, mark = part_of(rows, by=by, after=after, size=size, take=take)
    except BadMark:
        found, mark = part_of(rows, by=by, after="", size=size, take=take)
    more = _address(request, mark) if mark else ""
    return Slice(found, more, _address(request, "") if "after" in request.GET else "")


def part_of(
    rows: QuerySet[Any], *, by: str, after: str, size: int, take: Take = first_of
) -> tuple[list[Any], str]:
    """``size`` rows after the mark ``after`` (empty: from the first), and the mark of the next; BadMark."""
    down = by.startswith("-")
    name = by.lstrip("-")
    rows = rows.order_by(by, "-pk" if down else "pk")
    if after:
        rows = _after(rows, name, *_read(after), "lt" if down else "gt")
    with for_these_values():
        found = list(take(rows, size + 1))
    return found[:size], _mark(found[size - 1], name) if len(found) > size else ""


def chunks(rows: QuerySet[Any], by: str, size: int = 2000) -> Iterator[list[Any]]:
    """All rows in order, so many in memory at a time; each statement begins where the one before ended."""
    mark = ""
    while True:
        found, mark = part_of(rows, by=by, after=mark, size=size)
        if found:
            yield found
        if not mark:
            return


def _read(mark: str) -> tuple[str, int]:
    value, sign, pk = mark.rpartition("~")
    number = whole(pk)
    if not sign or number is None:
        raise BadMark
    return value, number


def _after(rows: QuerySet[Any], name: str, value: str, pk: int, side: str) -> QuerySet[Any]:
    """Rows past the mark. The outer bound lets the index begin there; rows without a value stand where
    PostgreSQL puts them: last going up, first going down."""
    field = rows.model._meta.pk if name == "pk" else rows.model._meta.get_field(name)
    beyond, without = Q(**{f"pk__{side}": pk}), Q(**{f"{name}__isnull": True})
    if field.null and not value:
        return rows.filter(without & beyond if side == "gt" else (without & beyond) | ~without)
    try:
        typed = field.to_python(value)
    except Exception as error:
        raise BadMark from error
    past = Q(**{f"{name}__{side}e": typed}) & (Q(**{f"{name}__{side}": typed}) | beyond)
    return rows.filter(past | without if field.null and side == "gt" else past)


def _mark(row: Any, name: str) -> str:
    value = getattr(row, name)
    # "Z" for "+00:00": a plus would turn into a space in an address that somebody puts together by hand
    told = value.isoformat().replace("+00:00", "Z") if hasattr(value, "isoformat") else value
    return f"{'' if told is None else told}~{row.pk}"


def _address(request: HttpRequest, after: str) -> str:
    asked = request.GET.copy()
    asked.pop("after", None)
    if after:
        asked["after"] = after
    return f"?{asked.urlencode()}" if asked else "?"
