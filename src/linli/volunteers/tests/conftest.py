"""The cast of these tests."""

from typing import Any

import pytest

from linli.volunteers import testing
from linli.volunteers.tests import near


@pytest.fixture(autouse=True)
def plain_static(settings: Any) -> None:
    """Pages name their style sheet without a manifest of collected files."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def team(db: Any) -> testing.Team:
    return testing.a_team()


@pytest.fixture
def town(db: Any) -> near.Town:
    return near.a_town()
