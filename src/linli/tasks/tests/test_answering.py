"""Who was called hears it, comes, says what it does by when, and does it."""

from datetime import timedelta

import pytest

from linli.kernel.clock import travel
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.tasks import acts, testing
from linli.tasks.tests.conftest import NINE


def test_hearing_coming_planning_doing(town):
    part = testing.brought(town, testing.blown(town))
    assert (part.state, part.action, part.due_on) == ("done", "疏通雨水管", testing.in_days(5))
    assert testing.words_to(town.place.street)[-1] == "区水务局 已办完，请核实：地下室反复积水"


def test_in_time_and_late_are_counted(town):
    part = testing.part_of(testing.blown(town), town.water)
    assert acts.acknowledge(town.wes, part).entry.amounts == {"acknowledged": 1, "in_time": 1}
    with travel(NINE + timedelta(days=20)):
        assert acts.come(town.wes, part).entry.amounts == {"came": 1, "late": 1}


@pytest.mark.parametrize("other", ["sue", "hugo", "ann", "bob", "dora", "dan"])
def test_only_who_was_called_answers(town, other):
    part = testing.part_of(testing.blown(town), town.water)
    for act, told in ((acts.acknowledge, {}), (acts.come, {}), (acts.refuse, {"reason": "x"})):
        with pytest.raises(NotYours):
            act(getattr(town, other), part, **told)


def test_it_waits_for_the_step_before(town):
    part = testing.part_of(testing.blown(town), town.water)
    with pytest.raises(NotNow):
        acts.plan(town.wes, part, action="x", due_on=testing.in_days(3))
    with pytest.raises(NotNow):
        acts.finish(town.wes, part)


def test_it_refuses_a_day_that_is_past_or_out_of_sight(town):
    part = testing.brought(town, testing.blown(town), "on_site")
    for days in (-1, 500):
        with pytest.raises(Refused):
            acts.plan(town.wes, part, action="x", due_on=testing.in_days(days))


def test_a_street_answers_the_call_of_its_community(town):
    part = testing.part_of(testing.blown(town, by=town.ann, to=[town.place.street]), town.place.street)
    part = acts.acknowledge(town.sue, part).noun
    assert part.state == "acknowledged"
    with pytest.raises(NotYours):
        acts.come(town.dan, part)
