"""What the worker does by itself, every few seconds or minutes (procrastinate, the queue in PostgreSQL)."""

from collections.abc import Callable
from datetime import timedelta

from procrastinate.contrib.django import app

from linli.kernel.clock import now
from linli.kernel.delivery.sending import call_webhooks, send_due
from linli.kernel.journal import record, seals, tally
from linli.kernel.journal.models import Key
from linli.kernel.web.limits import Limit

# Capabilities add what the clock does for them: (name, function) where the function does one step and returns a count.
TICKS: dict[str, Callable[[], int]] = {}


def every_few_seconds() -> dict[str, int]:
    """Deliver, tell listening systems, bring the tally up."""
    return {"deliveries": send_due(), "webhooks": call_webhooks(), "tally": tally.advance()}


def every_minute() -> dict[str, int]:
    """Seal, make next months' partitions, forget old keys and limits, and let the clock act for each capability."""
    sealed = seals.seal()
    for days in (0, 31, 62):
        record.ensure_month(now() + timedelta(days=days))
    Key.objects.filter(at__lt=now() - timedelta(days=90)).delete()
    Limit.objects.filter(until__lt=now()).delete()
    return {"sealed": sealed.n if sealed else 0} | {name: step() for name, step in TICKS.items()}


def tick(name: str) -> Callable[[Callable[[], int]], Callable[[], int]]:
    """Declare a step that the clock takes every minute."""

    def declare(step: Callable[[], int]) -> Callable[[], int]:
        TICKS[name] = step
        return step

    return declare


@app.periodic(cron="*/3 * * * * *")
@app.task(queueing_lock="seconds", pass_context=False)
def seconds(timestamp: int) -> None:
    every_few_seconds()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="minutes", pass_context=False)
def minutes(timestamp: int) -> None:
    every_minute()



__all__ = ["TICKS", "every_few_seconds", "every_minute", "tick"]
