"""An item of the guide at each step of its life."""

import pytest

from linli.needs.tests.items.guide import Desk, a_desk


@pytest.fixture
def desk(db) -> Desk:
    return a_desk()
