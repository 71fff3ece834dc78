"""A filter goes when its owner wants it gone."""

import pytest

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, queries
from linli.needs.tests.asking import last, refused


@pytest.fixture
def saved(town):
    return acts.keep_filter(town.ann, name="噪声", query="q=噪声").noun


def test_it_is_gone_and_the_entry_says_so(town, saved):
    acts.drop_filter(town.ann, saved)
    assert queries.saved_filters(town.ann) == []
    assert last(saved).kind == "needs.filter.dropped"


def test_it_refuses_everybody_else(town, saved):
    with refused(NotYours):
        acts.drop_filter(town.sue, saved)


def test_it_refuses_what_is_gone(town, saved):
    acts.drop_filter(town.ann, saved)
    with refused(NotNow):
        acts.drop_filter(town.ann, saved)
