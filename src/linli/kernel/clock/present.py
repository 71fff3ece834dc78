"""The one place that asks what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
_set_to: ContextVar[datetime | None] = ContextVar("clock_set_to", default=None)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _set_to.get() or datetime.now(UTC)  # noqa: TID251 — this is the clock


def today() -> date:
    """The present day in Beijing."""
    return local(now()).date()


def local(instant: datetime) -> datetime:
    """An instant as the clock on the wall in Beijing shows it."""
    return instant.astimezone(ZONE)


@contextmanager
def travel(instant: datetime) -> Iterator[None]:
    """Within the block it is ``instant``: for tests and for building a demonstration's past."""
    token = _set_to.set(instant)
    try:
        yield
    finally:
        _set_to.reset(token)
