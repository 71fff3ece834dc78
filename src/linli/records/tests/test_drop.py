"""A table is put away, or looked at again."""

import pytest

from linli.kernel.refusals import NotNow, NotYours
from linli.records import acts, testing
from linli.records.queries import tables


def test_it_is_put_away_and_the_request_waits_again(town):
    request = testing.requested(town)
    filling = testing.confirmed_for(town.ann, testing.asked_of(request, town.place.community))
    assert not tables.arriving(town.ann).exists()
    acts.drop(town.ann, filling)
    assert tables.arriving(town.ann).count() == 1
    assert not tables.tables_of(town.ann).exists()


def test_it_refuses_a_table_that_was_sent(town):
    with pytest.raises(NotNow):
        acts.drop(town.ann, testing.sent(town.ann))


def test_it_refuses_others(town):
    filling = testing.taken_in(town.ann)
    with pytest.raises(NotYours):
        acts.drop(town.dan, filling)
    with pytest.raises(NotYours):
        acts.look_again(town.dan, testing.confirmed(town.ann, testing.a_form("别的表", testing.ASKED)))


def test_looking_again_goes_back_to_the_columns_and_loses_no_answer(town):
    filling = testing.filled(town.ann)
    again = acts.look_again(town.ann, filling).noun
    assert again.state == "read"
    done = acts.confirm(town.ann, again).noun
    assert (done.state, done.cells_filled) == ("filled", 4), "what was typed is known now"
