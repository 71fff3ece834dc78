"""A person says what the columns mean, once."""

import pytest

from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours
from linli.records import acts, testing
from linli.records.models import Mapping
from linli.records.queries.stored import content


def last(filling):
    return Entry.objects.filter(noun="records.filling", noun_id=filling.pk).latest("id")


def test_it_fills_the_very_file_when_all_is_known(town):
    filling = testing.confirmed(town.ann, testing.a_form(testing.TABLE, testing.KNOWN))
    assert filling.state == "filled"
    cells = testing.cells_of(content(filling, filling.reply))
    assert cells["A1"] == testing.TABLE
    assert (cells["B2"], cells["B3"]) == ("多福巷社区", 1)
    assert last(filling).amounts == {"tables": 1, "cells": 2, "filled": 2, "typed": 0, "minutes": 10}


def test_it_waits_for_what_is_missing(town):
    filling = testing.confirmed(town.ann)
    assert (filling.state, filling.reply) == ("confirmed", "")
    assert len(testing.missing(filling)) == 2


def test_it_asks_what_a_person_says_is_not_meant(town):
    filling = testing.taken_in(town.ann)
    acts.confirm(town.ann, filling, q1="ask")
    assert [one.ask for one in testing.missing(filling)] == [1, 2, 3]
    assert Mapping.objects.get(head__startswith="受理数").code == ""
    again = testing.taken_in(town.ann)
    assert [one.ask for one in testing.missing(again)] == [1, 2, 3], "it is remembered"


def test_it_takes_a_column_for_what_a_person_chose(town):
    made = testing.a_form(testing.TABLE, [("咱们这儿叫啥", "")])
    filling = testing.taken_in(town.ann, made)
    assert filling.questions.get().state == "missing"
    done = acts.confirm(town.ann, filling, q0="organisations.community").noun
    assert done.state == "filled"
    again = testing.confirmed(town.ann, made)
    assert again.state == "filled" and last(again).facts["mappings"] == 0


def test_what_is_only_proposed_is_never_written(town):
    made = testing.a_form("情况表", [("联系社区名称叫法", "")])
    filling = testing.confirmed(town.ann, made)
    assert filling.state == "confirmed"


def test_it_refuses_others_and_a_second_time(town):
    filling = testing.taken_in(town.ann)
    with pytest.raises(NotYours):
        acts.confirm(testing.neighbour(town), filling)
    acts.confirm(town.ann, filling)
    with pytest.raises(NotNow):
        acts.confirm(town.ann, filling)


def test_one_community_s_word_serves_the_street_and_one_above_serves_all_below(town):
    made = testing.a_form(testing.TABLE, [("咱们这儿叫啥", "")])
    acts.confirm(town.ann, testing.taken_in(town.ann, made), q0="organisations.community")
    nan = testing.neighbour(town)
    assert testing.taken_in(nan, made).questions.get().state == "missing", "not yet beside"
    assert testing.taken_in(town.sue, made).questions.get().code == "organisations.community"
    acts.confirm(town.sue, testing.taken_in(town.sue, made), q0="organisations.community")
    assert testing.taken_in(nan, made).questions.get().state == "known"
