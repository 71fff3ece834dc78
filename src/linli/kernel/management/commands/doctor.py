"""What is wrong on this machine, and what to do: one sentence each."""

import platform
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

MEGABYTE = 2**20
OLDEST_SERVER = 160000
# A finding: whether it is well, what was seen, and what to do when it is not.
Finding = tuple[bool, str, str]


class Command(BaseCommand):
    help = "Say what is wrong on this machine, and what to do. Ends with 1 when something is."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        bad = 0
        for well, seen, remedy in findings():
            bad += not well
            self.stdout.write(f"  {'✓' if well else '✗'} {seen}" + ("" if well else f". {remedy}"))
        if bad:
            raise CommandError(f"{bad} to mend")


def findings() -> Iterator[Finding]:
    """Everything that is looked at, the machine first."""
    yield from _machine()
    yield from _keys()
    try:
        yield from _database()
        yield from _worker()
        yield from _deliveries()
    except Error as error:
        yield (
            False,
            f"Database: {str(error).strip()}",
            "Check DATABASE_URL, or start the embedded one: ./linli up.",
        )


def _machine() -> Iterator[Finding]:
    yield True, f"Python {platform.python_version()} on {platform.system()} {platform.machine()}", ""
    yield (
        not settings.DEBUG,
        f"Debugging is {'on' if settings.DEBUG else 'off'}",
        "Unset LINLI_DEBUG in service.",
    )
    free = shutil.disk_usage(_nearest(settings.DATA)).free // MEGABYTE
    yield free > 1024, f"{settings.DATA}: {free} MB free", "Free some space before the disk is full."


def _nearest(path: Path) -> Path:
    return next(place for place in (path, *path.parents) if place.exists())


def _keys() -> Iterator[Finding]:
    for path in sorted((settings.DATA / "keys").glob("*")):
        mode = path.stat().st_mode & 0o777
        yield mode & 0o077 == 0, f"{path.name} has mode {mode:04o}", f"Others may read it: chmod 600 {path}"


def _database() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version'), current_setting('server_version_num')::int")
        version, number = cursor.fetchone()
        cursor.execute(
            "SELECT current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'"
        )
        (safe,) = cursor.fetchone()
        cursor.execute("SELECT pg_database_size(current_database())")
        (size,) = cursor.fetchone()
    seen = f"PostgreSQL {version}, {size // MEGABYTE} MB"
    yield number >= OLDEST_SERVER, seen, "Linli needs PostgreSQL 16 or newer."
    yield safe, f"Safe against a power cut: {'yes' if safe else 'no'}", "Turn fsync and full_page_writes on."
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    yield not pending, f"{len(pending)} migrations pending", "Start ./linli up, or ./linli manage migrate."


def _worker() -> Iterator[Finding]:
    if not _exists("procrastinate_workers"):
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT extract(epoch FROM now() - max(last_heartbeat))::int FROM procrastinate_workers"
        )
        (silence,) = cursor.fetchone()
        cursor.execute(
            "SELECT coalesce(extract(epoch FROM now() - min(coalesce(job.scheduled_at, event.at)))::int, 0),"
            " count(DISTINCT job.id) FROM procrastinate_jobs AS job JOIN procrastinate_events AS event"
            " ON event.job_id = job.id AND event.type = 'deferred'"
            " WHERE job.status = 'todo' AND coalesce(job.scheduled_at, now()) <= now()"
        )
        lag, waiting = cursor.fetchone()
    heard = "never" if silence is None else f"{silence} s ago"
    yield silence is not None and silence < 60, f"Worker last heard {heard}", "Start one: ./linli worker."
    yield (
        lag < 300,
        f"{waiting} jobs due, the oldest since {lag} s",
        "Start another worker, or look at its output.",
    )


def _deliveries() -> Iterator[Finding]:
    if not _exists("kernel_delivery"):
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT FROM kernel_delivery WHERE state = 'stuck' LIMIT 1000) AS stuck"
        )
        (stuck,) = cursor.fetchone()
    yield (
        not stuck,
        f"{stuck} messages stuck",
        "Check LINLI_MAIL_HOST and LINLI_SMS_WEBHOOK; the errors stand beside them.",
    )


def _exists(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [table])
        return bool(cursor.fetchone()[0])
