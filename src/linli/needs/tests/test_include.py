"""Counted again: the opposite amount corrects."""

from linli.kernel.refusals import NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused


def test_it_takes_the_exclusion_back(town):
    need = acts.exclude(town.sue, testing.working(town), reason="等待。").noun
    after = acts.include(town.sue, need, reason="判决已出。").noun
    assert after.excluded == ""
    assert last(after).amounts == {"excluded": -1}


def test_it_refuses_the_handler_itself(town):
    need = acts.exclude(town.sue, testing.working(town), reason="等待。").noun
    with refused(NotYours):
        acts.include(town.ann, need, reason="判决已出。")


def test_it_waits_until_something_was_left_out(town):
    with refused():
        acts.include(town.sue, testing.working(town), reason="判决已出。")


def test_it_refuses_without_a_reason(town):
    need = acts.exclude(town.sue, testing.working(town), reason="等待。").noun
    with refused(field="text"):
        acts.include(town.sue, need, reason=" ")
