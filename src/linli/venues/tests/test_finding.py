"""Searching what is free, in few statements."""

import pytest

from linli.kernel.testing import statements
from linli.venues import acts, queries
from linli.venues.queries import Wish
from linli.venues.testing import a_space, a_venue, booked, on


def names(**how):
    return [one.name for one in queries.free_venues(Wish(**how), 20)]


def at(begins, hours=1):
    return {"span": (begins, begins + hours * (on(0, 1) - on(0, 0)))}


def test_it_finds_by_seats_equipment_and_steps(house):
    assert names(seats=20) == ["大厅东半", "大厅西半", "大厅"]
    assert names(equipment=["whiteboard"]) == ["议事室"] == names(barrier_free=True)
    assert (
        names(kind="thing") == ["投影仪"] and names(words="议事") == ["议事室"] and names(words="100%") == []
    )


def test_it_leaves_out_what_is_taken_closed_or_not_lent_then(house):
    booked(house.bob, house.east, on(1, 9))
    assert "大厅" not in names(**at(on(1, 9))) and "大厅西半" in names(**at(on(1, 9)))
    assert "大厅" in names(**at(on(1, 10))) and names(**at(on(1, 23))) == []
    acts.close_place(house.ann, site=house.site, begins=on(2, 0), ends=on(3, 0), reason="检查")
    assert names(**at(on(2, 9))) == []


def test_it_knows_buffers_lengths_and_days_ahead(house):
    acts.change_venue(house.ann, house.room, before=60, longest=120)
    booked(house.bob, house.room, on(1, 9))
    assert "议事室" not in names(**at(on(1, 10))) and "议事室" in names(**at(on(1, 11)))
    assert "议事室" not in names(**at(on(3, 9), 3)) and "大厅东半" in names(**at(on(3, 9), 3))
    assert names(**at(on(90, 9))) == []


def test_it_knows_nights_and_the_most_particular_line_of_hours(house):
    acts.change_venue(house.ann, house.room, over_midnight=True)
    acts.set_hours(house.ann, house.room, hours="每天 18:00-次日2:00")
    assert names(**at(on(2, 23), 2)) == ["议事室"] == names(**at(on(3, 1)))
    weekday = "周" + "一二三四五六日"[on(5, 9).weekday()]
    acts.set_hours(house.ann, house.room, hours=f"每天 9:00-18:00\n{weekday} 14:00-16:00")
    assert "议事室" not in names(**at(on(5, 9))) and "议事室" in names(**at(on(5, 14)))


def test_a_place_held_for_somebody_who_did_not_answer_is_free(house):
    first = booked(house.bob, house.room, on(3, 9))
    booked(house.cat, house.room, on(3, 9), waits=True)
    acts.cancel_booking(house.bob, first, reason="plans")
    assert "议事室" not in names(**at(on(3, 9)))
    wish = Wish(**at(on(3, 9)))
    later = queries.free_venues(wish, 20, at=on(2, 12))
    assert "议事室" in [one.name for one in later]


def test_the_nearest_come_first(house):
    other = acts.add_site(house.ann, body=house.place.community, name="银闸站", kind="service_station",
                          area_code="110101001002").noun  # fmt: skip
    a_venue(house.ann, other, "小间", [a_space(house.ann, other, "小间", seats=4)])
    found = queries.free_venues(Wish(near="110101001002"), 20)
    assert (found[0].name, found[0].reach, found[1].reach) == ("小间", 0, 1)


@pytest.mark.parametrize("limit", [1, 20])
def test_it_asks_little(house, limit):
    queries.free_venues(Wish(**at(on(1, 9))), limit)
    with statements(1 if limit == 1 else 3):
        queries.free_venues(Wish(near="110101001001", seats=10, **at(on(1, 9))), limit)
