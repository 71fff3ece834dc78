"""挂账: a named cause, a day of review, decided one level above."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from linli.kernel.clock import today
from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused, told


def hung(town, by=None, days=30, need=None):
    on = today() + timedelta(days=days)
    return acts.hang(
        by or town.sue, need or testing.working(town), cause="money", review_on=on, reason="等资金。"
    ).noun


def test_it_waits_for_its_condition_without_a_clock(town):
    need = hung(town)
    assert (need.state, need.hung_cause, need.due_at) == ("hung", "money", None)
    assert last(need).facts["review_on"] == (today() + timedelta(days=30)).isoformat()


def test_a_pause_before_it_becomes_part_of_it(town):
    need = acts.pause(town.ann, testing.working(town), cause="force", note="大雪。").noun
    assert hung(town, need=need).paused_at is not None


def test_it_refuses_the_handler_itself(town):
    with refused(NotYours):
        hung(town, by=town.ann)


@pytest.mark.parametrize("days", [0, 400])
def test_it_refuses_a_review_in_the_past_or_too_far(town, days):
    with refused(field="review_on"):
        hung(town, days=days)


def test_it_refuses_what_was_not_taken_on(town):
    with refused(NotNow):
        hung(town, need=testing.dispatched(town))


def test_it_tells_the_person_why(town):
    assert told(hung(town)).text == "等资金。"


def test_a_second_hanging_of_one_s_own_says_that_it_stands_so_not_that_another_was_quicker(town):
    need = hung(town)
    with pytest.raises(NotNow) as caught:
        hung(town, need=need)
    with override("en"):
        assert str(caught.value.message).startswith("As it stands now")
