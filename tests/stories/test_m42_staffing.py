"""M42: posts against their standard, gaps shown; retired cadres guide under a contract of a year."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, today, travel
from linli.kernel.jobs import TICKS
from linli.organisations.testing import a_post
from linli.training import acts, testing
from linli.training.models import Instructor


@pytest.fixture
def town(db):
    return testing.a_town()


def test_gaps_against_the_standard_are_seen_and_close_as_posts_are_filled(town, browser):
    """A street sees what is missing; the district changes the standard; the list follows at once."""
    pat = browser(town.pat)
    assert "缺2个" in pat.get("/desk/training/staffing/").text
    a_post(town.place.community, "community_worker", testing.person_of(town.bob))
    assert "缺1个" in pat.get("/desk/training/staffing/").text
    browser(town.dora).get("/training/standards/?add=1").send(
        kind="street_office", role="street_desk", posts="9", source="区级编制文件", valid_from=f"{today()}"
    )
    assert "缺8个" in pat.get("/desk/training/staffing/").text
    assert "区级编制文件" in browser().get("/training/standards/").text


def test_a_retired_instructor_from_selection_to_the_end_of_the_contract(town, browser):
    sue, number = browser(town.sue), testing.person_of(town.cat).number
    sue.get("/desk/training/instructors/?add=1").send(number=number, subject="两新组织党建", is_public="on")
    assert "指导员" in browser(town.cat).get("/me/inbox/").text
    one = Instructor.objects.get()
    sue.get(f"/do/training.instructor.contracted/{one.pk}/").send(begins=f"{today()}")
    assert "在聘" in sue.get("/desk/training/instructors/").text
    with travel(now() + timedelta(days=340)):
        TICKS["training.reminders"]()
        assert "指导员聘期" in browser(town.pat).get("/me/inbox/").text
        acts.renew_contract(town.sue, testing.fresh(one))
    assert (testing.fresh(one).ends - today()).days > 700
