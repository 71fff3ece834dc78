"""What records do when something was asked of them, and when the clock ticks."""

from datetime import timedelta
from typing import Any

from django.db import connection
from procrastinate.contrib.django import app

from linli.kernel import rulebook
from linli.kernel.actors import CLOCK, Actor
from linli.kernel.clock import now
from linli.kernel.jobs import tick
from linli.kernel.refusals import Refused
from linli.records import acts
from linli.records.models import Asked, Export
from linli.records.queries.exports import lost
from linli.records.queries.tables import UNDER_WAY
from linli.records.states.exports import Why
from linli.records.states.tables import AskedState

AGAIN = 3  # seconds until the next look, while another file is in the making
AT_ONCE = 200


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


@tick("records.remind")
def remind_waiting() -> int:
    """Who has not answered is reminded when the end is near, and once when it has passed."""
    near = now() + timedelta(days=int(rulebook.get("clock.soon.days").number))
    waiting = Asked.objects.filter(state=AskedState.WAITING, request__state__in=UNDER_WAY)
    soon = waiting.filter(reminders=0, request__due_at__lt=near)
    late = waiting.filter(reminders=1, request__due_at__lt=now())
    due = [*soon.order_by("request__due_at")[:AT_ONCE], *late.order_by("request__due_at")[:AT_ONCE]]
    return sum(_done(one) for one in due)


def _done(asked: Asked) -> int:
    try:
        acts.remind(CLOCK, asked)
    except Refused:
        return 0
    return 1


REACTIONS = {"records.export.asked": [queue]}
