"""community → street → district → city; who leads can call further."""

import pytest

from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.tasks import acts, queries, testing


def test_the_level_above_leads_and_calls_whom_it_may(town):
    call = testing.blown(town, by=town.ann, to=[town.place.other])
    with pytest.raises(Refused):
        acts.call_more(town.ann, call, to=[town.water.pk])
    call = acts.raise_up(town.ann, call, reason="要水务局来").noun
    assert call.lead_id == town.place.street.pk and testing.words_to(town.place.street)[-1].startswith(
        "多福巷"
    )
    call = acts.call_more(town.sue, call, to=[town.water.pk]).noun
    assert [one.body_id for one in queries.parts_of(call)] == [town.place.other.pk, town.water.pk]
    call = acts.raise_up(town.sue, call, reason="要区里协调").noun
    call = acts.raise_up(town.dan, call, reason="要市里协调").noun
    assert (call.lead_id, call.raised_n) == (town.place.city.pk, 3)


def test_it_refuses_above_the_top(town):
    call = testing.blown(town, by=town.dan, to=[town.place.city])
    call = acts.raise_up(town.dan, call, reason="x").noun
    with pytest.raises(NotNow):
        acts.raise_up(town.cara, call, reason="x")


def test_it_refuses_others_and_the_same_twice(town):
    call = testing.blown(town)
    with pytest.raises(NotYours):
        acts.raise_up(town.wes, call, reason="x")
    with pytest.raises(Refused, match="已经叫过"):
        acts.call_more(town.sue, call, to=[town.water.pk])


def test_the_clocks_of_those_called_run_on(town):
    call = testing.blown(town)
    before = testing.part_of(call, town.water).due_at
    acts.raise_up(town.sue, call, reason="x")
    assert testing.part_of(call, town.water).due_at == before


def test_nobody_is_called_but_from_a_call(town):
    with pytest.raises(NotYours):
        acts.call_one(town.sue, call=testing.blown(town).pk, body=town.safety.pk)
