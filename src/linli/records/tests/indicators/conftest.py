"""The cast of these tests."""

from typing import Any

import pytest

from linli.needs import testing
from linli.organisations.testing import holding
from linli.people.testing import person
from linli.records.testing.indicators import load_indicators


@pytest.fixture
def town(db: Any) -> testing.Town:
    """The street of needs, with what is counted there."""
    town = testing.a_town()
    load_indicators()
    return town


@pytest.fixture
def definer(town: testing.Town) -> Any:
    """Somebody who says for the whole city what is counted."""
    return holding(person("Cui Cityhall"), town.place.city, "city_desk")


@pytest.fixture
def secretary(town: testing.Town) -> Any:
    """Reads the records of one community."""
    return holding(person("Shu Jishu"), town.place.community, "community_secretary")
