"""Entering the founding of a planned body."""

from datetime import date

import pytest

from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.organisations.acts import establish_body, found_body
from linli.organisations.queries import tree
from linli.organisations.states import BodyState, Kind


@pytest.fixture
def planned(place, ann):
    return found_body(ann, kind=Kind.JOINT_BRANCH, name="联合支部", parent=place.street).noun


def test_it_opens_the_body(planned, ann):
    body = establish_body(ann, planned, founded_on=date(2026, 7, 1)).noun
    assert (body.state, body.founded_on) == (BodyState.FOUNDED, date(2026, 7, 1))
    assert tree().get(body.pk).is_open


def test_it_refuses_a_body_that_is_open(place, ann):
    with pytest.raises(NotNow):
        establish_body(ann, place.street, founded_on=date(2026, 7, 1))


def test_it_refuses_when_another_answers_meanwhile(place, ann):
    late = found_body(
        ann, kind=Kind.RESIDENTS_COMMITTEE, name="又一个", parent=place.street, area_code="110101001001"
    ).noun
    with pytest.raises(Refused) as refused:
        establish_body(ann, late, founded_on=date(2026, 7, 1))
    assert refused.value.field == "area_code"


def test_it_refuses_a_stranger(planned, dan):
    with pytest.raises(NotYours):
        establish_body(dan, planned, founded_on=date(2026, 7, 1))
