"""What tables cost is counted for those who fill them and for those who ask."""

import pytest

from linli.kernel.journal import tally
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotFound, NotNow, NotYours
from linli.organisations import queries as organisations
from linli.records import acts, testing
from linli.records.queries.burden import burden_of, loads, months_until


def test_the_cost_of_an_answer_is_the_sender_s(town):
    request = testing.requested(town)
    testing.answered(town, request, town.ann)
    entry = Entry.objects.get(kind="records.asked.answered")
    assert entry.organisation == town.place.street.pk
    assert entry.amounts == {"tables": 1, "cells": 4, "filled": 2, "typed": 2, "minutes": 12}


def test_answer_asked_is_done_by_sending_alone(town):
    request = testing.requested(town)
    filling = testing.filled(town.ann)
    asked = testing.asked_of(request, town.place.community)
    with pytest.raises(NotYours):
        acts.answer_asked(town.bob, asked, filling=filling.pk)
    acts.close_request(town.sue, request)
    with pytest.raises(NotNow):
        acts.answer_asked(town.ann, asked, filling=filling.pk)


def test_figures_are_the_same_before_and_after_the_tally_and_hold_all_below(town):
    testing.filled(town.ann)
    before = burden_of(town.dora)
    tally.advance()
    assert burden_of(town.dora) == before
    assert before["borne"] == {"tables": 1, "cells": 4, "filled": 2, "typed": 2, "minutes": 12}
    assert tally.recount() == []


def test_a_table_is_counted_once_and_more_typing_is_added(town):
    filling = testing.filled(town.ann)
    acts.correct(town.ann, filling, cell=0, value="多福巷")
    told = burden_of(town.ann)["borne"]
    assert (told["tables"], told["typed"], told["minutes"]) == (1, 3, 13)
    acts.confirm(town.ann, acts.look_again(town.ann, filling).noun)
    assert burden_of(town.ann)["borne"]["tables"] == 1


def test_it_is_read_by_those_who_may_and_leaving_the_house_is_recorded(town):
    with pytest.raises(NotFound):
        burden_of(town.bob)
    with pytest.raises(NotFound):
        burden_of(town.ann, body=town.place.other.pk)
    acts.take_burden(town.sue, town.place.community.pk, format="csv")
    assert Entry.objects.filter(kind="records.burden.exported").count() == 1
    with pytest.raises(NotYours):
        acts.take_burden(town.ann, town.place.other.pk, format="csv")


def test_months_run_up_to_the_one_asked_for(town):
    first = testing.filled(town.ann).filled_at.date().replace(day=1)
    assert months_until(first, 3)[-1] == first and len(months_until(first, 14)) == 14
    ref = organisations.tree().get(town.place.community.pk)
    assert loads([ref], first, first) == {}
