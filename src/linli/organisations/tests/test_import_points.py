"""Points handed in as a table."""

from decimal import Decimal

import pytest
from django.core.management import call_command

from linli.kernel.actors import CLOCK
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours, Refused
from linli.organisations.acts import import_neighbours, import_points
from linli.organisations.models import Neighbour, Point
from linli.organisations.queries.points import read_places

TABLE = """代码,经度,纬度
110101001001,116.397128,39.916527
110101001002,116.4,39.92
999999999999,116.4,39.92
110101001001,116.5,39.9
110101001,39.9,116.4
110101,12,abc
"""


def bring(actor=CLOCK, text=TABLE, system="gcj02"):
    _neighbours, rows = read_places(text.encode())
    return import_points(actor, rows, system)


def test_it_takes_the_good_lines_and_tells_the_bad_ones(place):
    came = bring()
    assert (came.new, came.changed, came.there) == (2, 0, 0)
    assert [line for line, _why in sorted(came.refused)] == [4, 5, 6, 7]
    point = Point.objects.get(area_code="110101001001")
    assert (point.longitude, point.latitude, point.system) == (
        Decimal("116.397128"), Decimal("39.916527"), "gcj02",
    )  # fmt: skip


def test_it_adds_nothing_when_it_comes_again(place):
    bring()
    again = bring()
    assert (again.new, again.changed, again.there) == (0, 0, 2)
    assert Entry.objects.filter(kind="organisations.point.placed").count() == 2


def test_it_keeps_both_places_when_a_point_moves(place):
    bring()
    came = bring(text="代码,经度,纬度,坐标系\n110101001002,116.41,39.93,WGS-84\n")
    assert (came.new, came.changed) == (0, 1)
    moved = Entry.objects.get(kind="organisations.point.moved")
    assert moved.facts["system"] == "wgs84" and moved.scopes[-1] == place.other.pk


def test_it_refuses_a_table_that_does_not_say_the_system(place):
    came = bring(system="")
    assert came.new == 0 and "WGS-84" in str(dict(came.refused)[2])


def test_it_takes_bodies_by_number_and_stays_within_the_post(place, ann):
    came = bring(ann, f"代码,经度,纬度\n#{place.other.pk},116.4,39.92\n110101,116.4,39.92\n")
    assert came.new == 1 and [line for line, _why in came.refused] == [3]
    assert Point.objects.get().body_id == place.other.pk


def test_it_refuses_a_stranger_and_a_table_of_something_else(place, dan):
    with pytest.raises(NotYours):
        bring(dan)
    with pytest.raises(Refused):
        read_places("名称,电话\n甲,1\n".encode())


def test_neighbours_come_as_a_table_each_pair_once(place):
    neighbours, rows = read_places(
        "代码,相邻代码\n110101001002,110101001001\n110101001001,110101001002\n1,2\n".encode()
    )
    assert neighbours
    came = import_neighbours(CLOCK, rows)
    assert (came.new, len(came.refused)) == (1, 2)
    assert import_neighbours(CLOCK, rows).new == 0
    assert Neighbour.objects.get().one == "110101001001"


def test_the_command_tells_what_came(place, tmp_path, capsys):
    file = tmp_path / "points.csv"
    file.write_text(TABLE, encoding="utf-8")
    call_command("load", "points", str(file), system="wgs84")
    told = capsys.readouterr()
    assert "points: 2 taken over" in told.out and "line 4" in told.err
