"""A declined task comes back with its ground, or not at all."""

import pytest

from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.tasks import acts, testing


def test_it_comes_back_with_what_it_lacked(town):
    task = acts.decline(town.ann, testing.sent(town)).noun
    task = acts.ask_again(town.sue, task, **testing.GROUND, people=2).noun
    assert (task.state, task.lacks, task.reason) == ("issued", [], "")
    with pytest.raises(NotNow):
        acts.decline(town.ann, task)


def test_without_means_it_may_be_declined_again(town):
    task = acts.decline(town.ann, testing.sent(town)).noun
    task = acts.ask_again(town.sue, task, **testing.GROUND).noun
    assert acts.decline(town.ann, task).noun.state == "declined"


def test_it_refuses_half_a_ground_and_others(town):
    task = acts.decline(town.ann, testing.sent(town)).noun
    with pytest.raises(Refused):
        acts.ask_again(town.sue, task, list_item="12", basis=" ")
    with pytest.raises(NotYours):
        acts.ask_again(town.ann, task, **testing.GROUND)
