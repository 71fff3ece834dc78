"""The reason is gone: the clock runs again, later by the time it stood."""

from datetime import timedelta

from linli.kernel.clock import now, travel
from linli.kernel.refusals import NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import refused


def test_the_days_that_it_stood_are_added(town):
    before = testing.working(town)
    need = acts.pause(town.ann, before, cause="force", note="大雪。").noun
    with travel(now() + timedelta(days=2)):
        after = acts.unpause(town.ann, need).noun
    assert after.paused_at is None
    assert after.due_at >= before.due_at + timedelta(days=2)


def test_it_refuses_a_clock_that_runs(town):
    with refused():
        acts.unpause(town.ann, testing.working(town))


def test_it_refuses_a_stranger(town):
    need = acts.pause(town.ann, testing.working(town), cause="force", note="大雪。").noun
    with refused(NotYours):
        acts.unpause(town.dan, need)


def test_it_waits_with_what_waits_for_a_condition(town):
    on = now().date() + timedelta(days=30)
    need = acts.hang(town.sue, testing.working(town), cause="money", review_on=on,
                     reason="等资金。").noun  # fmt: skip
    with refused():
        acts.unpause(town.ann, need)
