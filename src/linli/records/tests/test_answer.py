"""The missing cells are typed once."""

import pytest

from linli.kernel.clock import now, travel
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.records import acts, testing
from linli.records.models import Fact
from linli.records.queries.stored import content


def typed(filling, *values):
    return {f"a{one.n}": value for one, value in zip(testing.missing(filling), values, strict=False)}


def test_it_writes_what_was_typed_into_the_file_and_counts_it(town):
    filling = testing.confirmed(town.ann)
    done = acts.answer(town.ann, filling, **typed(filling, "31", "1,204")).noun
    assert (done.state, done.cells_filled, done.cells_typed) == ("filled", 2, 2)
    cells = testing.cells_of(content(done, done.reply))
    assert (cells["B2"], cells["B4"], cells["B5"]) == ("多福巷社区", 31, 1204)
    entry = Entry.objects.filter(noun="records.filling", noun_id=filling.pk).latest("id")
    assert entry.amounts == {"tables": 1, "cells": 4, "filled": 2, "typed": 2, "minutes": 12}


def test_it_goes_on_cell_by_cell_and_keeps_what_was_said(town):
    filling = testing.confirmed(town.ann)
    half = acts.answer(town.ann, filling, **typed(filling, "31")).noun
    assert half.state == "asking" and len(testing.missing(half)) == 1
    assert Fact.objects.get().value == 31


def test_the_next_table_finds_it(town):
    testing.filled(town.ann)
    again = testing.confirmed(town.ann)
    assert (again.state, again.cells_filled, again.cells_typed) == ("filled", 4, 0)
    row = again.questions.get(n=2)
    assert row.value == 12 and row.link.startswith("/desk/tables/")


def test_another_month_asks_again_unless_it_holds_until_it_changes(town):
    filling = testing.confirmed(town.ann)
    first = testing.missing(filling)[0]
    acts.answer(town.ann, filling, **typed(filling, "31", "2"), **{f"s{first.n}": True})
    later = testing.a_form(testing.TABLE.replace("10月", "11月"), [*testing.KNOWN, *testing.ASKED])
    again = testing.confirmed(town.ann, later)
    assert [one.name for one in testing.missing(again)] == ["门禁数（处）"]


def test_an_old_value_is_asked_again(town):
    filling = testing.confirmed(town.ann, testing.a_form("情况表", [("楼门数（个）", "")]))
    with travel(now().replace(year=2025)):
        acts.answer(town.ann, filling, **typed(filling, "31"))
    again = testing.confirmed(town.ann, testing.a_form("情况表", [("楼门数（个）", "")]))
    assert len(testing.missing(again)) == 1


def test_the_same_head_in_a_table_about_something_else_is_not_filled(town):
    filling = testing.confirmed(town.ann, testing.a_form("消防检查统计表", [("检查次数（次）", "")]))
    acts.answer(town.ann, filling, **typed(filling, "5"))
    other = testing.confirmed(town.ann, testing.a_form("食品检查统计表", [("检查次数（次）", "")]))
    assert other.state == "confirmed"


def test_a_title_within_another_is_not_the_same_table(town):
    filling = testing.confirmed(town.ann, testing.a_form("工作情况统计表", [("检查次数（次）", "")]))
    acts.answer(town.ann, filling, **typed(filling, "5"))
    other = testing.taken_in(town.ann, testing.a_form("消防工作情况统计表", [("检查次数（次）", "")]))
    assert other.questions.get().state == "proposed", "offered, with its value, never written unasked"
    assert acts.confirm(town.ann, other).noun.state == "confirmed"


def test_what_a_row_says_is_kept_for_the_organisation_that_it_names(town):
    made = testing.a_list("楼门情况统计表", ["社区", "楼门数（个）"], blanks=2)
    book = testing.with_cells(made, {"A3": "多福巷社区", "A4": "银闸社区"})
    filling = testing.confirmed(town.sue, book)
    assert [one.row_name for one in testing.missing(filling)] == ["多福巷社区", "银闸社区"]
    acts.answer(town.sue, filling, **typed(filling, "31", "9"))
    kept = {(town.place.community.pk, 31), (town.place.other.pk, 9)}
    assert set(Fact.objects.values_list("body_id", "value")) == kept
    again = testing.confirmed(town.sue, book)
    assert again.state == "filled"
    cells = testing.cells_of(content(again, again.reply))
    assert (cells["B3"], cells["B4"]) == (31, 9)


def test_it_refuses_words_where_a_number_is_wanted_and_loses_nothing(town):
    filling = testing.confirmed(town.ann)
    with pytest.raises(Refused, match="。|\\.") as refused:
        acts.answer(town.ann, filling, **typed(filling, "很多"))
    assert refused.value.field == f"a{testing.missing(filling)[0].n}"
    with pytest.raises(Refused):
        acts.answer(town.ann, filling)
    with pytest.raises(NotYours):
        acts.answer(town.dan, filling, **typed(filling, "1"))


def test_it_leaves_the_rest_for_the_pen(town):
    filling = testing.confirmed(town.ann)
    done = acts.answer(town.ann, filling, leave=True).noun
    assert done.state == "filled" and done.questions.filter(state="blank").count() == 2
    with pytest.raises(NotNow):
        acts.answer(town.ann, done, leave=True)


def test_no_formula_comes_out_of_what_was_typed(town):
    filling = testing.confirmed(town.ann, testing.a_form("情况表", [("说明文字内容", "")]))
    done = acts.answer(town.ann, filling, **typed(filling, "=cmd|' /C calc'!A0")).noun
    value = testing.cells_of(content(done, done.reply))["B2"]
    assert "cmd" in str(value)
    assert b"<f>" not in content(done, done.reply)
