"""A line ends; it stays in the book."""

from datetime import timedelta

import pytest

from linli.kernel.clock import today
from linli.kernel.refusals import NotYours
from linli.needs import acts, testing
from linli.needs.models import Route
from linli.needs.tests.asking import last, refused


@pytest.fixture
def line(town):
    return acts.set_route(
        town.sue, category=None, area="110101001", kind="", body=town.place.other.pk, level="", direct=False,
        urgency="", source="区派单目录2026版", valid_from=today(),
    ).noun  # fmt: skip


def test_it_no_longer_applies_and_stays_in_the_book(town, line):
    acts.end_route(town.sue, line, valid_to=today())
    assert testing.raised(town).route_id is None
    assert Route.objects.filter(pk=line.pk).exists()
    assert last(line).facts["to"] == today().isoformat()


def test_it_refuses_the_past(town, line):
    with refused(field="valid_to"):
        acts.end_route(town.sue, line, valid_to=today() - timedelta(days=1))


def test_it_refuses_who_does_not_keep_the_catalogue(town, line):
    with refused(NotYours):
        acts.end_route(town.ann, line, valid_to=today())


def test_it_waits_for_its_last_day(town, line):
    acts.end_route(town.sue, line, valid_to=today() + timedelta(days=1))
    assert testing.raised(town).route_id == line.pk
