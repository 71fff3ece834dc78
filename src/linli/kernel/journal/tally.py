"""Totals: the tally up to the watermark plus the live tail, exact at every moment, flat in cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from linli.kernel.clock import now
from linli.kernel.together import Sql

# One line for each scope, day and measure of a set of entries; the measure '' counts the entries.
_LINES = """
    SELECT s.scope, e.kind, m.measure, (e.at AT TIME ZONE 'Asia/Shanghai')::date AS day, m.quantity
    FROM kernel_entry e
    CROSS JOIN LATERAL unnest(e.scopes) AS s(scope)
    CROSS JOIN LATERAL (SELECT '' AS measure, 1::numeric AS quantity
        UNION ALL SELECT key, round(value::numeric, 4) FROM jsonb_each_text(e.amounts)) AS m
"""
_GRAINS = (
    "CROSS JOIN LATERAL (VALUES ('d', l.day), ('m', date_trunc('month', l.day)::date)) AS g(grain, first)"
)
_SUMS = f"""
    SELECT l.scope, l.kind, l.measure, g.grain, g.first, count(*), sum(l.quantity)
    FROM ({_LINES} WHERE e.xid >= %s::xid8 AND e.xid < %s::xid8) AS l {_GRAINS}
    GROUP BY 1, 2, 3, 4, 5
"""  # noqa: S608
_ADD = f"""
    INSERT INTO kernel_tally (scope, kind, measure, grain, day, n, quantity) {_SUMS}
    ON CONFLICT (scope, kind, measure, grain, day)
    DO UPDATE SET n = kernel_tally.n + excluded.n, quantity = kernel_tally.quantity + excluded.quantity
"""
# The upper bound keeps nothing out: it lets the planner expect the short tail that is there, and go by the index.
TOTAL = f"""
    WITH w AS (SELECT coalesce((SELECT xid FROM kernel_watermark WHERE name = 'tally'), '0'::xid8) AS xid,
                      '9223372036854775807'::xid8 AS top),
    lines AS (
        SELECT scope, kind, measure, day, n, quantity FROM kernel_tally
        WHERE scope = ANY(%(scopes)s::bigint[]) AND kind = ANY(%(kinds)s::text[]) AND grain = %(grain)s
          AND day >= %(first)s AND day < %(until)s {{measures}}
        UNION ALL
        SELECT l.scope, l.kind, l.measure, g.first, 1, l.quantity FROM ({_LINES}
            WHERE e.xid >= (SELECT xid FROM w) AND e.xid <= (SELECT top FROM w) AND e.kind = ANY(%(kinds)s::text[])
              AND e.scopes && %(scopes)s::bigint[]) AS l {_GRAINS}
        WHERE l.scope = ANY(%(scopes)s::bigint[]) AND g.grain = %(grain)s AND l.day >= %(first)s AND l.day < %(until)s
          {{measures}}
    )
    SELECT scope, kind, measure, {{bucket}} AS bucket, sum(n)::bigint, sum(quantity) FROM lines GROUP BY 1, 2, 3, 4
"""  # noqa: S608
BUCKETS = {
    "": "NULL::date", "month": "date_trunc('month', day)::date", "day": "day",
    "own": "date_trunc('month', day - %(shift)s::int)::date + %(shift)s::int",
}  # fmt: skip


@dataclass(frozen=True)
class Total:
    """``n`` entries or amounts, and their ``quantity``; for the measure '' both are the count of entries."""

    scope: int
    kind: str
    measure: str
    bucket: date | None
    n: int
    quantity: Decimal


def totals(
    scopes: Iterable[int],
    kinds: Iterable[str],
    first: date,
    until: date,
    *,
    by: str = "",
    measures: Iterable[str] | None = None,
) -> list[Total]:
    """Totals of whole days [first, until) in each scope; ``by`` is '' (one sum), 'month', 'day', or 'own': months
    that begin on the day of ``first``.

    One statement, whatever the history. Whole months are read from month lines. ``measures``: only these.
    """
    asked = to_total(scopes, kinds, first, until, by=by, measures=measures)
    with connection.cursor() as cursor:
        cursor.execute(asked.text, asked.values)
        return [Total(*row) for row in cursor.fetchall()]


def to_total(
    scopes: Iterable[int],
    kinds: Iterable[str],
    first: date,
    until: date,
    *,
    by: str = "",
    measures: Iterable[str] | None = None,
) -> Sql:
    """The same as a question that a page asks together with others."""
    values, only = values_of(scopes, kinds, first, until, by), ""
    if measures is not None:
        values["measures"], only = list(measures), "AND measure = ANY(%(measures)s::text[])"
    return Sql(TOTAL.format(bucket=BUCKETS[by], measures=only), values, Total)


def values_of(
    scopes: Iterable[int], kinds: Iterable[str], first: date, until: date, by: str
) -> dict[str, Any]:
    """What TOTAL asks for."""
    months = first.day == 1 and until.day == 1 and by != "day"
    return {
        "scopes": list(scopes), "kinds": list(kinds), "grain": "m" if months else "d", "first": first, "until": until,
        "shift": first.day - 1,
    }  # fmt: skip


def advance() -> int:
    """Bring the tally up to the transaction horizon; the number of lines written."""
    with transaction.atomic(), connection.cursor() as cursor:
        low, high = take("tally")
        cursor.execute(_ADD, [low, high])
        written = cursor.rowcount
        put("tally", high)
    return written


def recount() -> list[str]:
    """Rebuild the tally from the journal and compare; a line for each figure that differed."""
    columns = "scope, kind, measure, grain, day"
    with transaction.atomic(), connection.cursor() as cursor:
        low, high = take("tally")
        cursor.execute(_ADD, [low, high])
        cursor.execute("CREATE TEMP TABLE recounted (LIKE kernel_tally) ON COMMIT DROP")
        cursor.execute(f"INSERT INTO recounted ({columns}, n, quantity) {_SUMS}", ["0", high])
        cursor.execute(f"""
            SELECT {columns}, t.n, t.quantity, r.n, r.quantity
            FROM kernel_tally t FULL JOIN recounted r USING ({columns})
            WHERE (t.n, t.quantity) IS DISTINCT FROM (r.n, r.quantity) ORDER BY {columns}""")  # noqa: S608
        wrong = [
            f"{s} {k} {m} {g} {d}: {n}/{q} → {rn}/{rq}" for s, k, m, g, d, n, q, rn, rq in cursor.fetchall()
        ]
        if wrong:
            cursor.execute("DELETE FROM kernel_tally")
            cursor.execute("INSERT INTO kernel_tally SELECT * FROM recounted")
        put("tally", high)
    return wrong


def take(name: str) -> tuple[str, str]:
    """Lock the watermark ``name``: where it stands, and the horizon before which nothing can still commit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_watermark (name, xid) VALUES (%s, '0') ON CONFLICT DO NOTHING", [name]
        )
        cursor.execute("SELECT xid::text FROM kernel_watermark WHERE name = %s FOR UPDATE", [name])
        low = cursor.fetchone()[0]
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
        return low, cursor.fetchone()[0]


def put(name: str, xid: str) -> None:
    """Move the watermark."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_watermark SET xid = %s::xid8, at = %s WHERE name = %s", [xid, now(), name]
        )


def month_after(day: date) -> date:
    """The first day of the month after ``day``'s."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
