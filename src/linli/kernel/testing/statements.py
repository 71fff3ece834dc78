"""Counting what a piece of code asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext


@contextmanager
def statements(most: int) -> Iterator[CaptureQueriesContext]:
    """Fail when the block sends more than ``most`` statements, and show them."""
    with CaptureQueriesContext(connection) as caught:
        yield caught
    told = "\n".join(query["sql"][:200] for query in caught.captured_queries)
    assert len(caught) <= most, f"{len(caught)} statements, at most {most}:\n{told}"
