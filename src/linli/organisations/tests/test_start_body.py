"""A founded body takes up its work."""

import pytest

from linli.kernel.acts import offers
from linli.kernel.refusals import NotNow, NotYours
from linli.organisations.acts import start_body
from linli.organisations.states import BodyState


def test_it_makes_the_body_active(place, ann):
    assert start_body(ann, place.street).noun.state == BodyState.ACTIVE


def test_it_refuses_a_second_start(place, ann):
    start_body(ann, place.street)
    with pytest.raises(NotNow):
        start_body(ann, place.street)


def test_it_refuses_a_stranger_and_is_not_offered_to_them(place, dan):
    assert offers(dan, place.street) == []
    with pytest.raises(NotYours):
        start_body(dan, place.street)
