"""What heads mean and what values hold is set right by acts."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, travel
from linli.kernel.refusals import NotYours, Refused
from linli.records import acts, testing
from linli.records.models import Fact, Mapping

STEADY = [("楼门数（个）", "")]


def a_mapping(town):
    made = testing.a_form(testing.TABLE, [("咱们这儿叫啥", "")])
    acts.confirm(town.ann, testing.taken_in(town.ann, made), q0="organisations.community")
    return made, Mapping.objects.get()


def a_fact(town):
    testing.filled(town.ann, testing.a_form("情况表", STEADY))
    return Fact.objects.get()


def test_a_mapping_is_corrected(town):
    made, mapping = a_mapping(town)
    acts.correct_mapping(town.ann, mapping, code="organisations.name")
    assert testing.taken_in(town.ann, made).questions.get().code == "organisations.name"
    with pytest.raises(NotYours):
        acts.correct_mapping(testing.neighbour(town), mapping, code="")


def test_a_mapping_is_forgotten_and_asked_again(town):
    made, mapping = a_mapping(town)
    with pytest.raises(NotYours):
        acts.drop_mapping(town.bob, mapping)
    acts.drop_mapping(town.ann, mapping)
    assert testing.taken_in(town.ann, made).questions.get().state == "missing"


def test_a_fact_is_corrected(town):
    fact = a_fact(town)
    assert acts.correct_fact(town.ann, fact, value="40").noun.value == 40
    with pytest.raises(Refused):
        acts.correct_fact(town.ann, fact, value="许多")
    with pytest.raises(NotYours):
        acts.correct_fact(town.bob, fact, value="40")


def test_a_fact_that_is_still_so_is_young_again(town):
    fact = a_fact(town)
    later = now() + timedelta(days=200)
    with travel(later):
        assert testing.taken_in(town.ann, testing.a_form("情况表", STEADY)).questions.get().state == "missing"
        acts.renew_fact(town.ann, fact)
        assert testing.taken_in(town.ann, testing.a_form("情况表", STEADY)).questions.get().state == "known"
    with pytest.raises(NotYours):
        acts.renew_fact(town.bob, fact)


def test_a_value_of_certain_days_does_not_grow_old(town):
    testing.filled(town.ann)
    with pytest.raises(Refused):
        acts.renew_fact(town.ann, Fact.objects.first())


def test_a_fact_that_is_no_longer_so_is_not_used(town):
    fact = a_fact(town)
    with pytest.raises(NotYours):
        acts.end_fact(town.bob, fact)
    acts.end_fact(town.ann, fact)
    assert testing.taken_in(town.ann, testing.a_form("情况表", STEADY)).questions.get().state == "missing"
