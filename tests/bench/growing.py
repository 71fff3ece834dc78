"""From some thousands of needs to a million: rows repeated inside the database, with the life of each in the journal.

Nothing else in Linli writes like this: it is a throw-away database, and a million acts one by one take hours.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Count, Max, Min

from linli.kernel.clock import now
from linli.kernel.journal import record, tally
from linli.needs.acts.loading import Row
from linli.needs.management.commands.load import CHUNK, in_turn
from linli.needs.models import Need
from linli.needs.sheets import Bad
from tests.bench.texts import rows

OPEN_SHARE = 3  # percent of the needs that are still open
MONTHS = 24


def take(count: int, areas: list[str], source: str, sentences: int = 1) -> float:
    """Take needs over as ``./linli load`` does, by a process a core, its start included; needs a second."""
    told = rows(count, areas, source, sentences)
    chunks: Iterator[tuple[list[Bad], list[Row]]] = iter(lambda: ([], list(islice(told, CHUNK))), ([], []))
    started = time.perf_counter()
    new = sum(taken.new for _bad, taken in in_turn(chunks, os.cpu_count() or 1))
    assert new == count, f"{new} of {count} were taken over"
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('needs_search')")
    return count / (time.perf_counter() - started)


def end_most() -> None:
    """All but a few percent of the needs have ended well; the others wait at their communities."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE needs_need SET state = 'closed', outcome = 'solved', reply = '已处理。', due_at = NULL,"
            " respond_by = NULL, body_id = coalesce(proposed_id, body_id), closed_at = raised_at,"
            " replied_at = raised_at WHERE id %% 100 >= %s",
            [OPEN_SHARE],
        )
        cursor.execute(
            "UPDATE needs_need SET state = 'working', body_id = coalesce(proposed_id, body_id),"
            " due_at = %s::timestamptz + make_interval(hours => (id %% 300)::int - 40)"
            " WHERE id %% 100 < %s AND state = 'triage' AND id %% 2 = 0",
            [now(), OPEN_SHARE],
        )


def grow(to: int) -> None:
    """Repeat what is there until there are ``to`` needs, and write the life of each into the journal."""
    numbers = Need.objects.aggregate(low=Min("id"), top=Max("id"), n=Count("id"))
    with connection.cursor() as cursor:
        cursor.execute(
            "SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'"
        )
        if to > numbers["n"]:
            cursor.execute("DROP INDEX IF EXISTS needs_search")
            for table, changed in _TABLES.items():
                _repeat(cursor, table, changed, to, numbers["low"], numbers["top"], numbers["n"])
            cursor.execute("CREATE INDEX needs_search ON needs_needwords USING gin (scopes, search)")
        _write_lives(cursor)
        for table in ("needs_need", "needs_reporter"):
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
            )
    tally.advance()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


_TABLES = {
    "needs_need": {"id": "id + {step}", "raised_at": "raised_at - make_interval(days => {days})",
                   "clock_from": "clock_from - make_interval(days => {days})"},
    "needs_needwords": {"need_id": "need_id + {step}"},
    "needs_reporter": {"id": "id + {step}", "need_id": "need_id + {step}", "code": "code || '.{step}'"},
}  # fmt: skip


def _repeat(
    cursor: Any, table: str, changed: dict[str, str], to: int, low: int, top: int, count: int
) -> None:
    """All rows of the needs numbered ``low`` to ``top`` again and again, each time with numbers above."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'",
        [table],
    )
    columns = [name for (name,) in cursor.fetchall()]
    names = ", ".join(f'"{name}"' for name in columns)
    key, span = ("id" if table == "needs_need" else "need_id"), top - low + 1
    for turn in range(1, -(-to // count)):
        values = {"step": turn * span, "days": turn * 30 % (MONTHS * 30)}
        told = ", ".join(changed.get(name, f'"{name}"').format(**values) for name in columns)
        # The last turn takes only the part that is still wanting; numbers may have gaps.
        last = low + round(span * min(1, to / count - turn)) - 1
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {told} FROM {table} WHERE {key} BETWEEN %s AND %s",
            [low, last],
        )


_CROWD = """
    INSERT INTO needs_need ({names}) SELECT {told} FROM (
        SELECT * FROM needs_need WHERE area LIKE %s ORDER BY id LIMIT 1000) AS n
    CROSS JOIN generate_series(1, %s / (SELECT count(*) FROM (
        SELECT FROM needs_need WHERE area LIKE %s ORDER BY id LIMIT 1000) AS few)) AS k
"""
_CROWDED = {
    "id": "nextval(pg_get_serial_sequence('needs_need', 'id'))", "state": "(ARRAY['triage', 'working'])[1 + k % 2]",
    "body_id": "CASE WHEN k % 4 < 2 THEN %s ELSE coalesce(proposed_id, body_id) END", "paused_at": "NULL",
    "due_at": "now() + make_interval(hours => (n.id * k % 900)::int - 300)", "closed_at": "NULL",
    "merged_into_id": "NULL",
}  # fmt: skip


@contextmanager
def crowd(street: Any, open_needs: int) -> Iterator[int]:
    """So many open needs more in one street, at its own desk and at its communities; gone afterwards."""
    top = Need.objects.aggregate(top=Max("id"))["top"]
    columns = [field.column for field in Need._meta.concrete_fields if not field.generated]
    names = ", ".join(f'"{name}"' for name in columns)
    told = ", ".join(_CROWDED.get(str(name), f'n."{name}"') for name in columns)
    within = f"{street.area_code}%"
    with connection.cursor() as cursor:
        sql = _CROWD.format(names=names, told=told.replace("k % ", "k %% "))
        cursor.execute(sql, [street.id, within, open_needs, within])
        cursor.execute("VACUUM ANALYZE needs_need")
        yield Need.objects.filter(pk__gt=top).count()
        cursor.execute("DELETE FROM needs_need WHERE id > %s", [top])
        cursor.execute("VACUUM needs_need")


_LIVES = """
    INSERT INTO kernel_entry (at, kind, organisation, scopes, noun, noun_id, facts, amounts, chain, via)
    SELECT n.raised_at + make_interval(days => step), 'needs.need.' || did, n.body_id,
           string_to_array(trim('/' FROM b.path), '/')::bigint[], 'needs.need', n.id,
           jsonb_build_object('state', n.state, 'urgency', n.urgency, 'clock_from', n.clock_from),
           CASE did WHEN 'raised' THEN jsonb_build_object('about.' || coalesce(c.code, 'x'), 1)
                     WHEN 'replied' THEN jsonb_build_object('answered', 1, 'in_time', 1)
                     ELSE jsonb_build_object('valid', 1, 'contacted', 1, 'solved', (n.id % 10 > 0)::int,
                                             'satisfied', (n.id % 5 > 0)::int, 'closed', 1) END,
           gen_random_uuid(), 'import'
    FROM needs_need n JOIN organisations_body b ON b.id = n.body_id LEFT JOIN needs_category c ON c.id = n.category_id
    CROSS JOIN (VALUES ('raised', 0), ('replied', 1), ('rated', 2)) AS life (did, step)
    WHERE (did = 'raised' OR n.state = 'closed') AND NOT EXISTS (
        SELECT FROM kernel_entry e WHERE e.noun_id = n.id AND e.noun = 'needs.need' AND e.kind LIKE 'needs.need.ra%')
"""


def _write_lives(cursor: Any) -> None:
    """Raised, answered, rated: an entry each, in the month in which it happened."""
    cursor.execute(
        "SELECT DISTINCT date_trunc('month', (raised_at + make_interval(days => d)) AT TIME ZONE 'Asia/Shanghai')"
        " AT TIME ZONE 'Asia/Shanghai' FROM needs_need, generate_series(0, 2) AS d"
    )
    for (month,) in cursor.fetchall():
        record.ensure_month(month)
    cursor.execute("INSERT INTO kernel_watermark (name, xid) VALUES ('tally', '0') ON CONFLICT DO NOTHING")
    cursor.execute(_LIVES)
