"""Every page of places, gatherings and volunteers passes axe and never scrolls sideways, in light and dark."""

from datetime import time

import pytest

from linli.kernel.clock import today
from linli.kernel.clock.days import DAY
from linli.kernel.rulebook import load_rulebook
from linli.meetings import testing as gathering
from linli.organisations import queries as organisations
from linli.venues import acts as venue_acts
from linli.venues.testing import a_space, a_venue, booked, on
from linli.volunteers import acts as volunteer_acts
from linli.volunteers import testing as serving
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_reach import _check, _look


@pytest.fixture
def near(street):
    """A place that is booked, an office hour, a talk to come and one that was held, a task that is taken."""
    load_rulebook()
    town, found = gathering.a_town_of(street.town), {}
    community = street.town.place.community
    keeper = street.in_post("Ken Kan", community, "community_secretary")
    site = venue_acts.add_site(keeper, body=community, name="党群活动服务中心", kind="service_centre").noun
    hall = a_venue(keeper, site, "多功能厅", [a_space(keeper, site, "多功能厅", seats=80)])
    hour = venue_acts.publish_hour(
        keeper, site=site, reception="peoples_delegate", name="人大代表接待日", hours="周三 14:00-16:00", minutes=20,
        begins=today(), post=keeper.post.id,
    ).noun  # fmt: skip
    bob = street.town.bob
    booking = booked(bob, hall, on(2, 9))
    talk = gathering.noticed(town)
    gathering.registered(talk, bob)
    held = gathering.minuted(town, coming=(bob,), title="开过的恳谈会")
    serving.volunteer(bob, home=organisations.tree().get(community.pk))
    task = volunteer_acts.draft_task(
        keeper, title="陪老人去医院", at=organisations.tree().get(community.pk), place_words="服务站",
        contact="010-65250000", field="elderly", day=today() + 3 * DAY, begins=time(9), ends=time(11), seats=1,
    ).noun  # fmt: skip
    volunteer_acts.publish_task(keeper, task)
    volunteer_acts.ask(bob, shift=serving.first_shift(task))
    found.update(site=site.pk, hall=hall.pk, hour=hour.pk, booking=booking.pk, talk=talk.pk, held=held.pk)
    found.update(task=task.pk, keeper=keeper, body=community.pk)
    return found


def walk(page, addresses, size):
    wrong = []
    for address in addresses:
        _check(page, address, wrong)
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            wrong.append(f"{address} scrolls sideways")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_residents(window, street, near, scheme):
    page = window(street.town.bob, size=PHONE, color_scheme=scheme)
    walk(page, [
        "/", "/places/", f"/places/{near['site']}/", f"/places/lent/{near['hall']}/",
        f"/places/lent/{near['hall']}/week/", f"/places/lent/{near['hall']}/book/",
        f"/places/lent/{near['hall']}/series/", f"/places/bookings/{near['booking']}/", "/me/places/",
        "/places/hours/", f"/places/hours/{near['hour']}/", "/places/slip/", "/places/rounds/",
        f"/places/rooms/{near['body']}/", f"/places/use/{near['body']}/",
        "/activities/", "/activities/talks/", f"/activities/{near['talk']}/", f"/activities/{near['held']}/",
        f"/activities/{near['held']}/minutes/", f"/bodies/{near['body']}/",
        "/volunteers/", f"/volunteers/tasks/{near['task']}/", "/volunteers/mine/", "/volunteers/hours/missing/",
        "/volunteers/certificates/new/", "/volunteers/notices/", "/credentials/check/", "/elsewhere/",
        "/together/", "/help/", "/help/new/", "/members/", "/promises/", "/diary/", "/grids/",
        f"/grids/of/{near['body']}/",
    ], PHONE)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_whoever_has_no_account(window, near, scheme):
    walk(window(size=PHONE, color_scheme=scheme), [
        "/places/", f"/places/lent/{near['hall']}/", f"/places/hours/{near['hour']}/", "/activities/",
        f"/activities/{near['talk']}/", f"/volunteers/tasks/{near['task']}/",
    ], PHONE)  # fmt: skip


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_staff(window, near, size, scheme):
    page = window(near["keeper"], size=size, color_scheme=scheme)
    site, hall = near["site"], near["hall"]
    walk(page, [
        "/desk/", "/more/", "/desk/places/", f"/desk/places/{site}/", f"/desk/places/{site}/spaces/",
        f"/desk/places/{site}/lend/", f"/desk/places/{site}/close/", f"/desk/places/lent/{hall}/",
        f"/desk/places/lent/{hall}/book/", "/desk/hours/", f"/desk/hours/new/{site}/", f"/desk/rounds/new/{site}/",
        "/desk/rooms/", "/desk/meetings/", "/desk/meetings/new/", "/desk/meetings/series/new/",
        "/desk/meetings/points/", f"/desk/meetings/{near['talk']}/", f"/desk/meetings/{near['talk']}/people/",
        f"/desk/meetings/{near['held']}/", "/desk/branch/", "/desk/notes/",
        "/desk/volunteers/", "/desk/volunteers/new/", f"/desk/volunteers/{near['task']}/", "/desk/volunteers/hours/",
        "/desk/volunteers/note/", "/desk/volunteers/certificates/", "/desk/grids/", "/desk/members/",
    ], size)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_at_the_door(window, near, scheme):
    page, wrong = window(near["keeper"], size=PHONE, color_scheme=scheme), []
    page.goto("/desk/door/")
    page.wait_for_selector("#work:not([hidden])")
    _look(page, "/desk/door/", wrong)
    assert not wrong, "\n".join(wrong)
