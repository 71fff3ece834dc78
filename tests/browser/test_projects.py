"""A project in a browser: a resident's need, proposed, adopted, milestones, done, rated; and what gathers."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, travel
from linli.projects import testing
from linli.projects.models import Project
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.steps import fits, offered, press

SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])


@pytest.fixture
def town(street):
    return testing.a_town(street.town)


@SIZES
def test_from_a_residents_need_to_their_rating(window, town, size):
    need = testing.a_need(town)
    ann, may, bob = (window(who, size=size) for who in (town.ann, town.may, town.bob))
    ann.goto(f"/desk/needs/{need.pk}/")
    ann.locator(f"a[href='/desk/projects/new/?need={need.pk}']").click()
    ann.wait_for_url("**/desk/projects/new/*")
    fits(ann, size)
    assert ann.locator(f"[name=needs][value='{need.pk}']").is_checked()
    ann.locator("[name=title]").fill("三号院停车")
    ann.locator("[name=about]").fill("画出车位，和学校错时共用。")
    ann.locator("[name=lead]").select_option(str(town.place.community.pk))
    ann.locator("[name=ends_on]").fill(testing.in_days(60).isoformat())
    ann.locator("form.form button.primary").click()
    ann.wait_for_url("**/projects/*/")
    fits(ann, size)
    project = Project.objects.get()
    may.goto("/desk/projects/")
    fits(may, size)
    offered(may, "adopted")
    may.goto(project.get_absolute_url())
    offered(may, "begun")
    may.locator("a[href$='/milestone/']").click()
    may.locator("[name=title]").fill("画线完成")
    may.locator("[name=due_on]").fill(testing.in_days(9).isoformat())
    press(may, "form.form button.primary")
    fits(may, size)
    offered(may, "reached", note="三十个车位")
    offered(may, "finished", result="画出车位三十个。")
    bob.goto(need.get_absolute_url())
    bob.locator(f"a[href='{project.get_absolute_url()}']").first.click()
    bob.wait_for_url(f"**{project.get_absolute_url()}")
    fits(bob, size)
    offered(bob, "rated", mark="yes")
    fits(bob, size)
    project.refresh_from_db()
    assert (project.state, project.said_yes) == ("done", 1)


@SIZES
def test_what_gathers_becomes_a_project_with_one_button(window, town, size):
    for day in range(6):
        with travel(now() - timedelta(days=6 - day)):
            testing.a_need(town, text="楼道的灯坏了三天,老人晚上看不见。")
    sue = window(town.sue, size=size)
    sue.goto("/desk/projects/gather/")
    fits(sue, size)
    sue.locator("a[href^='/desk/projects/make/']").first.click()
    fits(sue, size)
    assert sue.locator("[name=needs]:checked").count() == 6
    sue.locator("[name=about]").fill("统一换成感应灯。")
    sue.locator("[name=ends_on]").fill(testing.in_days(30).isoformat())
    sue.locator("form.form button.primary").click()
    sue.wait_for_url("**/projects/*/")
    assert Project.objects.get().state == "adopted"
    for page in ("/projects/", "/projects/hard/"):
        sue.goto(f"{page}?body={town.place.street.pk}")
        fits(sue, size)
