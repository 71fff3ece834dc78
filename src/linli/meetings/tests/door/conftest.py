"""The cast of these tests."""

import pytest

from linli.needs import testing
from linli.needs.acts.seeding import load_categories


@pytest.fixture
def town(db):
    found = testing.a_town()
    load_categories()
    return found


@pytest.fixture
def cut_off(settings, tmp_path):
    """Files of these tests go into a folder of their own."""
    settings.MEDIA_ROOT = tmp_path
