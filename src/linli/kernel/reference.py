"""Small tables that every request reads and few ever change: held by the process, reloaded on change.

A table has a stamp. Who writes the table calls ``touch`` in the same transaction; every process looks at the
stamps at most once a second, one statement for all of them, and reloads what has changed.
"""

import time
from collections.abc import Callable, Hashable
from datetime import timedelta
from typing import Any, TypeVar

from django.db import connection, models, transaction

from linli.kernel.clock.present import now

T = TypeVar("T")
LOOK_AGAIN_AFTER = 1.0
AS_OF = timedelta(minutes=5)
MOST_MADE = 500

_held: dict[str, tuple[int | None, Any]] = {}
_made: dict[tuple[Hashable, float], tuple[Any]] = {}
_stamps: dict[str, int] = {}
_looked_at: float | None = None


class Reference(models.Model):
    """The stamp of a reference table: the transaction that last wrote it."""

    name = models.CharField(max_length=40, primary_key=True)
    stamp = models.BigIntegerField()

    class Meta:
        app_label = "kernel"


def cached(name: str, load: Callable[[], T]) -> T:
    """What ``load`` gives, from memory while the stamp of ``name`` stands."""
    _look()
    seen = _stamps.get(name)
    held = _held.get(name)
    if held is None or held[0] != seen:
        # The stamp was read before the rows: should they be newer than it, the next look reloads them.
        held = _held[name] = (seen, load())
    value: T = held[1]
    return value


def held(key: Hashable, load: Callable[[], T]) -> T:
    """What ``load`` makes of reference tables, whichever it reads, and of the time of day: from memory while none of
    them changes, for AS_OF at most. Of all that is so held, the MOST_MADE made last are.

    For what is dear to make and asked again soon: the text of a large question, not its answer.
    """
    _look()
    named = key, now().timestamp() // AS_OF.total_seconds()
    seen, made = _stamps, _made.get(named)
    if made is None:
        made = (load(),)
        if seen is _stamps:  # else a table changed meanwhile, and this may be of before
            if len(_made) >= MOST_MADE:
                _made.pop(next(iter(_made)), None)
            _made[named] = made
    value: T = made[0]
    return value


def stamp(name: str) -> int:
    """The stamp of a table as the database has it now; 0 for one that was never written."""
    return Reference.objects.filter(name=name).values_list("stamp", flat=True).first() or 0


def touch(name: str) -> None:
    """The table ``name`` was written. Call it last in the transaction: this process forgets at once."""
    with connection.cursor() as cursor:
        # A transaction's number never comes twice, so a change rolled back is not taken for the next.
        cursor.execute(
            "INSERT INTO kernel_reference (name, stamp) VALUES (%s, pg_current_xact_id()::text::bigint)"
            " ON CONFLICT (name) DO UPDATE SET stamp = excluded.stamp",
            [name],
        )
    forget()
    transaction.on_commit(forget)


def forget() -> None:
    """Hold nothing: the next reader looks at the database."""
    global _stamps, _looked_at
    _held.clear()
    _made.clear()
    _stamps, _looked_at = {}, None


def _look() -> None:
    global _stamps, _looked_at
    if _looked_at is None or time.monotonic() - _looked_at >= LOOK_AGAIN_AFTER:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, stamp FROM kernel_reference")
            stamps = dict(cursor.fetchall())
        if stamps != _stamps:
            _stamps = stamps
            _made.clear()
        _looked_at = time.monotonic()
