"""Nobody said how it was in time."""

from linli.kernel.actors import CLOCK
from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused


def test_it_closes_without_an_opinion(town):
    need = acts.lapse(CLOCK, testing.replied(town)).noun
    assert (need.state, need.outcome) == ("closed", "no_contact")
    assert last(need).amounts == {"not_reached": 1}


def test_a_late_word_still_counts(town):
    need = acts.lapse(CLOCK, testing.replied(town)).noun
    assert acts.rate_too(town.bob, need, contacted=True, solved=True, satisfied="yes").entry


def test_it_refuses_everybody_but_the_clock(town):
    need = testing.replied(town)
    for who in (town.ann, town.sue, town.bob):
        with refused(NotYours):
            acts.lapse(who, need)


def test_it_waits_for_an_answer(town):
    with refused(NotNow):
        acts.lapse(CLOCK, testing.working(town))
