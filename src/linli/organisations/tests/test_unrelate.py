"""Ending a tie."""

from datetime import date

import pytest

from linli.kernel.refusals import NotYours, Refused
from linli.organisations.acts import relate, unrelate
from linli.organisations.queries import relations_of
from linli.organisations.states import RelationKind


@pytest.fixture
def tie(place, ann):
    return relate(
        ann, source=place.street, target=place.other, kind=RelationKind.GUIDES, begins=date(2026, 1, 4)
    ).noun


def test_it_ends_and_may_be_made_anew(place, ann, tie):
    unrelate(ann, tie, ends=date(2026, 2, 4))
    assert not relations_of(place.street)
    relate(ann, source=place.street, target=place.other, kind=RelationKind.GUIDES)
    assert len(relations_of(place.street)) == 1


def test_it_refuses_an_end_before_the_beginning(ann, tie):
    with pytest.raises(Refused):
        unrelate(ann, tie, ends=date(2025, 2, 4))


def test_it_refuses_a_second_end(ann, tie):
    unrelate(ann, tie)
    with pytest.raises(NotYours):
        unrelate(ann, tie)


def test_it_refuses_a_stranger(dan, tie):
    with pytest.raises(NotYours):
        unrelate(dan, tie)
