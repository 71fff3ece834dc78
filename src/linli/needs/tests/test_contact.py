"""The first contact answers the first clock."""

from datetime import timedelta

from linli.kernel.clock import now, travel
from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused


def test_it_ends_the_first_clock(town):
    need = testing.working(town)
    assert (need.state, need.respond_by) == ("working", None)
    assert last(need).amounts == {"contacted": 1, "contact_in_time": 1}


def test_an_attempt_in_vain_does_not(town):
    need = acts.contact(town.ann, testing.dispatched(town), reached=False, note="无人接听").noun
    assert need.contacted_at is None
    assert need.respond_by is not None
    assert last(need).amounts == {"attempted": 1}


def test_it_says_when_it_came_late(town):
    need = testing.dispatched(town)
    with travel(now() + timedelta(days=3)):
        acts.contact(town.ann, need, reached=True)
    assert last(need).amounts["contact_late"] == 1


def test_it_refuses_who_does_not_handle_there(town):
    with refused(NotYours):
        acts.contact(town.bob, testing.dispatched(town), reached=True)


def test_it_waits_until_it_was_passed_on(town):
    with refused(NotNow):
        acts.contact(town.sue, testing.raised(town), reached=True)
