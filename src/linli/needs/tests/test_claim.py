"""The work is done; the answer follows."""

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused


def test_it_is_claimed_and_the_clock_still_runs(town):
    need = acts.claim(town.ann, testing.working(town), note="灯已换。").noun
    assert need.state == "claimed"
    assert need.due_at is not None
    assert last(need).kind == "needs.need.claimed"


def test_a_clock_that_stood_still_runs_again(town):
    need = acts.pause(town.ann, testing.working(town), cause="force", note="大雪。").noun
    after = acts.claim(town.ann, need, note="灯已换。").noun
    assert (after.paused_at, after.due_at is None) == (None, False)


def test_it_refuses_a_stranger(town):
    with refused(NotYours):
        acts.claim(town.dan, testing.working(town), note="灯已换。")


def test_it_waits_until_it_was_taken_on(town):
    with refused(NotNow):
        acts.claim(town.ann, testing.dispatched(town), note="灯已换。")
