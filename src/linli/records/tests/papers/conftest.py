"""The cast of these tests."""

from typing import Any

import pytest

from linli.needs import testing as needs
from linli.needs.acts.seeding import load_categories
from linli.organisations.testing import holding
from linli.people.testing import person
from linli.records.acts.paper_seeds import load_papers


@pytest.fixture
def town(db: Any) -> needs.Town:
    """A street with its people, categories and templates of papers."""
    found = needs.a_town()
    load_categories()
    load_papers()
    return found


@pytest.fixture
def clerk(town: needs.Town) -> Any:
    """Keeps templates at the city, for all below."""
    return holding(person("Carla Clerk"), town.place.city, "city_desk")
