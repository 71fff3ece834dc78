"""Many at one thing in the same moment, each with a connection of its own and the clock of the test."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from threading import Barrier, local
from typing import Any

from django.db import connection

from linli.kernel.refusals import Refused

HANDS = 12  # the pool of connections holds 20


def at_once(tries: Sequence[Callable[[], Any]], hands: int = HANDS) -> list[Any]:
    """What came of each try, in their order: what it gave, or its refusal. All hands are ready before one begins."""
    hands = min(hands, len(tries))
    ready, mine = Barrier(hands), local()

    def run(one: Callable[[], Any]) -> Any:
        if not getattr(mine, "is_ready", False):
            mine.is_ready = True
            ready.wait(timeout=60)
        try:
            return one()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(hands) as pool:
        return list(pool.map(lambda here, one: here.run(run, one), [copy_context() for _one in tries], tries))
