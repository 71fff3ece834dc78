"""Abolishing a post."""

import pytest

from linli.kernel.refusals import NotNow, NotYours
from linli.organisations.acts import change_post, end_post
from linli.organisations.queries import posts_at
from linli.organisations.states import PostState
from linli.organisations.testing import a_post


def test_it_is_no_more(place, ann):
    post = end_post(ann, a_post(place.community, "community_worker")).noun
    assert post.state == PostState.ENDED
    assert list(posts_at(ann, place.community)) == []


def test_it_waits_until_nobody_holds_it(place, ann, somebody):
    with pytest.raises(NotNow):
        end_post(ann, a_post(place.community, "community_worker", somebody()))


def test_nothing_can_be_done_with_it_afterwards(place, ann):
    post = end_post(ann, a_post(place.community, "community_worker")).noun
    with pytest.raises(NotYours):
        change_post(ann, post, title="新")


def test_it_refuses_a_stranger(place, dan):
    with pytest.raises(NotYours):
        end_post(dan, a_post(place.community, "community_worker"))
