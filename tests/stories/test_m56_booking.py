"""M56: a place is found by place, time and seats, booked by one, waited for by another, used, and its use recorded."""

from datetime import timedelta

import pytest

from linli.kernel.clock import local, now, travel
from linli.organisations.testing import holding
from linli.people.models import Person
from linli.people.testing import person
from linli.venues import acts
from linli.venues.models import Booking
from linli.venues.testing import a_space, a_venue, on


@pytest.fixture
def hall(town):
    """A hall of two halves at the community, which Ken looks after."""
    with travel(now() - timedelta(days=1)):
        ken = holding(person("Ken Kan"), town.place.community, "community_secretary")
        site = acts.add_site(
            ken, body=town.place.community, name="党群活动服务中心", kind="service_centre"
        ).noun
        whole = a_space(ken, site, "多功能厅", seats=80)
        east, west = (a_space(ken, site, name, whole, seats=40) for name in ("东半厅", "西半厅"))
        venues = [a_venue(ken, site, one.name, [one]) for one in (whole, east, west)]
    return ken, site, venues


def choose(visitor, seats, begins, minutes=120):
    """Search by day, time and seats, and open the first that is free."""
    wall = local(begins)
    visitor.get(f"/places/?day={wall.date()}&start={wall:%H:%M}&minutes={minutes}&seats={seats}")
    return visitor.follow("/book/")


def test_a_hall_is_booked_waited_for_used_and_counted(town, browser, hall, counted):
    ken, site, (whole, east, _west) = hall
    begins = on(3, 14)
    bob = browser(town.bob).get("/").follow("/places/")
    choose(bob, 60, begins)
    bob.send(use="culture_sport", purpose="楼门长联欢", people="50")
    first = Booking.objects.get()
    assert (first.state, first.venue_id) == ("confirmed", whole.pk) and "已为您预约好" in bob.text
    assert "楼门长联欢" not in browser().get(whole.get_absolute_url() + f"?day={begins.date()}").text

    dan = browser(town.dan)
    dan.get(f"/places/lent/{east.pk}/book/?day={begins.date()}&start=14:00")
    dan.send(use="meeting", purpose="读书会", people="20", minutes="60", status=422)
    assert "这个时间已有人预约" in dan.text and dan.value("purpose") == "读书会", "nothing typed is lost"
    dan.send(waits="on")
    waiting = Booking.objects.latest("id")
    assert waiting.state == "waiting" and "您排在第1位" in dan.text and "本季度" in dan.text

    bob.get(first.get_absolute_url()).act("cancelled", reason="plans")
    dan.get("/")
    assert "请接受或放弃" in dan.text
    dan.get(waiting.get_absolute_url()).act("taken")
    waiting.refresh_from_db()
    assert waiting.state == "confirmed"

    with travel(waiting.ends + timedelta(hours=1)):
        keeper = browser(ken).get("/desk/places/")
        keeper.follow("venues.booking.used").send(came="18")
        waiting.refresh_from_db()
        assert (waiting.state, waiting.came) == ("used", 18)
        counted()
        assert "东半厅" in keeper.get(f"/bodies/{town.place.community.pk}/").text
        ledger = keeper.get("/desk/ledgers/venues.booked/")
        assert "读书会" in ledger.text and "18" in ledger.text


def test_who_is_not_signed_in_books_first_and_signs_in_at_the_last_step(town, browser, hall):
    _ken, _site, (_whole, east, _west) = hall
    stranger = browser()
    stranger.get(f"{east.get_absolute_url()}?day={on(2, 9).date()}").follow("start=09")
    stranger.send(use="study", purpose="手机课", people="12", minutes="90")
    assert stranger.at.startswith("/account/login/") and not Booking.objects.exists()
    stranger.client.force_login(Person.objects.get(pk=town.bob.person_id))
    stranger.get(f"/places/lent/{east.pk}/book/")
    assert stranger.value("purpose") == "手机课" and stranger.value("minutes") == "90"
    stranger.send(purpose="手机课")
    assert Booking.objects.get().purpose == "手机课"


def test_two_overlapping_requests_wait_together_and_the_answer_shows_whom_it_refuses(town, browser, hall):
    ken, _site, (whole, _east, _west) = hall
    acts.change_venue(ken, whole, mode="approval")
    for who, waits in ((town.bob, None), (town.dan, "on")):
        visitor = browser(who).get(f"/places/lent/{whole.pk}/book/?day={on(4, 9).date()}&start=09:00&waits=1")
        visitor.send(use="meeting", purpose="会", people="30", minutes="60", waits=waits)
    one, two = Booking.objects.order_by("id")
    assert (one.state, two.state) == ("requested", "requested")
    keeper = browser(ken).get("/desk/places/").follow(f"approved/{one.pk}/")
    assert "将谢绝以下申请" in keeper.text
    keeper.send(others="on")
    two.refresh_from_db()
    assert two.state == "waiting"


def test_a_series_of_a_choir_is_all_or_none(town, browser, hall):
    _ken, _site, (_whole, east, _west) = hall
    bob = browser(town.bob).get(f"/places/lent/{east.pk}/series/")
    said = {"day": on(7, 9).date().isoformat(), "start": "19:00", "minutes": "60", "every": "WEEKLY",
            "until": on(42, 9).date().isoformat(), "use": "culture_sport", "purpose": "合唱",
            "people": "20"}  # fmt: skip
    browser(town.dan).get(f"/places/lent/{east.pk}/book/?day={on(14, 9).date()}&start=19:00").send(
        use="meeting", purpose="会", people="9", minutes="60"
    )
    bob.send(status=422, **said)
    assert "这些日期不行" in bob.text and bob.value("purpose") == "合唱"
    bob.send(skip="on")
    assert Booking.objects.filter(series__isnull=False).count() == 5 and "略过" not in bob.text
    assert "这个时间已有人预约" in bob.text
