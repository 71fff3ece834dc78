"""What every test needs: nothing remembered from the test before."""

from collections.abc import Iterator

import pytest

from linli.kernel import reference
from linli.kernel.journal import record


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Process memories of tables and partitions are emptied around each test, since the tables are rolled back."""
    reference.forget()
    record.forget_months()
    yield
    reference.forget()
    record.forget_months()
