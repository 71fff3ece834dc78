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
from django.utils.translation import gettext as _

from linli.kernel.management.spoken import spoken

MEGABYTE = 2**20
OLDEST_SERVER = 160000
# A finding: whether it is well, what was seen, and what to do when it is not.
Finding = tuple[bool, str, str]


class Command(BaseCommand):
    help = "Say what is wrong on this machine, and what to do. Ends with 1 when something is."
    requires_system_checks: list[str] = []

    @spoken
    def handle(self, *args: Any, **options: Any) -> None:
        bad = 0
        for well, seen, remedy in findings():
            bad += not well
            told = seen if well else _("%(seen)s. %(remedy)s") % {"seen": seen, "remedy": remedy}
            self.stdout.write(f"  {'✓' if well else '✗'} {told}")
        if bad:
            raise CommandError(_("%(n)s to mend") % {"n": bad})


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
            _("Database: %(error)s") % {"error": str(error).strip()},
            _("Check DATABASE_URL, or start the embedded one: ./linli up."),
        )


def _machine() -> Iterator[Finding]:
    system = f"{platform.system()} {platform.machine()}"
    yield (
        True,
        _("Python %(version)s on %(system)s") % {"version": platform.python_version(), "system": system},
        "",
    )
    seen = _("Debugging is on") if settings.DEBUG else _("Debugging is off")
    yield not settings.DEBUG, seen, _("Unset LINLI_DEBUG in service.")
    free = shutil.disk_usage(_nearest(settings.DATA)).free // MEGABYTE
    seen = _("%(place)s: %(free)s MB free") % {"place": settings.DATA, "free": free}
    yield free > 1024, seen, _("Free some space before the disk is full.")


def _nearest(path: Path) -> Path:
    return next(place for place in (path, *path.parents) if place.exists())


def _keys() -> Iterator[Finding]:
    for path in sorted((settings.DATA / "keys").glob("*")):
        mode = path.stat().st_mode & 0o777
        seen = _("%(file)s has mode %(mode)s") % {"file": path.name, "mode": f"{mode:04o}"}
        yield mode & 0o077 == 0, seen, _("Others may read it: chmod 600 %(path)s") % {"path": path}


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
    yield number >= OLDEST_SERVER, seen, _("Linli needs PostgreSQL 16 or newer.")
    seen = _("Safe against a power cut: yes") if safe else _("Safe against a power cut: no")
    yield safe, seen, _("Turn fsync and full_page_writes on.")
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    yield (
        not pending,
        _("%(n)s migrations pending") % {"n": len(pending)},
        _("Start ./linli up, or ./linli manage migrate."),
    )


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
    seen = _("Worker never heard") if silence is None else _("Worker last heard %(n)s s ago") % {"n": silence}
    yield silence is not None and silence < 60, seen, _("Start one: ./linli worker.")
    yield (
        lag < 300,
        _("%(n)s jobs due, the oldest since %(lag)s s") % {"n": waiting, "lag": lag},
        _("Start another worker, or look at its output."),
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
        _("%(n)s messages stuck") % {"n": stuck},
        _("Check LINLI_MAIL_HOST and LINLI_SMS_WEBHOOK; the errors stand beside them."),
    )


def _exists(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [table])
        return bool(cursor.fetchone()[0])
