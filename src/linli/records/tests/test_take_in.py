"""A table arrives and is read."""

import pytest

from linli.kernel.refusals import NotFound, NotNow, NotYours, Refused
from linli.records import acts, testing
from linli.records.forms.tables import TakeIn
from linli.records.models import Filling
from linli.records.queries.stored import content


def test_it_reads_what_each_question_was_taken_for(town):
    filling = testing.taken_in(town.ann)
    rows = list(filling.questions.all())
    assert (filling.state, filling.body_id) == ("read", town.place.community.pk)
    assert [one.state for one in rows] == ["known", "known", "missing", "missing"]
    assert rows[0].value == "多福巷社区" and rows[0].link == f"/bodies/{town.place.community.pk}/"
    assert (filling.cells, filling.cells_filled) == (4, 2)
    assert (filling.first.isoformat(), filling.until.isoformat()) == ("2026-10-01", "2026-11-01")


def test_it_keeps_the_file_as_it_came_but_for_its_makers_names(town):
    made = testing.a_form(testing.TABLE, testing.KNOWN)
    filling = testing.taken_in(town.ann, made)
    assert testing.cells_of(content(filling, filling.file)) == testing.cells_of(made)
    assert b"openpyxl" not in content(filling, filling.file)


def test_it_refuses_those_who_fill_no_tables(town):
    for stranger in (town.bob, town.dan):
        with pytest.raises(NotYours):
            testing.taken_in(stranger)
    assert not Filling.objects.exists()


def test_it_refuses_what_is_no_table_with_a_sentence(town):
    for data, name in ((b"%PDF-1.4 x", "a.pdf"), (b"", "b.xlsx"), (b"PK\x03\x04broken", "c.xlsx")):
        form = TakeIn({}, {"file": testing.upload(data, name)}, actor=town.ann)
        assert not form.is_valid() and form.errors["file"][0]
    with pytest.raises(Refused):
        acts.take_in(town.ann)


def test_it_takes_a_csv_of_gb_18030(town):
    data = "社区名称,电梯𠮷数（部）\n,\n".encode("gb18030")
    filling = acts.take_in(town.ann, file=testing.file(data, "表.csv")).noun
    assert filling.questions.count() == 2


def test_it_asks_for_nobody_s_number_and_keeps_no_list_of_persons(town):
    made = testing.a_list("残疾人名单", ["姓名", "身份证号", "联系电话", "家庭住址"], 8)
    filling = testing.taken_in(town.ann, made)
    assert {one.state for one in filling.questions.all()} == {"personal"}
    assert acts.confirm(town.ann, filling).noun.state == "filled"


def test_it_fills_the_table_of_a_request_and_waits_for_no_second_file(town):
    request = testing.requested(town)
    asked = testing.asked_of(request, town.place.community)
    filling = acts.take_in(town.ann, asked=asked.pk).noun
    assert (filling.asked_id, filling.origin) == (asked.pk, "东华门街道办事处")
    acts.close_request(town.sue, request)
    with pytest.raises(NotNow):
        acts.take_in(town.ann, asked=asked.pk)
    with pytest.raises(NotFound):
        acts.take_in(testing.neighbour(town), asked=asked.pk)
