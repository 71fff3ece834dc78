"""Counting what a piece of code asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext


class Asked(CaptureQueriesContext):
    """The statements of a block, without the look at the stamps that a process takes once a second at most."""

    @property
    def captured_queries(self) -> list[dict[str, str]]:  # type: ignore[override]
        asked: list[dict[str, str]] = super().captured_queries
        return [one for one in asked if "FROM kernel_reference" not in one["sql"]]


@contextmanager
def statements(most: int) -> Iterator[Asked]:
    """Fail when the block sends more than ``most`` statements, and show them."""
    with Asked(connection) as caught:
        yield caught
    told = "\n".join(query["sql"][:200] for query in caught.captured_queries)
    assert len(caught) <= most, f"{len(caught)} statements, at most {most}:\n{told}"
