"""Asking for a place."""

from datetime import timedelta

import pytest

from linli.kernel.actors import NOBODY
from linli.kernel.clock import travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.history import history
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.testing import statements
from linli.venues import acts
from linli.venues.acts.telling import Clash
from linli.venues.models import Booking, Taking
from linli.venues.testing import as_now, booked, on


def test_it_books_at_once_and_takes_each_space_once(house):
    booking = booked(house.bob, house.room, on(1, 9), 90)
    assert booking.state == "confirmed" and booking.person_id == house.bob.person_id
    assert Taking.objects.filter(booking=booking).count() == 2
    assert Delivery.objects.filter(noun="venues.booking", to_person=house.bob.person_id).count() == 1
    assert [line.entry.kind for line in history(booking)] == ["venues.booking.asked"]


def test_it_waits_for_an_answer_where_somebody_looks_at_requests(house):
    booking = booked(house.bob, house.hall, on(1, 9))
    assert booking.state == "requested" and not Taking.objects.filter(booking=booking).exists()
    assert booked(house.cat, house.hall, on(1, 9)).state == "requested"


def test_it_refuses_the_hall_when_a_half_is_taken_and_the_half_when_the_hall_is(house):
    booked(house.bob, house.east, on(1, 9))
    with pytest.raises(Clash):
        booked(house.cat, house.hall, on(1, 9))
    acts.approve_booking(house.ann, booked(house.bob, house.hall, on(1, 14)))
    with pytest.raises(Clash):
        booked(house.cat, house.west, on(1, 14))
    assert booked(house.cat, house.west, on(1, 9)).state == "confirmed"


def test_it_refuses_with_what_is_free_nearby_and_keeps_what_was_typed(house):
    booked(house.bob, house.east, on(1, 9))
    with pytest.raises(Clash) as refused:
        booked(house.cat, house.east, on(1, 9))
    assert {f"{one.begins.astimezone(on(1, 9).tzinfo):%H:%M}" for one in refused.value.free} >= {
        "08:00",
        "10:00",
    }
    assert house.west.pk in [one.id for one in refused.value.others]
    assert "大厅西半" in str(refused.value.message)


def test_it_puts_on_the_waiting_list_whoever_said_so(house):
    booked(house.bob, house.room, on(1, 9))
    waiting = booked(house.cat, house.room, on(1, 9, 30), waits=True)
    assert waiting.state == "waiting" and not Taking.objects.filter(booking=waiting).exists()


def test_it_refuses_the_fourth_at_a_time_for_one_person(house):
    for hour in (9, 11, 13):
        booked(house.bob, house.room, on(1, hour))
    with pytest.raises(Refused) as refused:
        booked(house.bob, house.room, on(1, 15))
    assert "3" in str(refused.value.message)
    assert booked(house.bob, house.east, on(1, 15)).state == "confirmed"


def test_it_refuses_past_times_odd_times_and_closed_hours(house):
    for begins, field in (
        (on(-1, 9), "start"),
        (on(1, 9, 10), "start"),
        (on(1, 23), "start"),
        (on(90, 9), "day"),
    ):
        with pytest.raises(Refused) as refused:
            booked(house.bob, house.room, begins)
        assert refused.value.field in (field, "minutes")
    assert not Booking.objects.exists()


def test_it_books_for_a_body_only_by_a_post_of_it(house):
    body = house.place.community
    booking = booked(house.ann, house.room, on(1, 9), body=body)
    assert (booking.by, booking.body_id, booking.person_id) == ("body", body.pk, None)
    with pytest.raises(NotYours):
        booked(house.bob, house.room, on(1, 11), body=body)


def test_it_refuses_without_the_terms_and_keeps_the_edition_that_was_accepted(house):
    acts.write_terms(house.ann, house.room, text="用后请打扫。")
    with pytest.raises(Refused) as refused:
        booked(house.bob, house.room, on(1, 9), accepted=False)
    assert refused.value.field == "accepted"
    booking = booked(house.bob, house.room, on(1, 9))
    acts.write_terms(house.ann, house.room, text="用后请打扫并关灯。")
    assert (as_now(booking).terms.edition, booking.terms.text) == (1, "用后请打扫。")


def test_it_keeps_a_buffer_on_both_sides(house):
    acts.change_venue(house.ann, house.room, before=30, after=30)
    booked(house.bob, house.room, on(1, 10))
    room = type(house.room).objects.select_related("site__body").get(pk=house.room.pk)
    with pytest.raises(Clash):
        booked(house.cat, room, on(1, 11))
    assert booked(house.cat, room, on(1, 11, 30)).state == "confirmed"


def test_it_takes_a_whole_day_and_a_night(house):
    whole = house.east
    acts.change_venue(house.ann, whole, whole_day=True)
    whole.refresh_from_db()
    booking = booked(house.bob, whole, on(2, 9))
    assert (booking.begins, booking.ends) == (on(2, 8), on(2, 22))
    acts.change_venue(house.ann, house.room, over_midnight=True)
    acts.set_hours(house.ann, house.room, hours="每天 18:00-次日2:00")
    house.room.refresh_from_db()
    night = booked(house.bob, house.room, on(2, 23), 120)
    assert night.ends == on(3, 1)
    with pytest.raises(Clash):
        booked(house.cat, house.room, on(3, 0, 30), 30)


@pytest.mark.parametrize("day", ["2027-12-31", "2028-02-29", "2027-02-28"])
def test_it_knows_the_change_of_year_month_and_leap_day(house, day):
    noon = on(0, 12).replace(year=int(day[:4]), month=int(day[5:7]), day=int(day[8:]))
    with travel(noon):
        assert booked(house.bob, house.room, on(0, 21)).ends == on(0, 22)
        assert booked(house.bob, house.room, on(1, 8)).begins - noon == timedelta(hours=20)


def test_it_waits_for_nobody_signed_out(house):
    with pytest.raises(NotYours):
        booked(NOBODY, house.room, on(1, 9))


def test_it_asks_the_database_little(house):
    booked(house.bob, house.room, on(1, 9))
    with statements(14):
        booked(house.cat, house.room, on(2, 9))
