"""Asking to hurry."""

from datetime import timedelta

from linli.kernel.actors import NOBODY
from linli.kernel.clock import now, travel
from linli.kernel.refusals import NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused


def test_it_is_counted_on_the_need(town):
    need = acts.urge(town.bob, testing.raised(town), note="三天了").noun
    assert need.urged_n == 1
    assert last(need).amounts == {"urged": 1}


def test_it_waits_for_the_next_day(town):
    need = testing.raised(town)
    acts.urge(town.bob, need)
    with refused():
        acts.urge(town.bob, need)
    with travel(now() + timedelta(days=1)):
        assert acts.urge(town.bob, need).noun.urged_n == 2


def test_it_refuses_who_has_no_part_in_it(town):
    need = testing.raised(town)
    for stranger in (town.dan, NOBODY):
        with refused(NotYours):
            acts.urge(stranger, need)


def test_it_refuses_when_the_answer_is_there(town):
    with refused():
        acts.urge(town.bob, testing.replied(town))


def test_it_takes_who_holds_the_receipt(town):
    need = testing.raised(town)
    assert acts.urge(NOBODY.holding(("needs.need", need.pk)), need).entry
