"""The cast of these tests."""

from itertools import count

import pytest
from django.contrib.auth import get_user_model

from linli.kernel.clock import now
from linli.kernel.testing import person_actor
from linli.organisations.testing import a_street, holding

_numbers = count(1)


@pytest.fixture(autouse=True)
def plain_static(settings):
    """Pages name their style sheet without a manifest of collected files."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def somebody(db):
    """Makes people with accounts."""

    def make(name="Ann"):
        people = get_user_model()
        return people.objects.create(number=f"T{next(_numbers):07}", name=name, registered_at=now())

    return make


@pytest.fixture
def place(db):
    return a_street()


@pytest.fixture
def ann(place, somebody):
    """Ann administers the street."""
    return holding(somebody("Ann"), place.street, "administrator")


@pytest.fixture
def dan(somebody):
    """Dan is a stranger here: no post at all."""
    return person_actor(somebody("Dan"))
