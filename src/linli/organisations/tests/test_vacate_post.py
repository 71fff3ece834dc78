"""Leaving a post."""

import pytest

from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours
from linli.organisations.acts import fill_post, vacate_post
from linli.organisations.queries import actor_for, vacancies
from linli.organisations.states import PostState
from linli.organisations.testing import a_post


@pytest.fixture
def held(place, somebody):
    eve = somebody("Eve")
    return eve, a_post(place.community, "community_worker", eve)


def test_the_powers_end_at_once_and_the_post_is_vacant(place, ann, held):
    eve, post = held
    post = vacate_post(ann, post, reason="调离").noun
    assert post.state == PostState.VACANT and post.person_id is None
    assert actor_for(eve).posts == ()
    assert list(vacancies(place.street.path)) == [post]


def test_who_held_it_stays_in_the_journal(ann, held):
    eve, post = held
    vacate_post(ann, post)
    entry = Entry.objects.get(kind="organisations.post.vacated")
    assert entry.facts["subject"] == eve.pk and entry.facts["held_from"] == "2020-01-01"


def test_another_may_take_it(ann, held, somebody):
    _eve, post = held
    post = vacate_post(ann, post).noun
    fay = somebody("Fay")
    assert fill_post(ann, post, person=fay).noun.person_id == fay.pk


def test_it_refuses_an_empty_post(place, ann):
    with pytest.raises(NotNow):
        vacate_post(ann, a_post(place.community, "community_worker"))


def test_it_refuses_a_stranger(dan, held):
    with pytest.raises(NotYours):
        vacate_post(dan, held[1])
