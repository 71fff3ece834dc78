"""A table is sent; which number went to whom stays known."""

import pytest

from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.records import acts, testing
from linli.records.queries.tables import given


def test_it_keeps_who_received_which_number_and_when(town):
    filling = testing.sent(town.ann)
    found = given(town.place.community.path, "楼门")
    assert [(one.value, one.filling.receiver) for one in found] == [(12, "东华门街道办事处")]
    assert filling.sent_at is not None


def test_it_answers_the_request_that_brought_it(town):
    request = testing.requested(town)
    filling = testing.answered(town, request, town.ann)
    assert filling.receiver == "东华门街道办事处"
    assert testing.asked_of(request, town.place.community).state == "answered"


def test_it_refuses_without_a_receiver_before_it_is_filled_and_others(town):
    filled = testing.filled(town.ann)
    with pytest.raises(Refused):
        acts.send(town.ann, filled)
    with pytest.raises(NotYours):
        acts.send(town.bob, filled, receiver="街道")
    with pytest.raises(NotNow):
        acts.send(
            town.ann, testing.confirmed(town.ann, testing.a_form("另一表", testing.ASKED)), receiver="街道"
        )
