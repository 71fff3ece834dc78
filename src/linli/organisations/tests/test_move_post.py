"""Moving a post to another body."""

import pytest

from linli.kernel.refusals import NotYours, Refused
from linli.organisations.acts import dissolve_body, move_post
from linli.organisations.queries import actor_for
from linli.organisations.testing import a_post


def test_the_holder_goes_along(place, ann, somebody):
    eve = somebody("Eve")
    entry = move_post(ann, a_post(place.community, "community_worker", eve), body=place.other).entry
    assert actor_for(eve).post.path == place.other.path
    assert entry.facts["body_from"] == place.community.pk


def test_it_refuses_a_body_that_has_ended(place, ann):
    dissolve_body(ann, place.other)
    with pytest.raises(Refused) as refused:
        move_post(ann, a_post(place.community, "community_worker"), body=place.other)
    assert refused.value.field == "body"


def test_it_refuses_a_body_beyond_reach(place, ann):
    with pytest.raises(NotYours):
        move_post(ann, a_post(place.community, "community_worker"), body=place.district)
