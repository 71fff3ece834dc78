"""The cast of these tests."""

from typing import Any

import pytest

from linli.orders.tests.purchases import buying


@pytest.fixture
def bazaar(db: Any) -> buying.Bazaar:
    return buying.a_bazaar()
