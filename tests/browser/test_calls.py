"""Between the levels in a browser: a call to three, rated; work without money declined with one click, seen above."""

from datetime import timedelta

import pytest

from linli.kernel.clock import local, now
from linli.tasks import testing
from linli.tasks.models import Call, Task
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.steps import fits, offered, press

SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])


@pytest.fixture
def levels(street):
    return testing.a_town(street.town)


@SIZES
def test_a_call_to_three_departments_until_each_is_rated(window, levels, size):
    sue = window(levels.sue, size=size)
    sue.goto("/desk/calls/ours/")
    fits(sue, size)
    sue.locator("a[href='/desk/calls/new/']").click()
    sue.locator("[name=title]").fill("便民市场门前积水")
    sue.locator("[name=why]").fill("路面、楼体、摊位各归一家。")
    for one in (levels.water, levels.housing, levels.safety):
        sue.locator(f"[name=to][value='{one.pk}']").check()
    sue.locator("[name=where]").fill("便民市场南门")
    sue.locator("[name=meet_at]").fill(local(now() + timedelta(hours=20)).strftime("%Y-%m-%dT%H:%M"))
    fits(sue, size)
    sue.locator("form.form button.primary").click()
    sue.wait_for_url("**/desk/calls/*/")
    call = Call.objects.get()
    for who in (levels.wes, levels.hugo, levels.sven):
        desk = window(who, size=size)
        desk.goto("/desk/calls/")
        fits(desk, size)
        desk.locator(f"a[href='{call.get_absolute_url()}']").first.click()
        press(desk, "button[formaction*='.acknowledged/']")
        fits(desk, size)
        press(desk, "button[formaction*='.came/']")
        offered(desk, "planned", action="派人处理", due_on=testing.in_days(3).isoformat())
        offered(desk, "finished", note="已处理")
    for _each in range(3):
        sue.goto(call.get_absolute_url())
        offered(sue, "verified")
        offered(sue, "rated", grade="good")
    fits(sue, size)
    call.refresh_from_db()
    assert call.state == "closed"


@SIZES
def test_work_without_money_is_declined_with_one_click_and_seen_above(window, levels, size):
    testing.sent(levels, title="临时统计小区停车位")
    ann = window(levels.ann, size=size)
    ann.goto("/desk/tasks/")
    fits(ann, size)
    press(ann, "button[formaction*='.declined/']")
    assert Task.objects.get().state == "declined"
    dora = window(levels.dora, size=size)
    dora.goto("/desk/tasks/unfunded/")
    fits(dora, size)
    assert "临时统计小区停车位" in dora.locator("main").inner_text()
