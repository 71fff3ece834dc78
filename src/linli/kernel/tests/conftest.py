"""A table of lamps, within the test's transaction or committed."""

import pytest
from django.db import connection

from linli.kernel.tests.lamps import Lamp, LampNote, LampWords


def _make():
    with connection.schema_editor() as editor:
        editor.create_model(Lamp)
        editor.create_model(LampNote)
        editor.create_model(LampWords)


@pytest.fixture
def lamps(db):
    """The table of lamps, gone with the test's transaction."""
    _make()


@pytest.fixture
def kept_lamps(transactional_db):
    """The table of lamps for tests that commit, and for several connections at once."""
    _make()
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(LampWords)
        editor.delete_model(LampNote)
        editor.delete_model(Lamp)
