"""Tying two bodies."""

from datetime import date

import pytest

from linli.kernel.refusals import NotYours, Refused
from linli.organisations.acts import relate
from linli.organisations.queries import relations_of
from linli.organisations.states import RelationKind


def test_it_shows_on_both_sides(place, ann):
    done = relate(
        ann, source=place.street, target=place.district, kind=RelationKind.LINKED, begins=date(2026, 1, 4)
    )
    assert [*relations_of(place.street)] == [*relations_of(place.district)] == [done.noun]


def test_it_refuses_the_same_tie_twice(place, ann):
    relate(ann, source=place.street, target=place.other, kind=RelationKind.GUIDES)
    with pytest.raises(Refused):
        relate(ann, source=place.street, target=place.other, kind=RelationKind.GUIDES)


def test_it_refuses_a_tie_to_itself(place, ann):
    with pytest.raises(Refused) as refused:
        relate(ann, source=place.street, target=place.street, kind=RelationKind.LINKED)
    assert refused.value.field == "target"


def test_it_refuses_to_speak_for_a_body_beyond_reach(place, ann):
    with pytest.raises(NotYours):
        relate(ann, source=place.district, target=place.street, kind=RelationKind.GUIDES)
