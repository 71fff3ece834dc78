"""Setting up a post."""

import pytest

from linli.kernel.refusals import NotYours, Refused
from linli.organisations.acts import plan_post
from linli.organisations.queries import vacancies
from linli.organisations.states import PostState
from linli.organisations.testing import holding


def test_it_is_a_vacancy_until_somebody_holds_it(place, ann):
    post = plan_post(ann, body=place.community, role="community_worker").noun
    assert (post.state, post.title) == (PostState.PLANNED, "社区工作者")
    assert list(vacancies(place.street.path)) == [post]


def test_it_refuses_a_role_that_is_not_there(place, ann):
    with pytest.raises(Refused) as refused:
        plan_post(ann, body=place.community, role="emperor")
    assert refused.value.field == "role"


def test_it_refuses_a_body_beyond_reach(place, ann):
    with pytest.raises(NotYours):
        plan_post(ann, body=place.district, role="district_desk")


def test_it_refuses_those_who_do_not_appoint(place, somebody):
    worker = holding(somebody(), place.community, "community_worker")
    with pytest.raises(NotYours):
        plan_post(worker, body=place.community, role="administrator")
