"""Builders for tests of records: indicators as shipped, and a clock that stands in a later month."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from linli.kernel.clock import ZONE, travel
from linli.records.acts.indicator_seeds import load_indicators

__all__ = ["at", "load_indicators"]


@contextmanager
def at(year: int, month: int, day: int = 15) -> Iterator[None]:
    """Noon of a day."""
    with travel(datetime(year, month, day, 12, tzinfo=ZONE)):
        yield
