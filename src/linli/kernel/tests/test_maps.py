"""Maps of tiles: every area is there, the same size, with its name and value."""

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest

from linli.kernel.web import charts, maps
from linli.kernel.web.maps import Tile

REST = {"period": "2026-10", "n": 9, "source": "journal", "calculated_at": datetime(2026, 11, 24, tzinfo=UTC)}
AREAS = [
    Tile("East", 10, 10, (2, 1)),
    Tile("West", 5, 5, (2, 0)),
    Tile("South", None, None, (3, 0), "too few"),
]


def tags(svg, name):
    return [one for one in ET.fromstring(svg).iter() if one.tag.endswith(name)]


def test_every_area_has_a_tile_of_one_size_at_its_place():
    svg = maps.tiles(AREAS, title="t")
    boxes = tags(svg, "rect")
    assert len({(box.get("width"), box.get("height")) for box in boxes}) == 1
    east, west, south = ((float(box.get("x")), float(box.get("y"))) for box in boxes)
    assert west[0] < east[0] and west[1] == east[1] and south[1] > west[1] and south[0] == west[0]


def test_without_places_they_stand_one_after_the_other_in_their_order():
    boxes = tags(maps.tiles([Tile(str(n), n) for n in range(1, 7)], title="t"), "rect")
    spots = [(float(box.get("y")), float(box.get("x"))) for box in boxes]
    assert spots == sorted(spots)


def test_the_shade_follows_the_value_and_a_missing_one_has_none():
    shades = [box.get("class") for box in tags(maps.tiles(AREAS, title="t"), "rect")]
    assert shades == ["tile s5", "tile s3", "tile none"]
    zero = tags(maps.tiles([Tile("a", 0), Tile("b", 1)], title="t"), "rect")
    assert zero[0].get("class") == "tile s0"


def test_who_does_not_see_it_reads_names_values_and_the_reason():
    chart = maps.by_area("Raised", AREAS, **REST)
    told = [one.text for one in tags(chart.svg, "title")]
    assert told == ["Raised", "East: 10", "West: 5", "South: too few"]
    assert "East" in chart.text and "West" in chart.text
    assert [row[1]["text"] for row in chart.rows] == ["10", "5", "too few"]


def test_without_figures_there_is_no_map():
    chart = maps.by_area("Raised", [Tile("a", None)], **REST)
    assert chart.svg == "" and chart.text


def test_a_name_is_shortened_on_the_tile_only():
    chart = maps.by_area("Raised", [Tile("A very long name", 1)], **REST)
    assert "A ve…" in chart.svg and chart.rows[0][0] == "A very long name"


def test_a_name_is_never_markup():
    assert "<b>" not in maps.tiles([Tile("<b>", 1)], title="<b>")


def test_small_multiples_have_words_and_a_column_each():
    chart = charts.apart("Rates", ["Oct", "Nov"], {"a": [1, 3], "b": [None, 2]}, **REST)
    assert chart.head[1:] == ("a", "b") and [cell["text"] for cell in chart.rows[1][1:]] == ["3", "2"]
    assert re.search(r"a.*1.*3", chart.text) and len(tags(chart.svg, "path")) == 2
    assert charts.apart("Rates", ["Oct"], {"a": [None]}, **REST).svg == ""


@pytest.mark.parametrize("count", [1, 4, 16, 200])
def test_it_holds_as_many_as_there_are(count):
    assert len(tags(maps.tiles([Tile(str(n), n + 1) for n in range(count)], title="t"), "rect")) == count
