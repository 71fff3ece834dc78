"""The day of review has come, or the cause is gone."""

from datetime import timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import today
from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused, told


@pytest.fixture
def hung(town):
    on = today() + timedelta(days=30)
    return acts.hang(town.sue, testing.working(town), cause="money", review_on=on, reason="等资金。").noun


def test_it_is_work_again_with_a_running_clock(town, hung):
    need = acts.resume(town.ann, hung).noun
    assert (need.state, need.hung_cause, need.review_on, need.paused_at) == ("working", "", None, None)
    assert need.due_at is not None


def test_the_clock_may_do_it(town, hung):
    assert acts.resume(CLOCK, hung).noun.state == "working"
    assert last(hung).via == "clock"


def test_it_refuses_a_stranger(town, hung):
    with refused(NotYours):
        acts.resume(town.dan, hung)


def test_it_waits_for_nothing_where_nothing_hangs(town):
    with refused(NotNow):
        acts.resume(town.ann, testing.working(town))


def test_it_tells_the_person(town, hung):
    assert told(acts.resume(town.ann, hung, note="资金到了。").noun).text == "资金到了。"
