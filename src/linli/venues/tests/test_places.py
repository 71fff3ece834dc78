"""Setting up sites, spaces, what is lent, hours and closings."""

import pytest

from linli.kernel.clock import today
from linli.kernel.clock.days import DAY
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotYours, Refused
from linli.venues import acts, forms, queries
from linli.venues.acts.telling import Clash
from linli.venues.models import Closing, Space, Venue
from linli.venues.testing import as_now, booked, on


def test_a_site_lies_in_the_area_of_its_body_and_can_be_changed(house):
    site = acts.add_site(
        house.ann, body=house.place.community, name="楼宇工作站", kind="building_station"
    ).noun
    assert site.area_code == "110101001001"
    acts.change_site(house.ann, site, name="东方楼宇工作站", address="1号楼")
    with pytest.raises(Refused):
        acts.change_site(house.ann, site, area_code="99")
    assert acts.retire_site(house.ann, site).noun.state == "retired"


def test_a_site_waits_for_its_own_managers(house):
    with pytest.raises(NotYours):
        acts.add_site(house.bob, body=house.place.community, name="我家", kind="lent")
    with pytest.raises(NotYours):
        acts.add_site(house.ann, body=house.place.other, name="别处", kind="lent")
    with pytest.raises(Refused):
        acts.retire_site(house.ann, house.site)


def test_a_new_part_belongs_to_whoever_has_the_whole(house):
    booking = booked(house.bob, house.room, on(1, 9))
    room = Space.objects.get(pk=house.room.spaces[0])
    parts = [
        acts.add_space(house.ann, site=house.site, name=name, parent=room).noun for name in ("里间", "外间")
    ]
    assert sorted(booking.takings.values_list("space", flat=True).distinct()) == [one.pk for one in parts]
    assert Venue.objects.get(pk=house.room.pk).leaves == [one.pk for one in parts]
    inner = acts.add_venue(house.ann, site=house.site, name="里间", kind="room", spaces=parts[:1]).noun
    acts.set_hours(house.ann, inner, hours="每天 8:00-22:00")
    with pytest.raises(Clash):
        booked(house.cat, inner, on(1, 9))


def test_a_part_is_not_larger_than_the_whole(house):
    hall = Space.objects.get(pk=house.hall.spaces[0])
    with pytest.raises(Refused) as refused:
        acts.add_space(house.ann, site=house.site, name="更大", parent=hall, area_m2=500)
    assert refused.value.field == "area_m2"


def test_a_space_stays_while_it_is_lent(house):
    hall = Space.objects.get(pk=house.hall.spaces[0])
    acts.change_space(house.ann, hall, seats=90)
    with pytest.raises(Refused):
        acts.retire_space(house.ann, hall)
    cellar = acts.add_space(house.ann, site=house.site, name="地下室").noun
    assert acts.retire_space(house.ann, cellar).noun.state == "retired"


def test_a_venue_copies_what_its_spaces_have_and_refuses_odd_rules(house):
    assert (house.room.seats, house.room.equipment, house.room.barrier_free) == (16, ["whiteboard"], True)
    for rules in ({"grid": 7}, {"shortest": 120, "longest": 60}):
        with pytest.raises(Refused):
            acts.change_venue(house.ann, house.room, **rules)
    with pytest.raises(Refused):
        acts.add_venue(house.ann, site=house.site, name="无处", kind="room", spaces=[])


def test_a_thing_is_taken_once_like_a_room(house):
    booked(house.bob, house.projector, on(1, 9))
    with pytest.raises(Clash):
        booked(house.cat, house.projector, on(1, 9, 30))


def test_hours_change_from_a_day_on_and_the_ones_before_stay(house):
    day = today()
    acts.set_hours(
        house.ann, house.room, hours="每天 10:00-12:00", bookable="每天 11:00-12:00", begins=day + 7 * DAY
    )
    assert queries.hours_of(house.room, day + 6 * DAY, day + 7 * DAY) == [(on(6, 8), on(6, 22))]
    assert queries.hours_of(house.room, day + 7 * DAY, day + 8 * DAY) == [(on(7, 11), on(7, 12))]
    assert queries.hours_of(house.room, day + 7 * DAY, day + 8 * DAY, "open") == [(on(7, 10), on(7, 12))]
    acts.set_hours(house.ann, house.room, hours="", begins=day)
    assert queries.hours_of(house.room, day + 7 * DAY, day + 8 * DAY) == []
    with pytest.raises(Refused):
        acts.set_hours(house.ann, house.room, hours="每天 9:00-10:00", begins=day - DAY)


def close(house, **how):
    given = {"site": house.site, "begins": on(2, 0), "ends": on(3, 0), "reason": "消防检查", **how}
    return acts.close_place(house.ann, **given)


def test_a_closing_shows_whom_it_meets_before_it_cancels_and_tells_them(house):
    booking = booked(house.bob, house.room, on(2, 9))
    typed = {
        "site": house.site.pk,
        "begins": "2030-01-01T00:00",
        "ends": "2030-01-02T00:00",
        "reason": "检查",
    }
    assert (
        "met" not in forms.Close(typed, actor=house.ann).fields
        or forms.Close(typed, actor=house.ann).is_valid()
    )
    with pytest.raises(Refused) as refused:
        close(house)
    assert refused.value.field == "met" and as_now(booking).state == "confirmed"
    close(house, met=True)
    assert (as_now(booking).state, as_now(booking).reason) == ("cancelled", "closed")
    assert "消防检查" in Delivery.objects.filter(to_person=house.bob.person_id).latest("id").text


def test_a_closing_of_the_hall_closes_its_halves_and_nothing_else(house):
    close(house, venue=house.hall)
    with pytest.raises(Refused):
        booked(house.bob, house.east, on(2, 9))
    assert booked(house.bob, house.room, on(2, 9)).state == "confirmed"
    acts.lift_closing(house.ann, Closing.objects.get())
    assert booked(house.bob, house.east, on(2, 9)).state == "confirmed"


def test_a_closing_never_acts_on_the_past(house):
    with pytest.raises(Refused):
        close(house, begins=on(-3, 0), ends=on(-2, 0))
    with pytest.raises(Refused):
        close(house, begins=on(3, 0), ends=on(2, 0))


def test_a_retired_venue_cancels_what_was_to_come(house):
    booking = booked(house.bob, house.room, on(2, 9))
    with pytest.raises(Refused):
        acts.retire_venue(house.ann, house.room)
    acts.retire_venue(house.ann, house.room, met=True, note="改作图书室")
    assert as_now(booking).reason == "retired"
    house.room.refresh_from_db()
    with pytest.raises(Refused):
        booked(house.cat, house.room, on(3, 9))


def test_terms_have_editions_by_use(house):
    acts.write_terms(house.ann, house.room, text="一般")
    acts.write_terms(house.ann, house.room, text="会议", use="meeting")
    acts.write_terms(house.ann, house.room, text="会议二", use="meeting")
    assert queries.terms_for(house.room, "meeting").edition == 2
    assert queries.terms_for(house.room, "study").text == "一般"
