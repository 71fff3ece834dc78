"""Taking a need back."""

import pytest

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused


@pytest.mark.parametrize("build", [testing.raised, testing.dispatched, testing.working])
def test_it_ends_before_the_answer(town, build):
    need = acts.withdraw(town.bob, build(town), note="已经自己修好").noun
    assert (need.state, need.outcome, need.due_at) == ("withdrawn", "withdrawn", None)
    assert need.closed_at
    assert last(need).facts["state"] == "withdrawn"


def test_it_refuses_when_the_answer_is_there(town):
    with refused(NotNow):
        acts.withdraw(town.bob, testing.replied(town))


def test_it_refuses_while_it_is_the_matter_of_others_too(town):
    need = testing.raised(town)
    acts.join(town.dan, need)
    with refused():
        acts.withdraw(town.bob, need)


def test_it_refuses_a_stranger(town):
    need = testing.raised(town)
    with refused(NotYours):
        acts.withdraw(town.dan, need)


def test_it_waits_for_no_second_time(town):
    need = acts.withdraw(town.bob, testing.raised(town)).noun
    with refused(NotNow):
        acts.withdraw(town.bob, need)
