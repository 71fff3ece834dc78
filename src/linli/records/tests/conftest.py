"""The town of the tests of records, at nine in the morning."""

import pytest

from linli.kernel.clock import travel
from linli.records import testing


@pytest.fixture
def town(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    town = testing.a_past()
    with travel(testing.NINE):
        yield town
