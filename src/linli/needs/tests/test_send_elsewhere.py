"""The objection was right: another organisation handles it."""

import pytest

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused, told


@pytest.fixture
def returned(town):
    return acts.ask_return(town.ann, testing.dispatched(town), body=None, reason="不归我们。").noun


def test_it_goes_to_the_other_organisation(town, returned):
    need = acts.send_elsewhere(town.sue, returned, body=town.place.other.pk).noun
    assert (need.state, need.body_id, need.first_body_id) == (
        "dispatched", town.place.other.pk, town.place.community.pk,
    )  # fmt: skip
    assert last(need).facts["by_body"] == town.place.community.pk


def test_it_refuses_the_one_that_sent_it_back(town, returned):
    with refused(field="body"):
        acts.send_elsewhere(town.sue, returned, body=town.place.community.pk)


def test_it_refuses_the_organisation_itself(town, returned):
    with refused(NotYours):
        acts.send_elsewhere(town.ann, returned, body=town.place.other.pk)


def test_it_waits_until_a_return_was_asked(town):
    with refused(NotNow):
        acts.send_elsewhere(town.sue, testing.dispatched(town), body=town.place.other.pk)


def test_it_tells_who_has_it_now(town, returned):
    need = acts.send_elsewhere(town.sue, returned, body=town.place.other.pk).noun
    assert town.place.other.name in told(need).text
