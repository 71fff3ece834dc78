"""Searching what is free, answered by the exclusion index and the lines of hours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from linli.kernel.clock import calendar, local, now
from linli.kernel.clock.days import DAY
from linli.venues.queries.limits import number
from linli.venues.rules import Span, kinds_of

MINUTE = timedelta(minutes=1)
# The nearer first: same community, same street, same district, same city; a code grows from the left.
REACHES = (12, 9, 6, 2)
STAGES = (9, 6)


@dataclass(frozen=True)
class Wish:
    """What somebody looks for. ``near``: the area code where they are; ``span`` None: at any time."""

    near: str = ""
    within: str = ""  # only in this area
    span: Span | None = None
    seats: int = 0
    equipment: Sequence[str] = ()
    barrier_free: bool = False
    kind: str = ""
    function: str = ""
    site: int = 0
    words: str = ""
    but: int = 0  # not this venue


@dataclass(frozen=True)
class Found:
    """A venue that fits. ``reach``: 0 in the same community, 1 street, 2 district, 3 city or beyond."""

    id: int
    name: str
    kind: str
    seats: int | None
    barrier_free: bool
    equipment: list[str]
    mode: str
    site_id: int
    site: str
    address: str
    reach: int


SELECT = """
    SELECT v.id, v.name, v.kind, v.seats, v.barrier_free, v.equipment, v.mode, s.id, s.name, s.address, {reach} AS reach
    FROM venues_venue v JOIN venues_site s ON s.id = v.site_id
    WHERE v.state = 'open' AND s.state = 'open' {where}
    ORDER BY reach, v.seats NULLS LAST, s.name, v.id LIMIT %(limit)s OFFSET %(after)s
"""
# The lines that hold on a day are the most particular ones; ``cross`` is the day before, into the night.
LENT = """EXISTS (
    SELECT 1 FROM venues_opening o WHERE o.venue_id = v.id AND o.hours = 'bookable'
      AND o.valid_from <= %({day})s AND (o.valid_to IS NULL OR o.valid_to >= %({day})s)
      AND o.begins <= %({a})s AND o.ends >= %({b})s AND o."on" = (
        SELECT p."on" FROM venues_opening p WHERE p.venue_id = v.id AND p.hours = 'bookable'
          AND p.valid_from <= %({day})s AND (p.valid_to IS NULL OR p.valid_to >= %({day})s)
          AND p."on" = ANY(%({kinds})s)
        ORDER BY array_position(%({kinds})s, p."on"::text) LIMIT 1))"""
UNTAKEN = """NOT EXISTS (
    SELECT 1 FROM venues_taking t WHERE t.space_id = ANY(v.leaves) AND t.span && tstzrange(
        %(begins)s - make_interval(mins => coalesce(v.before, %(before)s)),
        %(ends)s + make_interval(mins => coalesce(v.after, %(after_)s)))
      AND (t.core = 1 OR t.span && tstzrange(%(begins)s, %(ends)s))
      AND NOT EXISTS (SELECT 1 FROM venues_booking b WHERE b.id = t.booking_id AND b.answer_by <= %(now)s))"""
NOT_CLOSED = """NOT EXISTS (
    SELECT 1 FROM venues_closing c LEFT JOIN venues_venue w ON w.id = c.venue_id
    WHERE c.site_id = v.site_id AND c.state = 'stands' AND c.span && tstzrange(%(begins)s, %(ends)s)
      AND (w.id IS NULL OR w.leaves && v.leaves))"""
LONG_ENOUGH = """(v.whole_day
      OR %(minutes)s BETWEEN coalesce(v.shortest, %(shortest)s) AND coalesce(v.longest, %(longest)s))
    AND %(begins)s >= %(now)s + make_interval(mins => coalesce(v.notice, %(notice)s))
    AND %(in_days)s <= coalesce(v.ahead, %(ahead)s) AND (v.over_midnight OR NOT %(night)s)"""


def free_venues(wish: Wish, limit: int, after: int = 0, at: datetime | None = None) -> list[Found]:
    """Venues that fit, the nearest first, the smallest that is large enough before larger ones.

    Where a place and a time are given, the street is looked through first, then the district, and the whole only
    where these have too few: three statements at most, each exact, since the nearer stand before all others.
    """
    for length in STAGES if wish.span and wish.near and not wish.within else ():
        if len(wish.near) >= length:
            found = _found(replace(wish, within=wish.near[:length]), limit, after, at)
            if len(found) == limit:
                return found
    return _found(wish, limit, after, at)


def _found(wish: Wish, limit: int, after: int, at: datetime | None) -> list[Found]:
    values: dict[str, Any] = {"limit": limit, "after": after}
    where = _fits(wish, values)
    if wish.span:
        where += _at(wish.span, values, at or now())
    sql = SELECT.format(where="".join(f"AND {one} " for one in where), reach=_reach(wish, values))
    with connection.cursor() as cursor:
        cursor.execute(sql, values)  # the texts are ours, what somebody typed is among the values
        return [Found(*row) for row in cursor.fetchall()]


def _reach(wish: Wish, values: dict[str, Any]) -> str:
    if not wish.near:
        return "0"
    cases = []
    for n, length in enumerate(REACHES):
        if len(wish.near) >= length:
            values[f"near{n}"] = f"{wish.near[:length]}%"
            cases.append(f"WHEN s.area_code LIKE %(near{n})s THEN {n}")
    return f"CASE {' '.join(cases)} ELSE {len(REACHES)} END" if cases else "0"


def _fits(wish: Wish, values: dict[str, Any]) -> list[str]:
    """Conditions on the venue itself."""
    every = {
        "within": (wish.within, "s.area_code LIKE %(within)s", f"{wish.within}%"),
        "seats": (wish.seats, "v.seats >= %(seats)s", wish.seats),
        "equipment": (wish.equipment, "v.equipment @> %(equipment)s::varchar[]", list(wish.equipment)),
        "barrier_free": (wish.barrier_free, "v.barrier_free AND %(barrier_free)s", True),
        "kind": (wish.kind, "v.kind = %(kind)s", wish.kind),
        "function": (wish.function, "v.function = %(function)s", wish.function),
        "site": (wish.site, "v.site_id = %(site)s", wish.site),
        "but": (wish.but, "v.id <> %(but)s", wish.but),
        "words": (wish.words, "(v.name || ' ' || s.name) ILIKE %(words)s", f"%{_plain(wish.words)}%"),
    }
    chosen = {name: one for name, one in every.items() if one[0]}
    values.update({name: one[2] for name, one in chosen.items()})
    return [one[1] for one in chosen.values()]


def _plain(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _at(span: Span, values: dict[str, Any], at: datetime) -> list[str]:
    """Lent, untaken and bookable at that time."""
    begins, ends = span
    day = local(begins).date()
    minutes = (ends - begins) // MINUTE
    start = local(begins).hour * 60 + local(begins).minute
    region = {name: number(name) for name in ("before", "shortest", "longest", "notice", "ahead")}
    values.update(
        {
            **region, "after_": number("after"), "begins": begins, "ends": ends, "now": at, "minutes": minutes,
            "in_days": (day - local(at).date()).days, "night": start + minutes > 24 * 60,
        }
    )  # fmt: skip
    values.update(_lines("", day, start, minutes) | _lines("_eve", day - DAY, start + 24 * 60, minutes))
    named = [
        LENT.format(**{key: f"{key}{end}" for key in ("day", "a", "b", "kinds")}) for end in ("", "_eve")
    ]
    return [LONG_ENOUGH, f"({' OR '.join(named)})", NOT_CLOSED, UNTAKEN]


def _lines(end: str, day: date, start: int, minutes: int) -> dict[str, Any]:
    kinds = list(kinds_of(day, calendar().is_workday(day)))
    return {f"day{end}": day, f"a{end}": start, f"b{end}": start + minutes, f"kinds{end}": kinds}
