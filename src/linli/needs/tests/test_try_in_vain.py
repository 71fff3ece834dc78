"""A call-back that reached nobody."""

from linli.kernel import rulebook
from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused


def test_it_is_noted_and_stays_open(town):
    need = acts.try_in_vain(town.sue, testing.replied(town), note="无人接听").noun
    assert (need.state, need.tries_n) == ("replied", 1)
    assert last(need).amounts == {"not_reached": 1}


def test_after_the_last_allowed_try_it_closes_as_such(town):
    need = testing.replied(town)
    for _try in range(int(rulebook.get("needs.callback.tries").number)):
        need = acts.try_in_vain(town.sue, need).noun
    assert (need.state, need.outcome) == ("closed", "no_contact")
    with refused(NotNow):
        acts.try_in_vain(town.sue, need)


def test_it_refuses_those_who_answered(town):
    need = testing.replied(town)
    for who in (town.ann, town.bob):
        with refused(NotYours):
            acts.try_in_vain(who, need)


def test_it_waits_for_an_answer(town):
    with refused(NotNow):
        acts.try_in_vain(town.sue, testing.working(town))
