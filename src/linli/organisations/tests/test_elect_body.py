"""Entering an election."""

from datetime import date

import pytest

from linli.kernel.journal.history import history
from linli.kernel.refusals import NotYours, Refused
from linli.organisations.acts import elect_body
from linli.organisations.queries import terms_ending
from linli.organisations.states import BodyState


def test_it_begins_a_term_and_makes_the_body_active(place, ann):
    body = elect_body(ann, place.community, term_begins=date(2026, 1, 4), years=5).noun
    assert (body.state, body.term_ends) == (BodyState.ACTIVE, date(2031, 1, 3))


def test_it_may_come_again_and_each_stays_in_the_record(place, ann):
    elect_body(ann, place.community, term_begins=date(2021, 1, 4), years=5)
    elect_body(ann, place.community, term_begins=date(2026, 1, 4), years=5)
    terms = [line.entry.facts.get("term_ends") for line in history(place.community)]
    assert terms[-2:] == ["2026-01-03", "2031-01-03"]


def test_a_term_about_to_end_is_found(place, ann):
    elect_body(ann, place.community, term_begins=date(2026, 1, 4), years=5)
    assert list(terms_ending(place.street.path, date(2031, 1, 2))) == []
    assert list(terms_ending(place.street.path, date(2031, 4, 1))) == [place.community]
    assert list(terms_ending(place.other.path, date(2031, 4, 1))) == []


def test_it_refuses_an_end_before_the_beginning(place, ann):
    with pytest.raises(Refused) as refused:
        elect_body(ann, place.community, term_begins=date(2026, 1, 4), term_ends=date(2025, 1, 1))
    assert refused.value.field == "term_ends"


def test_it_refuses_a_stranger(place, dan):
    with pytest.raises(NotYours):
        elect_body(dan, place.community, term_begins=date(2026, 1, 4))
