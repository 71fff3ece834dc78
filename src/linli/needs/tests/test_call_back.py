"""Asking by telephone how it was."""

import pytest

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.models import RatingLink, Reporter
from linli.needs.tests.asking import last, refused

GOOD = {"contacted": True, "solved": True, "satisfied": "basically"}


def test_it_closes_by_what_the_person_said(town):
    need = acts.call_back(town.sue, testing.replied(town), **GOOD).noun
    assert (need.state, need.outcome) == ("closed", "solved")
    assert last(need).amounts == {"valid": 1, "contacted": 1, "solved": 1, "basically": 1, "closed": 1}


def test_it_hears_those_whose_need_was_joined_with_this_one(town):
    live = testing.dispatched(town)
    other = testing.raised(town, by=town.dan)
    acts.merge(town.sue, other, into=live.pk)
    live = acts.contact(town.ann, acts.sign(town.ann, live).noun, reached=True).noun
    live = acts.reply(town.ann, live, outcome="solved", text="好了。").noun
    Reporter.objects.filter(need=live).update(rated_at=live.replied_at)
    acts.call_back(town.sue, live, **GOOD)
    assert Reporter.objects.get(need=other).rated_at is not None


def test_it_takes_it_up_again_if_they_wish(town):
    need = testing.replied(town)
    need = acts.call_back(town.sue, need, contacted=True, solved=False, satisfied="no", again=True).noun
    assert need.state == "working"


def test_the_link_of_who_was_heard_opens_nothing_more(town):
    need = acts.call_back(town.sue, testing.replied(town), **GOOD).noun
    assert not RatingLink.objects.filter(reporter__need=need, used_at=None).exists()


def test_it_refuses_those_who_answered_and_those_outside(town):
    need = testing.replied(town)
    for who in (town.ann, town.bob, town.dan):
        with refused(NotYours):
            acts.call_back(who, need, **GOOD)


@pytest.mark.parametrize("build", [testing.working, testing.closed])
def test_it_waits_for_an_answer(town, build):
    with refused(NotNow):
        acts.call_back(town.sue, build(town), **GOOD)
