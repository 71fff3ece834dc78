"""A hall is searched for and booked on a phone; whoever is not signed in loses nothing; staff answer at the desk."""

from datetime import timedelta

import pytest

from linli.kernel.clock import today
from linli.kernel.rulebook import load_rulebook
from linli.organisations.testing import holding
from linli.people.testing import PASSWORD, person
from linli.venues import acts
from linli.venues.models import Booking
from linli.venues.testing import a_space, a_venue
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.steps import press


@pytest.fixture
def centre(street):
    """A service centre with a hall, and its keeper."""
    load_rulebook()
    community = street.town.place.community
    keeper = holding(person("Ken Kan"), community, "community_secretary")
    site = acts.add_site(keeper, body=community, name="党群活动服务中心", kind="service_centre").noun
    hall = a_space(keeper, site, "多功能厅", seats=80, equipment=["projector"])
    return keeper, a_venue(keeper, site, "多功能厅", [hall], mode="approval")


def wide(page):
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
def test_a_hall_is_found_booked_and_answered(window, street, centre, size):
    keeper, hall = centre
    page = window(street.town.bob, size=size)
    page.goto("/")
    page.locator("a[href='/places/']").first.click()
    day = (today() + timedelta(days=3)).isoformat()
    page.locator("input[name=day]").fill(day)
    page.locator("input[name=start]").fill("14:00")
    page.locator("input[name=seats]").fill("60")
    page.locator("form.search-places button[type=submit]").click()
    assert wide(page) <= size["width"]
    page.locator(f"a.primary[href*='/places/lent/{hall.pk}/book/']").click()
    assert "14:00" in page.locator(".head").inner_text()
    page.locator("input[name=purpose]").fill("楼门长联欢")
    assert page.locator("input[name=people]").input_value() == "60"
    assert wide(page) <= size["width"]
    page.locator("main form.form button.primary").click()
    page.wait_for_url("**/places/bookings/*/")
    booking = Booking.objects.get()
    assert (booking.state, booking.person_id) == ("requested", street.town.bob.person_id)

    desk = window(keeper, size=size)
    desk.goto("/desk/places/")
    desk.locator(f"a[href*='venues.booking.approved/{booking.pk}/']").click()
    press(desk, "main form.form button.primary")
    booking.refresh_from_db()
    assert booking.state == "confirmed"
    page.goto("/")
    assert "多功能厅" in page.locator("main").inner_text()
    for each in (page, desk):
        assert wide(each) <= size["width"]


def test_whoever_is_signed_out_signs_in_at_the_last_step_and_finds_all_again(window, street, centre):
    _keeper, hall = centre
    page = window(size=PHONE)
    page.goto(hall.get_absolute_url() + f"?day={today() + timedelta(days=2)}")
    page.locator(".slots a").first.click()
    page.locator("input[name=purpose]").fill("邻里读书会")
    page.locator("main form.form button.primary").click()
    page.wait_for_url("**/account/login/**")
    assert not Booking.objects.exists()
    way = page.locator("details:has(input[name=password])")
    way.locator("summary").click()
    way.locator("input[name=login]").fill("13800138077")
    way.locator("input[name=password]").fill(PASSWORD)
    way.locator("button[type=submit]").click()
    page.wait_for_url("**/places/lent/*/book/")
    assert page.locator("input[name=purpose]").input_value() == "邻里读书会"
    page.locator("main form.form button.primary").click()
    page.wait_for_url("**/places/bookings/*/")
    booking = Booking.objects.get()
    assert (booking.person_id, booking.purpose) == (street.vera.pk, "邻里读书会")
