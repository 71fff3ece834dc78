"""What the clock does for needs."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, today, travel
from linli.needs import acts, reactions, testing


@pytest.fixture
def town(db):
    return testing.a_town()


def test_it_closes_what_nobody_rated_in_time(town):
    need = testing.replied(town)
    assert reactions.lapse_unanswered() == 0
    with travel(now() + timedelta(days=31)):
        assert reactions.lapse_unanswered() == 1
    need.refresh_from_db()
    assert (need.state, need.outcome) == ("closed", "no_contact")


def test_it_takes_up_on_the_day_of_review(town):
    need = testing.working(town)
    acts.hang(
        town.sue, need, cause="money", review_on=today() + timedelta(days=10), reason="资金下季度到位。"
    )
    assert reactions.look_again() == 0
    with travel(now() + timedelta(days=10)):
        assert reactions.look_again() == 1
    need.refresh_from_db()
    assert need.state == "working" and need.due_at is not None


def test_it_does_nothing_twice(town):
    need = testing.replied(town)
    with travel(now() + timedelta(days=31)):
        assert reactions.lapse_unanswered() == 1
        assert reactions.lapse_unanswered() == 0
    assert need.pk
