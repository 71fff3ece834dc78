"""The cast of these tests."""

import pytest

from linli.kernel.testing import person_actor
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, a_street, holding
from linli.people.testing import person


@pytest.fixture(autouse=True)
def plain_static(settings):
    """Pages name their style sheet without a manifest of collected files."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def somebody(db):
    """Makes people with accounts."""
    return lambda name="Ann": person(name)


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


@pytest.fixture
def sue(place, somebody):
    """Sue looks after the list of places of the street."""
    return holding(somebody("Sue"), place.street, "street_desk")


@pytest.fixture
def branch(place):
    """A joint branch of the community."""
    return a_body(Kind.JOINT_BRANCH, "商圈联合党支部", place.community)
