"""Dissolving a body."""

import pytest

from linli.kernel.journal.history import history
from linli.kernel.refusals import NotYours, Refused
from linli.organisations.acts import dissolve_body
from linli.organisations.models import Post
from linli.organisations.states import BodyState, PostState
from linli.organisations.testing import a_post


def test_it_ends_the_body_and_its_empty_posts(place, ann):
    post = a_post(place.other, "community_worker")
    body = dissolve_body(ann, place.other, reason="撤销").noun
    assert body.state == BodyState.DISSOLVED and body.ended_on is not None
    assert Post.objects.get(pk=post.pk).state == PostState.ENDED
    assert history(body)[-1].remark == "撤销"


def test_it_waits_until_nothing_stands_below(place, somebody, ann):
    with pytest.raises(Refused) as refused:
        dissolve_body(ann, place.street)
    assert refused.value.code == "children"


def test_it_waits_until_nobody_holds_a_post_there(place, ann, somebody):
    a_post(place.other, "community_worker", somebody("Eve"))
    with pytest.raises(Refused) as refused:
        dissolve_body(ann, place.other)
    assert refused.value.code == "holders"


def test_it_refuses_a_stranger(place, dan):
    with pytest.raises(NotYours):
        dissolve_body(dan, place.other)
