"""What was missing is named before anybody had to ask."""

import pytest

from linli.kernel.refusals import NotYours, Refused
from linli.tasks import acts, testing


def test_it_names_item_basis_and_people(town):
    task = acts.ground(town.sue, testing.sent(town), **testing.GROUND, people=1).noun
    assert task.lacks == [] and task.state == "issued"


def test_it_refuses_half(town):
    with pytest.raises(Refused):
        acts.ground(town.sue, testing.sent(town), list_item="", basis="条例")


def test_it_refuses_the_receiver(town):
    with pytest.raises(NotYours):
        acts.ground(town.ann, testing.sent(town), **testing.GROUND)
