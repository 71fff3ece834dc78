"""The body itself sees that it is not over."""

import pytest

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.models import Reporter
from linli.needs.tests.asking import last, refused, told


@pytest.mark.parametrize("build", [testing.replied, testing.closed])
def test_it_is_work_again_with_a_new_clock(town, build):
    before = build(town)
    need = acts.reopen(town.ann, before, reason="灯又坏了").noun
    assert (need.state, need.outcome, need.reopened_n) == ("working", "", 1)
    assert need.due_at is not None
    assert last(need).facts["clock_from"] == need.clock_from.isoformat()


def test_the_person_hears_why_and_is_asked_again_later(town):
    need = acts.reopen(town.ann, testing.closed(town), reason="灯又坏了").noun
    assert told(need).text == "灯又坏了"
    assert Reporter.objects.get(need=need).rated_at is None


def test_it_refuses_while_an_objection_is_open(town):
    need = acts.contest(town.bob, testing.closed(town), reason="不对").noun
    with refused(NotNow):
        acts.reopen(town.ann, need, reason="我们重办")


def test_it_refuses_who_does_not_handle_it(town):
    need = testing.closed(town)
    for who in (town.bob, town.dan):
        with refused(NotYours):
            acts.reopen(who, need, reason="再来")


def test_it_waits_for_an_answer(town):
    with refused(NotNow):
        acts.reopen(town.ann, testing.working(town), reason="再来")
