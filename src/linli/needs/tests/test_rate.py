"""The person says how it was."""

import pytest

from linli.kernel.actors import NOBODY
from linli.kernel.clock import now
from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.models import Rating, RatingLink
from linli.needs.tests.asking import last, refused

GOOD = {"contacted": True, "solved": True, "satisfied": "yes"}
BAD = {"contacted": True, "solved": False, "satisfied": "no"}


def test_it_closes_as_the_person_says(town):
    assert acts.rate(town.bob, testing.replied(town), **GOOD).noun.outcome == "solved"
    assert acts.rate(town.bob, testing.replied(town), **BAD).noun.outcome == "unsolved"
    assert acts.rate(town.bob, testing.replied(town, "explained"), **BAD).noun.outcome == "explained"


def test_it_counts_for_the_rates(town):
    need = acts.rate(town.bob, testing.replied(town), **GOOD).noun
    assert last(need).amounts == {"valid": 1, "contacted": 1, "solved": 1, "satisfied": 1, "closed": 1}


def test_who_cannot_say_is_not_counted_as_valid(town):
    need = acts.rate(town.bob, testing.replied(town), contacted=True, solved=True, satisfied="unknown").noun
    assert last(need).amounts == {"not_valid": 1, "closed": 1}


def test_it_is_taken_up_again_if_they_wish(town):
    before = testing.replied(town)
    need = acts.rate(town.bob, before, **BAD, again=True).noun
    assert (need.state, need.outcome, need.reopened_n) == ("working", "", 1)
    assert need.due_at > now()
    answered = acts.reply(town.ann, need, outcome="solved", text="这次修好了").noun
    assert acts.rate(town.bob, answered, **GOOD).noun.state == "closed"


def test_it_does_not_keep_whose_opinion_it_is(town):
    need = acts.rate(town.bob, testing.replied(town), **GOOD, words="谢谢").noun
    rating = Rating.objects.get(need=need)
    assert not [field.name for field in rating._meta.fields if field.name in ("person", "reporter")]
    assert rating.words == "谢谢"


def test_it_uses_up_the_links_of_who_was_heard(town):
    need = testing.replied(town)
    acts.rate(town.bob, need, **GOOD)
    assert not RatingLink.objects.filter(reporter__need=need, used_at=None).exists()


def test_it_refuses_a_stranger(town):
    need = testing.replied(town)
    for stranger in (town.dan, NOBODY, town.ann):
        with refused(NotYours):
            acts.rate(stranger, need, **GOOD)


def test_it_refuses_a_second_opinion_of_the_same_person(town):
    need = testing.replied(town)
    acts.join(town.dan, need)
    acts.rate(town.bob, need, **GOOD)
    with refused():
        acts.rate_too(town.bob, need, **GOOD)


@pytest.mark.parametrize("build", [testing.raised, testing.working, testing.closed])
def test_it_waits_for_an_answer(town, build):
    with refused(NotNow):
        acts.rate(town.bob, build(town), **GOOD)


def test_who_holds_other_receipts_still_has_their_own_word(town):
    other, need = testing.raised(town, by=NOBODY), testing.replied(town)
    part = other.reporters.get()
    with_receipt = town.bob.holding(("needs.need", other.pk), ("needs.reporter", part.pk))
    assert acts.rate(with_receipt, need, **GOOD).noun.state == "closed"
