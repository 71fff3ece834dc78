"""What records do when something was asked of them, and when the clock ticks."""

from typing import Any

from django.db import connection
from procrastinate.contrib.django import app

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.jobs import tick
from linli.records import acts
from linli.records.models import Export
from linli.records.queries.exports import lost
from linli.records.states.exports import Why

AGAIN = 3  # seconds until the next look, while another file is in the making


@app.task(name="records.make_file")
def make_file(pk: int) -> None:
    """One file at a time, so that the clock always has a worker left."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext('records.make_file'))")
        if not cursor.fetchone()[0]:
            make_file.configure(schedule_in={"seconds": AGAIN}).defer(pk=pk)
            return
    try:
        acts.make_file(pk)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('records.make_file'))")


def queue(actor: Actor, export: Any, entry: Any) -> None:
    """The worker takes it up once this is committed."""
    make_file.defer(pk=export.pk)


@tick("records.exports")
def give_up_lost() -> int:
    """Files whose worker died are given up, so that whoever asked knows."""
    gone: list[Export] = list(lost()[:100])
    for export in gone:
        acts.fail_export(CLOCK, export, why=Why.BROKEN)
    return len(gone)


REACTIONS = {"records.export.asked": [queue]}
