"""The cast of these tests."""

from typing import Any

import pytest

from linli.orders import testing


@pytest.fixture(autouse=True)
def plain_static(settings: Any) -> None:
    """Pages name their style sheet without a manifest of collected files."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def market(db: Any) -> testing.Market:
    return testing.a_market()
