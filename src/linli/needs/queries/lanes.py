"""The first needs of a queue, and how many there are up to a few: read from indexes lane by lane.

A lane is one body's needs in one state, in the order of an index. Of each lane no more is read than a page shows, so
that a desk costs the same with ten needs and with a hundred thousand, whatever has ended. Among many bodies only
those are read whose own first need may be among the first of all.
"""
# ruff: noqa: S608, S611 — put together here are our own columns, states and numbers; values go as parameters.

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from linli.kernel.clock import now
from linli.kernel.reference import held
from linli.kernel.web.waiting import FEW
from linli.needs.models import Need
from linli.needs.queries.queues import Lane, Queue, Scope
from linli.needs.states import ENDED, OPEN, State

_LIVE = (*OPEN, State.REPLIED)  # as the index needs_lanes has it
Sql = tuple[str, list[Any]]


def first(lanes: Iterable[Lane], rows: QuerySet[Need], by: str, most: int) -> list[Need]:
    """The first ``most`` of ``rows`` that lie in the lanes, in the order of ``by``: one statement."""
    if rows.query.is_empty():
        return []
    sql, params = _first(lanes, rows.query.where, by, most)
    found = Need.objects.select_related("body", "category").filter(
        pk__in=RawSQL(f"SELECT id FROM ({sql}) AS page", params)
    )
    return list(found.order_by(by, "-id" if by.startswith("-") else "id"))


def counts(queues: Iterable[Queue], at: Scope) -> dict[str, tuple[int, int]]:
    """How many lie in each queue and how many of them are late, each counted to FEW + 1: one statement."""
    counted = tuple(one for one in queues if one.counted)
    if not counted:
        return {}
    sql, params = held(("lanes", at, *(one.key for one in counted)), lambda: _counting(counted, at))
    with connection.cursor() as cursor:
        cursor.execute(sql, [now(), *params])
        return {key: (n, late) for key, n, late in cursor.fetchall()}


def _counting(queues: Iterable[Queue], at: Scope) -> Sql:
    """The question of ``counts``; its first value is the present moment."""
    parts, params = [], []
    for one in queues:
        sql, told = _first(one.holds(at), None, one.by, FEW + 1)
        late = "mark < (SELECT present FROM at)" if one.by == "ends_at" else "false"
        parts.append(f"SELECT %s, count(*), count(*) FILTER (WHERE {late}) FROM ({sql}) AS page")
        params += [one.key, *told]
    return f"WITH at AS (SELECT %s::timestamptz AS present) {' UNION ALL '.join(parts)}", params


def _first(lanes: Iterable[Lane], narrow: Any, by: str, most: int) -> Sql:
    down = by.startswith("-")
    column = by.lstrip("-")
    order = "mark DESC, id DESC" if down else "mark, id"
    parts, params = [], []
    for lane in lanes:
        sql, told = _lane(lane, narrow, column, order, most)
        parts.append(sql)
        params += told
    return f"SELECT * FROM ({' UNION ALL '.join(parts)}) AS lanes ORDER BY {order} LIMIT {most}", params


def _lane(lane: Lane, narrow: Any, column: str, order: str, most: int) -> Sql:
    """The first of each body of a lane, and of each of its states where they lie apart."""
    head, told = _head(lane, narrow, column, order)
    at, params = "unnest(%s::bigint[]) AS body", [list(lane.bodies), *told]
    if lane.states:
        at += f" CROSS JOIN unnest(ARRAY[{_names(lane.states)}]) AS state"
    if len(lane.bodies) > most:
        at = f"(SELECT at.* FROM {_each(at, head, 1)} ORDER BY {order} LIMIT {most})"
        params += told
        return f"SELECT one.* FROM {at} AS at CROSS JOIN LATERAL ({head} LIMIT {most}) AS one", params
    return f"SELECT one.* FROM {_each(at, head, most)}", params


def _each(at: str, head: str, most: int) -> str:
    return f"(SELECT * FROM {at}) AS at CROSS JOIN LATERAL ({head} LIMIT {most}) AS one"


def _head(lane: Lane, narrow: Any, column: str, order: str) -> Sql:
    """One body's needs in their order. The states are written out, so that an index of just these is seen to fit."""
    parts, params = ["body_id = at.body"], []
    if lane.states:
        parts.append("state = at.state")
    within = lane.among or next((some for some in (_LIVE, ENDED) if {*lane.states} <= {*some}), ())
    if lane.among or lane.states:
        parts.append(f"state IN ({_names(within)})")
    for where in (Need.objects.filter(lane.more).query.where if lane.more else None, narrow):
        sql, told = _compiled(where)
        parts.append(sql)
        params += told
    wanted = " AND ".join(part for part in parts if part)
    return f"SELECT id, {column} AS mark FROM needs_need WHERE {wanted} ORDER BY {order}", params


def _compiled(where: Any) -> Sql:
    """Django's conditions as SQL; none for none, and what can never be as such."""
    if where is None or not where.children:
        return "", []
    try:
        sql, params = where.as_sql(Need.objects.all().query.get_compiler(connection=connection), connection)
    except FullResultSet:
        return "", []
    except EmptyResultSet:
        return "false", []
    return sql, list(params)


def _names(states: Iterable[str]) -> str:
    return ", ".join(f"'{State(state)}'" for state in states)
