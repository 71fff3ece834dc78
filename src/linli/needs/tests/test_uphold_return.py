"""The dispatch was right: the organisation handles it."""

import pytest

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused


@pytest.fixture
def returned(town):
    return acts.ask_return(town.ann, testing.dispatched(town), body=None, reason="不归我们。").noun


def test_it_stays_there(town, returned):
    need = acts.uphold_return(town.sue, returned, reason="按目录由社区办理。").noun
    assert (need.state, need.body_id) == ("dispatched", town.place.community.pk)
    assert last(need).amounts == {"upheld": 1}


def test_it_refuses_the_organisation_itself(town, returned):
    with refused(NotYours):
        acts.uphold_return(town.ann, returned, reason="不归我们。")


def test_it_refuses_without_reasons(town, returned):
    with refused(field="text"):
        acts.uphold_return(town.sue, returned, reason="")


def test_it_waits_until_a_return_was_asked(town):
    with refused(NotNow):
        acts.uphold_return(town.sue, testing.dispatched(town), reason="按目录。")
