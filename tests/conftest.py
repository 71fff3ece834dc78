"""For stories and browsers: files of each test apart, quick passwords."""

import pytest


@pytest.fixture(autouse=True)
def _light(settings, tmp_path):
    """Nothing here tests where files lie or how strong passwords are."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATIC_ROOT = tmp_path  # there, so that nobody warns of its absence
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
