"""A talk whose point becomes a need and is answered: registered on a phone, noted and answered at desks."""

from datetime import timedelta

import pytest

from linli.kernel.clock import local, now
from linli.meetings import testing
from linli.meetings.models import Meeting, Point, Registration
from linli.needs.models import Need
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.steps import act, fits, press

SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])


def send(page):
    press(page, "form.form button.primary")


def do(page, meeting, verb, **typed):
    """Press what the desk offers, and send its form."""
    page.goto(f"/desk/meetings/{meeting.pk}/")
    page.locator(f"main a[href*='.{verb}/']").first.click()
    for name, value in typed.items():
        field = page.locator(f"form.form [name={name}]")
        field.check() if value is True else field.fill(value)
    send(page)


@SIZES
def test_a_resident_finds_a_talk_takes_a_seat_and_gives_it_back(window, street, size):
    town = testing.a_town_of(street.town)
    meeting = testing.noticed(town, title="和书记面对面", seats=8)
    page = window(town.bob, size=size)
    page.goto("/")
    page.locator("main a[href='/activities/']").first.click()
    fits(page, size)
    page.locator(f"main a[href='/activities/{meeting.pk}/']").click()
    fits(page, size)
    assert "和书记面对面" in page.locator("h1").inner_text()
    page.locator("a.button.big").click()
    fits(page, size)
    page.locator("input[name=wants_answers]").check()
    send(page)
    assert Registration.objects.get(meeting=meeting).state == "taken"
    page.locator("#own a[href*='.left/']").click()
    send(page)
    assert Registration.objects.get(meeting=meeting).state == "left"
    fits(page, size)


@SIZES
def test_a_point_of_a_talk_becomes_a_need_and_its_answer_is_read_by_everybody(window, street, size):
    town = testing.a_town_of(street.town)
    desk = window(town.ann, size=size)
    desk.goto("/desk/meetings/new/")
    fits(desk, size)
    before = local(now()) - timedelta(days=1)
    told = {
        "title": "楼前照明",
        "day": f"{before:%Y-%m-%d}",
        "at": "14:00",
        "until": "16:00",
        "agenda": "5号楼前路灯不亮",
    }
    for name, value in told.items():
        desk.locator(f"[name={name}]").fill(value)
    desk.locator("input[name=held]").check()
    send(desk)
    meeting = Meeting.objects.get()
    do(desk, meeting, "held", people_n="23", outcome="社区报修")
    fits(desk, size)
    do(desk, meeting, "raised")
    need, point = Need.objects.get(), Point.objects.get()
    assert (need.text, point.state) == ("5号楼前路灯不亮", "raised")
    act(window(town.sue, size=size), need, "dispatched")
    act(window(town.ann, size=size), need, "signed")
    act(window(town.ann, size=size), need, "contacted", note="已联系")
    act(window(town.ann, size=size), need, "replied", outcome="solved", text="路灯已换好。")
    do(desk, meeting, "minuted", chair="王书记")
    do(desk, meeting, "published")
    fits(desk, size)
    anybody = window(size=size)
    anybody.goto("/activities/talks/")
    fits(anybody, size)
    anybody.locator(f"main a[href='/activities/{meeting.pk}/']").click()
    assert "路灯已换好。" in anybody.locator("#points").inner_text()
    fits(anybody, size)
