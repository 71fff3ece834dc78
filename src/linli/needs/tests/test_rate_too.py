"""The word of those who joined, after another's has closed it."""

import pytest

from linli.kernel.actors import NOBODY
from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.models import Rating
from linli.needs.tests.asking import last, refused

GOOD = {"contacted": True, "solved": True, "satisfied": "yes"}


def _closed_with_dan(town):
    need = testing.replied(town)
    acts.join(town.dan, need)
    return acts.rate(town.bob, need, **GOOD).noun


def test_it_is_counted_in_full(town):
    need = _closed_with_dan(town)
    acts.rate_too(town.dan, need, contacted=False, solved=False, satisfied="no")
    assert last(need).amounts == {"valid": 1}
    assert Rating.objects.filter(need=need).count() == 2


def test_it_leaves_the_need_as_it_is(town):
    need = acts.rate_too(town.dan, _closed_with_dan(town), contacted=False, solved=False, satisfied="no").noun
    assert (need.state, need.outcome) == ("closed", "solved")


def test_those_whose_need_was_joined_with_it_have_their_word(town):
    live, own = testing.raised(town), testing.raised(town, by=NOBODY)
    part = own.reporters.get()
    acts.merge(town.sue, own, into=live.pk)
    need = acts.dispatch(town.sue, live, body=town.place.community.pk).noun
    need = acts.contact(town.ann, acts.sign(town.ann, need).noun, reached=True).noun
    need = acts.rate(town.bob, acts.reply(town.ann, need, outcome="solved", text="好了").noun, **GOOD).noun
    theirs = NOBODY.holding(("needs.need", need.pk), ("needs.reporter", part.pk))
    assert acts.rate_too(theirs, need, **GOOD).entry


def test_it_refuses_a_second_time_and_a_stranger(town):
    need = _closed_with_dan(town)
    acts.rate_too(town.dan, need, **GOOD)
    with refused():
        acts.rate_too(town.dan, need, **GOOD)
    with refused(NotYours):
        acts.rate_too(NOBODY, need, **GOOD)


@pytest.mark.parametrize("build", [testing.raised, testing.working, testing.replied])
def test_it_waits_until_another_closed_it(town, build):
    with refused(NotNow):
        acts.rate_too(town.bob, build(town), **GOOD)
