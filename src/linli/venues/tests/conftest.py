"""The house of these tests."""

import pytest

from linli.venues import testing


@pytest.fixture
def house(db):
    return testing.a_house()
