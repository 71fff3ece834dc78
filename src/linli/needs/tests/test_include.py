"""Counted again: the opposite amount corrects."""

from linli.kernel.clock import today
from linli.kernel.clock.periods import month_of
from linli.kernel.refusals import NotYours
from linli.needs import acts, testing
from linli.needs.queries import rates
from linli.needs.tests.asking import last, refused


def test_it_takes_the_exclusion_back(town):
    need = acts.exclude(town.sue, testing.working(town), reason="等待。").noun
    after = acts.include(town.sue, need, reason="判决已出。").noun
    assert after.excluded == ""
    assert last(after).amounts == {"excluded": -1}


def test_what_people_said_meanwhile_is_counted_after_all(town):
    need = acts.exclude(town.sue, testing.working(town), reason="等待。").noun
    acts.join(town.dan, need)
    acts.reply(town.ann, need, outcome="solved", text="好了。")
    acts.rate(town.bob, need, contacted=True, solved=True, satisfied="yes")
    acts.rate_too(town.dan, need, contacted=True, solved=False, satisfied="unknown")
    after = acts.include(town.sue, need, reason="判决已出。").noun
    assert last(after).amounts == {
        "excluded": -1, "valid": 1, "contacted": 1, "solved": 1, "satisfied": 1, "not_valid": 1,
    }  # fmt: skip
    told = rates.figures([town.place.community.pk], month_of(today()))[town.place.community.pk]
    assert (told.counts.valid, told.counts.solved, told.counts.excluded) == (1, 1, 0)


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
