"""The caller looks, and rates each; with the last the call ends."""

import pytest

from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.testing import statements
from linli.tasks import acts, testing


def verified(town, call):
    return acts.verify(town.sue, testing.brought(town, call)).noun


def test_each_is_rated_and_counted(town):
    done = acts.rate(town.sue, verified(town, testing.blown(town)), grade="good", note="来得快")
    assert done.noun.outcome == "good" and done.entry.amounts == {"rated": 1, "good": 1}
    assert done.entry.organisation == town.water.pk and done.entry.facts["caller"] == town.place.street.pk


def test_with_the_last_the_call_ends_and_is_counted_for_the_caller(town):
    call = testing.blown(town, to=[town.water])
    part = verified(town, call)
    with statements(14):
        acts.rate(town.sue, part, grade="partly")
    call.refresh_from_db()
    assert call.state == "closed" and call.closed_at
    assert Entry.objects.get(kind="tasks.call.closed").organisation == town.place.street.pk


def test_while_others_are_under_way_it_goes_on(town):
    call = testing.blown(town)
    acts.rate(town.sue, verified(town, call), grade="good")
    call.refresh_from_db()
    assert call.state == "open"


def test_it_refuses_who_was_called_and_others(town):
    part = testing.brought(town, testing.blown(town))
    for other in (town.wes, town.hugo, town.ann, town.bob):
        for act, told in ((acts.verify, {}), (acts.not_done, {"reason": "x"})):
            with pytest.raises(NotYours):
                act(other, part, **told)


def test_it_waits_until_it_is_looked_at(town):
    with pytest.raises(NotNow):
        acts.rate(town.sue, testing.brought(town, testing.blown(town)), grade="good")


def test_what_is_not_done_goes_back_and_keeps_its_day(town):
    part = testing.brought(town, testing.blown(town))
    back = acts.not_done(town.sue, part, reason="还有水").noun
    assert (back.state, back.due_on) == ("planned", part.due_on)
    assert testing.words_to(town.water)[-1] == "还没做完：地下室反复积水"
