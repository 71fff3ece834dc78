"""Changing a post."""

from datetime import date

import pytest

from linli.kernel.actors import NOBODY
from linli.kernel.refusals import NotYours, Refused
from linli.organisations.acts import change_post
from linli.organisations.queries import posts_seen
from linli.organisations.testing import a_post


def test_a_holders_name_is_public_by_choice_only(place, ann, somebody):
    post = a_post(place.community, "community_secretary", somebody("Eve"))
    assert list(posts_seen(NOBODY)) == []
    change_post(ann, post, is_public=True)
    assert list(posts_seen(NOBODY)) == [post]


def test_it_says_what_changed(place, ann):
    done = change_post(ann, a_post(place.community, "community_worker"), title="网格员", term=None)
    assert done.noun.title == "网格员"
    assert done.entry.facts["changed"] == ["title"]


def test_it_refuses_an_end_before_the_beginning(place, ann, somebody):
    with pytest.raises(Refused):
        change_post(ann, a_post(place.community, "community_worker", somebody()), ends=date(2019, 1, 1))


def test_it_refuses_a_stranger(place, dan):
    with pytest.raises(NotYours):
        change_post(dan, a_post(place.community, "community_worker"), title="新")
