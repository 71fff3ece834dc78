"""M54: rooms against the dated standard, a gap plan, safety checks; the report of hours open and used fills itself."""

from datetime import datetime, timedelta

import pytest

from linli.kernel.clock import ZONE, travel
from linli.kernel.rulebook.changing import Change, change_rule
from linli.venues import acts
from linli.venues.models import Check, Plan, Site

MONDAY = datetime(2027, 3, 1, 9, tzinfo=ZONE)


@pytest.fixture
def town(town):
    with travel(MONDAY):
        yield town


@pytest.fixture
def secretary(town, in_post):
    return in_post("佘书记", town.place.community, "community_secretary")


@pytest.fixture
def hall(town, secretary):
    """A community with 200 m², of which 80 are offices."""
    site = acts.add_site(
        secretary, body=town.place.community, name="多福巷服务站", kind="service_station"
    ).noun
    acts.add_space(secretary, site=site, name="办公室", area_m2=80, function="office")
    space = acts.add_space(secretary, site=site, name="活动室", area_m2=120, function="culture_sport").noun
    venue = acts.add_venue(secretary, site=site, name="活动室", kind="room", spaces=[space]).noun
    acts.set_hours(secretary, venue, hours="每天 9:00-21:00")
    return venue


def rooms(town):
    return f"/places/rooms/{town.place.community.pk}/"


def test_everybody_sees_what_is_missing_and_which_rule_asks_for_it(town, browser, hall, secretary):
    page = browser().get(f"/bodies/{town.place.community.pk}/").follow(rooms(town))
    assert "还差 150 平方米" in page.text
    assert "40%" in page.text
    with travel(MONDAY):
        change_rule(
            Change("venues.standard.least", 200, "square_metre", "测试文件", MONDAY.date()), MONDAY.date()
        ).save()
    assert "已达标" in browser().get(rooms(town)).text


def test_a_gap_is_planned_built_and_done_by_pages(town, browser, hall, secretary):
    page = browser(secretary).get(rooms(town)).follow(f"/desk/rooms/{town.place.community.pk}/plan/")
    page.send(what="租用8号楼底商", who="社区居委会", by="2027-02-01", area_m2="150", status=422)
    page.send(what="租用8号楼底商", who="社区居委会", by="2027-09-01", area_m2="150")
    plan = Plan.objects.get()
    assert page.at == rooms(town) and "租用8号楼底商" in browser().get(rooms(town)).text
    page.act("begun")
    page.get(rooms(town)).act("done")
    plan.refresh_from_db()
    assert plan.state == "compliant"


def test_households_and_a_new_community_change_what_is_asked(town, browser, hall, secretary):
    page = browser(secretary).get(rooms(town)).follow("/measure/")
    page.send(households="2000", is_new=None)
    assert "600" in browser().get(rooms(town)).text
    browser(secretary).get(rooms(town)).act("changed", households="", is_new="on")
    assert "500" in browser().get(rooms(town)).text


def test_a_safety_check_is_entered_and_stands_on_the_desk_when_it_is_due(town, browser, hall, secretary):
    site = Site.objects.get()
    page = browser(secretary).get(rooms(town)).follow(f"/desk/checks/new/{site.pk}/")
    page.send(kind="fire", on="2027-03-01", good="1", words="", next_on="2027-09-01")
    assert Check.objects.get().good and "2027年9月1日" in browser().get(rooms(town)).text
    with travel(MONDAY + timedelta(days=200)):
        assert browser(secretary).get("/desk/").sees_link("/desk/rooms/")
        assert "多福巷服务站" in browser(secretary).get("/desk/rooms/").text


def test_the_report_of_use_fills_itself(town, browser, hall, secretary, in_post):
    for day in range(1, 7):
        begins = MONDAY + timedelta(days=day, hours=1)
        booking = acts.ask_for_booking(
            town.bob if day % 2 else town.dan, venue=hall, day=begins.date(), start=begins.time(), minutes=120,
            use="culture_sport", purpose="合唱", people=20, accepted=True,
        ).noun  # fmt: skip
        with travel(begins + timedelta(hours=3)):
            if day < 6:
                acts.use_booking(secretary, booking, came=20)
            else:
                acts.miss_booking(secretary, booking)
    with travel(MONDAY + timedelta(days=30)):
        report = browser().get(f"/places/use/{town.place.community.pk}/")
        told = report.response.context["use"]
        assert (told.total("open"), told.total("booked"), told.total("used")) == (31 * 12, 12, 10)
        assert (told.total("bookings"), told.total("missed"), told.outside) == (6, 1, 1.0)
        assert told.by["self"] == 6 and "372" in report.text
        ledger = browser(in_post("记录", town.place.street, "street_secretary"))
        ledger.get(f"/ledgers/venues.use/?area={town.place.street.area_code}")
        assert "活动室" in ledger.text


def test_the_street_sees_the_gaps_of_all_its_communities(town, browser, hall, in_post):
    street = browser(in_post("街道场地", town.place.street, "street_desk")).get("/desk/rooms/")
    for body in (town.place.community, town.place.other):
        assert body.name in street.text
    browser(town.bob).get("/desk/rooms/", status=404)
