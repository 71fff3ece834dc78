"""A room booked in the same step: taken, refused with nothing planned, moved and given back with the gathering."""

from datetime import timedelta

import pytest

from linli.kernel.clock import load_calendar, now, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.testing.asking import last, refused
from linli.meetings import acts, testing
from linli.meetings.models import Meeting
from linli.organisations.testing import holding
from linli.people.testing import person
from linli.venues import acts as venues
from linli.venues.models import Booking
from linli.venues.testing import a_space, a_venue


@pytest.fixture
def house(town):
    """A room of the community, lent at once, and a hall that somebody looks at."""
    load_calendar()
    with travel(now() - timedelta(days=1)):
        site = venues.add_site(
            town.sec, body=town.place.community, name="活动中心", kind="service_centre"
        ).noun
        room = a_venue(town.sec, site, "议事室", [a_space(town.sec, site, "议事室", area_m2=30, seats=16)])
        hall = a_venue(
            town.sec, site, "大厅", [a_space(town.sec, site, "大厅", area_m2=90, seats=60)], mode="approval"
        )
    return room, hall


def test_it_is_booked_in_the_name_of_the_organisation_that_leads(town, house):
    meeting = testing.planned(town, by=town.bea, kind="branch_general", venue=house[0].pk, where="")
    booking = meeting.booking
    assert (booking.state, booking.body_id, booking.begins, booking.use) == (
        "confirmed", town.branch.pk, meeting.begins_at, "party_life",
    )  # fmt: skip
    assert "议事室" in meeting.where and last(meeting).chain == last(booking).chain


def test_a_hall_that_somebody_looks_at_is_asked_for_and_whoever_looks_after_it_has_it_at_once(town, house):
    assert (
        testing.planned(town, by=town.bea, kind="branch_general", venue=house[1].pk).booking.state
        == "requested"
    )
    assert (
        testing.planned(town, by=town.sec, venue=house[1].pk, begins_at=testing.at(4)).booking.state
        == "confirmed"
    )


def test_where_the_room_is_taken_nothing_is_planned_and_nothing_is_lost(town, house):
    testing.planned(town, venue=house[0].pk)
    before = Meeting.objects.count()
    with refused():
        testing.planned(town, venue=house[0].pk)
    with refused() as said:
        testing.planned(town, venue=999_999)
    assert said.value.field == "venue" and Meeting.objects.count() == before == Booking.objects.count()


def test_it_moves_with_the_gathering_and_refuses_where_it_is_taken(town, house):
    first = testing.planned(town, venue=house[0].pk)
    testing.planned(town, venue=house[0].pk, begins_at=testing.at(5))
    begins = testing.at(4)
    acts.move(town.ann, first, begins_at=begins, ends_at=begins + timedelta(hours=2))
    assert Booking.objects.get(pk=first.booking_id).begins == begins
    with refused():
        acts.move(town.ann, first.pk, begins_at=testing.at(5), ends_at=testing.at(5, 16))
    assert Meeting.objects.get(pk=first.pk).begins_at == begins


def test_it_is_free_again_when_the_gathering_is_called_off(town, house):
    meeting = testing.planned(town, venue=house[0].pk)
    gone = acts.cancel(town.ann, meeting, reason="停电").noun
    assert gone.booking_id is None and Booking.objects.get(pk=meeting.booking_id).state == "cancelled"
    assert last(gone).facts["booking"] == meeting.booking_id
    assert testing.planned(town, venue=house[0].pk).booking.state == "confirmed"


def test_when_the_room_is_refused_the_organisation_hears_of_it(town, house):
    meeting = testing.planned(town, by=town.bea, kind="branch_general", venue=house[1].pk)
    venues.decline_booking(town.sec, meeting.booking_id, reason="unfit")
    assert Meeting.objects.get(pk=meeting.pk).booking_id is None
    assert last(meeting).kind == "meetings.meeting.room_lost"
    assert Delivery.objects.filter(to_body=town.branch.pk, noun_id=meeting.pk).count() == 1


def test_the_form_offers_the_rooms_around(town, house):
    form = acts.plan.form(actor=town.bea, noun=None)
    assert [pk for pk, _name in form.fields["venue"].choices[1:]] == [house[1].pk, house[0].pk]
    other = holding(person("Far Yuan"), town.place.other, "community_worker")
    assert (
        len(acts.plan.form(actor=other, noun=None).fields["venue"].choices) == 3
    )  # the street's are offered too
