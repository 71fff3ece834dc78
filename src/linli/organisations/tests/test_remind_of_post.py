"""A term of office ends: the body concerned and the level above hear of it, once a step."""

from datetime import timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import travel
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.rulebook import load_rulebook
from linli.kernel.testing import statements
from linli.organisations import reactions
from linli.organisations.acts import change_post, fill_post, plan_post, remind_of_post, vacate_post
from linli.organisations.tests.reminding import START, each_day, letters, steps

KIND = "organisations.post.term_reminded"


@pytest.fixture
def post(place, somebody):
    """A post held until the hundredth day from the start."""
    load_rulebook()
    with travel(START):
        seat = plan_post(CLOCK, body=place.community, role="community_worker", title="社区工作者").noun
        ends = START.date() + timedelta(days=100)
        return fill_post(CLOCK, seat, person=somebody("Eve"), begins=START.date(), ends=ends).noun


def test_it_is_told_at_each_step_once_and_after_the_end(post):
    assert each_day(110) == {10: 1, 40: 1, 70: 1, 101: 1}
    assert steps(KIND) == [90, 60, 30, 0]


def test_it_tells_the_body_and_the_level_above_in_plain_words(place, post):
    with travel(START + timedelta(days=70)):
        told = letters(remind_of_post(CLOCK, post, step=30).entry)
    assert [one.to_body for one in told] == [place.community.pk, place.street.pk]
    assert told[0].subject == "岗位任期：多福巷社区居民委员会 社区工作者"
    assert told[0].text == "任期将于6月10日届满，还有30天。请安排接任，或登记新的任期。"
    assert "Eve" not in told[0].text + told[0].subject


def test_a_worker_that_was_away_tells_the_nearest_step_only(post):
    with travel(START + timedelta(days=75)):
        assert reactions.remind() == 1
    assert steps(KIND) == [30]


def test_a_new_term_begins_the_steps_anew(place, ann, post):
    each_day(45)
    with travel(START + timedelta(days=45)):
        change_post(ann, post, ends=START.date() + timedelta(days=300))
    assert each_day(220) == {210: 1}
    assert steps(KIND) == [90, 60, 90]


def test_it_is_silent_where_no_end_is_known_or_the_holder_left(ann, post):
    with travel(START):
        vacate_post(ann, post)
    with travel(START + timedelta(days=95)):
        reactions.remind()
    assert not Entry.objects.filter(kind=KIND).exists()


def test_it_waits_for_a_term_that_ends(ann, post):
    with travel(START):
        vacate_post(ann, post)
        with pytest.raises(NotNow):
            remind_of_post(CLOCK, post, step=30)


def test_it_refuses_everybody_but_the_clock(ann, dan, post):
    for actor in (ann, dan):
        with pytest.raises(NotYours):
            remind_of_post(actor, post, step=30)


def test_looking_again_on_the_same_day_costs_two_statements(post):
    with travel(START):
        reactions.remind()
        with statements(5):
            assert reactions.remind() == 0
