"""Loading the divisions that ship with the product."""

import pytest
from django.core.management import call_command

from linli.kernel.journal.models import Entry
from linli.organisations.acts import load_divisions, read_divisions
from linli.organisations.management.commands.load_divisions import SHIPPED
from linli.organisations.models import Area, Body
from linli.organisations.queries import areas_under, tree
from linli.organisations.testing import a_street

ROWS = [
    {"code": "11", "name": "北京市", "level": "province", "parent_code": ""},
    {"code": "1101", "name": "市辖区", "level": "city", "parent_code": "11"},
    {"code": "110101", "name": "东城区", "level": "area", "parent_code": "1101"},
    {"code": "110101001", "name": "东华门街道", "level": "street", "parent_code": "110101"},
    {"code": "110101001001", "name": "多福巷社区居委会", "level": "village", "parent_code": "110101001"},
]


def silent(line):
    """Say nothing."""


@pytest.fixture
def loaded(db):
    return load_divisions(ROWS, 2023, say=silent)


def test_it_writes_areas_and_the_bodies_that_answer(loaded):
    assert loaded == (5, 5)
    assert Area.objects.get(code="110101001001").name == "多福巷社区居委会"
    names = [ref.name for ref in tree().chain(tree().for_area("110101001001").id)]
    assert names == ["北京市人民政府", "东城区人民政府", "东华门街道办事处", "多福巷社区居民委员会"]
    hotline = Body.objects.get(kind="hotline_service")
    assert hotline.name == "北京市市民热线服务中心" and hotline.parent_id == tree().for_area("11").id


def test_each_body_has_its_entry(loaded):
    entries = Entry.objects.filter(kind="organisations.body.loaded")
    assert {entry.noun_id for entry in entries} == set(Body.objects.values_list("id", flat=True))
    assert all(entry.scopes[-1] == entry.noun_id and entry.via == "clock" for entry in entries)


def test_it_does_nothing_the_second_time(loaded):
    assert load_divisions(ROWS, 2023, say=silent) == (0, 0)


def test_it_adds_what_is_new_to_what_is_there(db):
    street = a_street()
    fresh = {"code": "110101001009", "name": "新社区", "level": "village", "parent_code": "110101001"}
    load_divisions([*ROWS, fresh], 2024, say=silent)
    body = Body.objects.get(area_code="110101001009")
    assert body.parent_id == street.street.pk
    assert Body.objects.filter(kind="city_government").count() == 1


def test_a_municipalitys_formal_level_is_stepped_over(loaded):
    assert [area.code for area in areas_under()] == ["11"]
    assert [area.code for area in areas_under("11")] == ["110101"]
    assert [area.code for area in areas_under("110101001")] == ["110101001001"]


def test_the_shipped_list_is_whole():
    rows = read_divisions(SHIPPED)
    codes = {row["code"] for row in rows}
    assert len(codes) == len(rows) == 7902
    assert all(row["parent_code"] in codes for row in rows if row["parent_code"])


def test_the_command_says_how_far_it_is(db, tmp_path, capsys):
    file = tmp_path / "list.csv"
    file.write_text(
        "code,name,level,parent_code\n44,广东省,province,\n4401,广州市,city,44\n", encoding="utf-8"
    )
    call_command("load_divisions", file, year=2023)
    assert capsys.readouterr().out.splitlines() == ["areas: 2 new of 2", "bodies: 3 new"]
    assert tree().for_area("4401").name == "广州市人民政府"
