"""What the worker does by itself, every few seconds or minutes (procrastinate, the queue in PostgreSQL)."""

from collections.abc import Callable
from datetime import timedelta

from procrastinate.contrib.django import app

from linli.kernel.clock import now
from linli.kernel.delivery.sending import call_webhooks, send_due
from linli.kernel.erasing import erase_all, once_a_day
from linli.kernel.journal import record, seals, tally
from linli.kernel.journal.models import Key
from linli.kernel.web.limits import Limit

# Capabilities add what the clock does for them: (name, function) where the function does one step and returns a count.
TICKS: dict[str, Callable[[], int]] = {}


def every_few_seconds() -> dict[str, int]:
    """Bring the tally up, deliver, tell listening systems: what waits for others comes last."""
    return _take({"tally": tally.advance, "deliveries": send_due, "webhooks": call_webhooks})


def every_minute() -> dict[str, int]:
    """Seal, look after the tables, erase once a day, and let the clock act for each capability."""
    own = {"sealed": _seal, "housekeeping": _keep_house, "erased": lambda: once_a_day(erase_all)}
    return _take(own | TICKS)


def _take(steps: dict[str, Callable[[], int]]) -> dict[str, int]:
    """Every step once; one that fails does not stop the others, and is raised at the end."""
    told: dict[str, int] = {}
    failures: list[Exception] = []
    for name, step in steps.items():
        try:
            told[name] = step()
        except Exception as error:
            error.add_note(f"in the clock's step {name!r}")
            failures.append(error)
    if failures:
        raise ExceptionGroup("some steps of the clock failed", failures)
    return told


def _seal() -> int:
    sealed = seals.seal()
    return sealed.n if sealed else 0


def _keep_house() -> int:
    """Make the next months' partitions, forget old keys and limits; the rows forgotten."""
    for days in (0, 31, 62):
        record.ensure_month(now() + timedelta(days=days))
    keys, _each = (
        Key.objects.filter(at__lt=now() - timedelta(days=90)).exclude(kind__endswith=".taken_over").delete()
    )
    limits, _each = Limit.objects.filter(until__lt=now()).delete()
    return keys + limits


def tick(name: str) -> Callable[[Callable[[], int]], Callable[[], int]]:
    """Declare a step that the clock takes every minute."""

    def declare(step: Callable[[], int]) -> Callable[[], int]:
        TICKS[name] = step
        return step

    return declare


@app.periodic(cron="* * * * * */3")  # the sixth place is that of the seconds
@app.task(queueing_lock="seconds", pass_context=False)
def seconds(timestamp: int) -> None:
    every_few_seconds()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="minutes", pass_context=False)
def minutes(timestamp: int) -> None:
    every_minute()


__all__ = ["TICKS", "every_few_seconds", "every_minute", "tick"]
