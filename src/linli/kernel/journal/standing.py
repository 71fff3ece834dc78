"""Figures that stand still: totals with the exact place in the journal up to which they were counted.

An entry's number alone would not do, since an entry may commit after one with a higher number. The place is the
last number seen, PostgreSQL's own snapshot of what was visible then, and the transaction that counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import connection

from linli.kernel.clock import ZONE
from linli.kernel.journal.models import Entry
from linli.kernel.journal.tally import BUCKETS, TOTAL, Total, values_of


@dataclass(frozen=True)
class Stand:
    """Up to where was counted: the last entry, the snapshot, the counting transaction itself."""

    last: int
    snapshot: str
    own: str


_STAND = """
    SELECT coalesce((SELECT max(id) FROM kernel_entry), 0), pg_current_snapshot()::text,
           coalesce(pg_current_xact_id_if_assigned()::text, '0')
"""
# What was visible then: committed before the snapshot, or written by the counting transaction itself.
SEEN = "(id <= %(last)s AND (pg_visible_in_snapshot(xid, %(snapshot)s::pg_snapshot) OR xid = %(own)s::xid8))"
_AGAIN = f"""
    SELECT scope, kind, measure, {{bucket}} AS bucket, count(*)::bigint, sum(quantity) FROM (
        SELECT s.scope, e.kind, m.measure, (e.at AT TIME ZONE 'Asia/Shanghai')::date AS day, m.quantity
        FROM (SELECT * FROM kernel_entry WHERE at >= %(begins)s AND at < %(ends)s AND kind = ANY(%(kinds)s::text[])
              AND scopes && %(scopes)s::bigint[] AND {SEEN}) AS e
        CROSS JOIN LATERAL unnest(e.scopes) AS s(scope)
        CROSS JOIN LATERAL (SELECT '' AS measure, 1::numeric AS quantity
            UNION ALL SELECT key, round(value::numeric, 4) FROM jsonb_each_text(e.amounts)) AS m
        WHERE s.scope = ANY(%(scopes)s::bigint[])) AS lines
    GROUP BY 1, 2, 3, 4
"""  # noqa: S608


def counted(
    scopes: Iterable[int], kinds: Iterable[str], first: date, until: date, *, by: str = ""
) -> tuple[list[Total], Stand]:
    """Totals as ``tally.totals`` gives them, and where they stand: one statement."""
    values = values_of(scopes, kinds, first, until, by)
    told = TOTAL.format(bucket=BUCKETS[by], measures="")
    both = f"SELECT w.*, t.* FROM ({_STAND}) AS w LEFT JOIN ({told}) AS t ON true"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(both, values)
        rows = cursor.fetchall()
    return [Total(*row[3:]) for row in rows if row[3] is not None], Stand(*rows[0][:3])


def recounted(
    scopes: Iterable[int], kinds: Iterable[str], first: date, until: date, stand: Stand, *, by: str = ""
) -> list[Total]:
    """The same totals again, from the entries themselves, as they were visible at ``stand``."""
    values = {
        "scopes": list(scopes), "kinds": list(kinds), "begins": midnight(first), "ends": midnight(until), **vars(stand)
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_AGAIN.format(bucket=BUCKETS[by]), values)
        return [Total(*row) for row in cursor.fetchall()]


def behind(scope: int, kinds: Sequence[str], first: date, until: date, stand: Stand | None = None) -> Any:
    """The entries behind a figure, newest first, as a queryset; with a stand, only those that were counted."""
    found = Entry.objects.filter(
        scopes__contains=[scope], kind__in=list(kinds), at__gte=midnight(first), at__lt=midnight(until)
    )
    return found.extra(where=[SEEN % _MARKS], params=[*_order(stand)]) if stand else found  # noqa: S610


_MARKS = {"last": "%s", "snapshot": "%s", "own": "%s"}


def _order(stand: Stand) -> tuple[int, str, str]:
    return stand.last, stand.snapshot, stand.own


def midnight(day: date) -> datetime:
    """When a day begins in Beijing."""
    return datetime.combine(day, time(), ZONE)
