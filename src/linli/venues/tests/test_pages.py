"""Pages of places: what residents and keepers see, how little is asked, and bad input."""

import pytest
from django.test import Client

from linli.kernel.actors import NOBODY
from linli.kernel.clock import travel
from linli.kernel.clock.days import DAY
from linli.kernel.happenings import happenings
from linli.kernel.portraits import PARTS
from linli.kernel.testing import statements
from linli.kernel.together import alone
from linli.kernel.web.waiting import waits
from linli.people import queries as people
from linli.people.models import Person
from linli.venues import acts, queries
from linli.venues.testing import as_now, booked, on

MOST = 10


@pytest.fixture
def browser():
    def open_for(actor=None):
        client = Client()
        if actor:
            client.force_login(Person.objects.get(pk=actor.person_id))
        return client

    return open_for


def busy_week(house):
    """Several bookings, requests and a line."""
    for hour in (9, 11, 13):
        booked(house.bob, house.east, on(2, hour))
        booked(house.cat, house.east, on(2, hour), waits=True)
        booked(house.dan, house.hall, on(3, hour))


@pytest.mark.parametrize(
    "address",
    ["/places/", "/places/?start=09:00&day={day}&seats=10&equipment=whiteboard", "/places/{site}/",
     "/places/lent/{east}/?day={day}", "/places/lent/{east}/week/", "/places/lent/{east}/book/?day={day}&start=10:00"],
)  # fmt: skip
def test_residents_pages_ask_little_whatever_the_rows(house, browser, address):
    busy_week(house)
    client = browser(house.bob)
    where = address.format(day=on(2, 9).date(), site=house.site.pk, east=house.east.pk)
    client.get(where)
    with statements(MOST):
        assert client.get(where).status_code == 200


@pytest.mark.parametrize(
    "address", ["/desk/places/", "/desk/places/{site}/", "/desk/places/lent/{east}/?day={day}",
                "/desk/places/lent/{east}/book/", "/desk/places/lent/{east}/block/", "/desk/places/{site}/lend/"]
)  # fmt: skip
def test_desk_pages_ask_little_and_are_not_there_for_others(house, browser, address):
    busy_week(house)
    where = address.format(day=on(2, 9).date(), site=house.site.pk, east=house.east.pk)
    keeper = browser(house.ann)
    keeper.get(where)
    with statements(MOST):
        assert keeper.get(where).status_code == 200
    assert browser(house.bob).get(where).status_code == 404


def test_who_has_a_place_is_told_only_to_those_who_look_after_it(house, browser):
    booking = booked(house.bob, house.east, on(2, 9), purpose="亲友聚会")
    where = f"/places/lent/{house.east.pk}/?day={on(2, 9).date()}"
    for reader in (None, house.cat):
        page = browser(reader).get(where).content.decode()
        assert "09:00–10:00" in page and "亲友聚会" not in page
        assert browser(reader).get(booking.get_absolute_url()).status_code == 404
    assert (
        "亲友聚会"
        in browser(house.ann)
        .get(f"/desk/places/lent/{house.east.pk}/?day={on(2, 9).date()}")
        .content.decode()
    )
    assert browser(house.ann).get(booking.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    "typed",
    ["day=2026-13-45&start=99:99", "day=x", "start=9&minutes=-5", "seats=abc", "after=-1", "after=99999999999999999999",
     "equipment=bomb", "q=%25%00", "day=0001-01-01&start=10:00", "day=9999-12-31&start=10:00"],
)  # fmt: skip
def test_no_address_breaks_a_page(house, browser, typed):
    for path in ("/places/", f"/places/lent/{house.east.pk}/", f"/places/lent/{house.east.pk}/week/",
                 f"/places/lent/{house.east.pk}/book/", f"/places/lent/{house.east.pk}/series/"):  # fmt: skip
        assert browser(house.bob).get(f"{path}?{typed}").status_code in (200, 422)


@pytest.mark.parametrize(
    "typed",
    [{}, {"day": "x"}, {"day": "2026-02-30", "start": "10:00", "minutes": "60"}, {"minutes": "999999"},
     {"day": "9999-12-31", "start": "23:30", "minutes": "60"}, {"people": "-3"}, {"use": "war"}, {"venue": "0"},
     {"purpose": "长" * 5000}, {"body": "999"}],
)  # fmt: skip
def test_bad_input_comes_back_with_a_sentence_and_all_that_was_typed(house, browser, typed):
    good = {"venue": house.east.pk, "day": on(2, 9).date(), "start": "10:00", "minutes": "60", "use": "meeting",
            "purpose": "开会"}  # fmt: skip
    answer = browser(house.bob).post(
        f"/places/lent/{house.east.pk}/book/", {**good, **typed} if typed else {}
    )
    assert answer.status_code == 422
    if typed:
        assert typed.get("purpose", "开会")[:200] in answer.content.decode()


def test_the_same_form_sent_twice_books_once(house, browser):
    typed = {
        "venue": house.east.pk,
        "day": on(2, 9).date(),
        "start": "10:00",
        "minutes": "60",
        "use": "meeting",
        "key": "k1",
    }
    client = browser(house.bob)
    places = {
        client.post(f"/places/lent/{house.east.pk}/book/", typed).headers["Location"] for _n in range(2)
    }
    assert len(places) == 1


def test_a_telephone_is_opened_by_a_press_and_noted(house, browser):
    booking = acts.book_by_staff(
        house.ann, venue=house.room, day=on(1, 9).date(), start=on(1, 9).time(), minutes=60, use="meeting",
        name="赵大爷", contact="13800138000",
    ).noun  # fmt: skip
    keeper = browser(house.ann)
    assert "13800138000" not in keeper.get(booking.get_absolute_url()).content.decode()
    assert "13800138000" in keeper.post(booking.get_absolute_url()).content.decode()


def test_calendars_tell_what_their_reader_may_know(house):
    booking = booked(house.bob, house.east, on(2, 9), purpose="聚会")
    first, until = on(0, 0), on(9, 0)
    [public] = happenings("venues.venue", NOBODY, house.hall, first, until)
    assert (public.uid, public.busy, "聚会" in public.words) == (f"venues.booking-{booking.pk}", True, False)
    assert happenings("venues.venue", house.ann, house.hall, first, until)[0].words == "聚会"
    bob = Person.objects.get(pk=house.bob.person_id)
    assert happenings("people.person", house.bob, bob, first, until)[0].title == "大厅东半"
    assert happenings("people.person", house.cat, bob, first, until) == []
    acts.cancel_booking(house.bob, booking, reason="plans")
    [gone] = happenings("people.person", house.bob, bob, first, until)
    assert gone.cancelled and gone.sequence > public.sequence
    body = house.place.community
    booked(house.ann, house.room, on(2, 9), body=body)
    assert [one.title for one in happenings("organisations.body", house.ann, body, first, until)] == [
        "议事室"
    ]
    assert happenings("organisations.body", house.bob, body, first, until) == []


def test_requests_are_a_queue_of_the_desk_and_matters_of_their_asker(house):
    booked(house.bob, house.hall, on(2, 9))
    assert [one["count"] for one in waits(house.ann)] == ["1"] and waits(house.bob) == []
    [matter] = people.matters_of(house.bob)
    assert "大厅" in matter["title"] and matter["status"]["shape"] == "waiting"


def test_the_portrait_counts_what_was_lent_and_used(house):
    booking = booked(house.bob, house.east, on(1, 9), 90)

    with travel(on(1, 12)):
        acts.use_booking(house.ann, as_now(booking), came=12)
    month = on(0, 0).date(), on(0, 0).date() + 30 * DAY
    said = alone(PARTS["venues"].tell(house.ann, house.place.community, *month))
    assert [one.value for one in said] == ["1 / 5", 1]
    assert queries.venues_of(house.site)[0].name
