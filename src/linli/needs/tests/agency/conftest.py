"""A community that runs errands."""

import pytest

from linli.needs.tests.items.guide import Desk, a_desk


@pytest.fixture
def desk(db) -> Desk:
    return a_desk()
