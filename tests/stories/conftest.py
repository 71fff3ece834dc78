"""The street of the stories, its people, and browsers for them."""

import pytest

from linli.kernel.journal import seals, tally
from linli.needs import testing
from linli.needs.acts.seeding import load_categories
from linli.organisations.testing import holding
from linli.people.models import Person
from linli.people.testing import person
from linli.records.acts.indicator_seeds import load_indicators
from tests.pages import Visitor


@pytest.fixture
def town(db):
    """A street with two communities; calendar, rulebook, categories; Ann, Sue, Dora, Bob and Dan."""
    town = testing.a_town()
    load_categories()
    load_indicators()
    return town


@pytest.fixture
def browser():
    """A browser in which somebody is signed in; without anybody, a stranger's."""

    def open_for(actor=None):
        return Visitor(Person.objects.get(pk=actor.person_id) if actor else None)

    return open_for


@pytest.fixture
def in_post(town):
    """Somebody new in a post."""

    def make(name, body, role):
        return holding(person(name), body, role)

    return make


@pytest.fixture
def counted():
    """Totals are brought up and entries are sealed, as the worker does every few seconds."""

    def run():
        tally.advance()
        return seals.seal()

    return run
