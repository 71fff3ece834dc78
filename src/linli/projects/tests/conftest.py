"""The town of these tests, at nine in the morning of a Monday without holidays near."""

from datetime import UTC, datetime

import pytest

from linli.kernel.clock import travel
from linli.needs.acts.seeding import load_categories
from linli.projects import testing

NINE = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)  # nine in Beijing


@pytest.fixture(autouse=True)
def plain_static(settings):
    """Pages name their style sheet without a manifest of collected files."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def town(db):
    with travel(NINE):
        made = testing.a_town()
        load_categories()
        yield made
