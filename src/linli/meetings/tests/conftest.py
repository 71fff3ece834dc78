"""The cast of these tests."""

from typing import Any

import pytest

from linli.meetings import testing


@pytest.fixture
def town(db: Any) -> testing.Town:
    return testing.a_town()
