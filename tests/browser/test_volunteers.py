"""A task is put up at the desk, taken on a phone, its hours posted, confirmed and certified: at 390 and 1280 pixels."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, today
from linli.volunteers import queries
from linli.volunteers.models import Certificate, Hours, Shift, SignUp, Task
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.steps import fits, press


def put_up(page, size):
    page.goto("/desk/volunteers/")
    fits(page, size)
    press(page, "main a.primary[href='/desk/volunteers/new/']")
    fits(page, size)
    typed = {
        "title": "陪老人去医院", "place_words": "社区服务站门口", "contact": "安平 010-65250000",
        "day": str(today() + timedelta(days=2)), "begins": "09:00", "ends": "11:00", "seats": "1",
    }  # fmt: skip
    for name, value in typed.items():
        page.locator(f"[name={name}]").fill(value)
    press(page, "main form.form button.primary")
    fits(page, size)
    press(page, "main a.primary[href*='task.published']")
    press(page, "main form.form button.primary")
    fits(page, size)
    return Task.objects.get()


def take(page, task, size):
    page.goto(f"/volunteers/tasks/{task.pk}/")
    fits(page, size)
    press(page, "main a.primary[href*='/register/']")
    fits(page, size)
    press(page, "main form.form button.primary")
    press(page, "button[value=sign_up]")
    fits(page, size)
    assert SignUp.objects.get().state == "taken"


def held(task):
    """Two days pass."""
    ago = timedelta(days=3)
    for model, pk in ((Task, {"pk": task.pk}), (Shift, {"task": task})):
        for one in model.objects.filter(**pk):
            model.objects.filter(pk=one.pk).update(begins_at=one.begins_at - ago, ends_at=one.ends_at - ago)
    assert Task.objects.get().ends_at < now()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
def test_put_up_a_task_and_certify_hours(window, street, size):
    ann, bob, sue = (window(getattr(street.town, name), size=size) for name in ("ann", "bob", "sue"))
    task = put_up(ann, size)
    take(bob, task, size)
    held(task)
    ann.goto(f"/desk/volunteers/{task.pk}/")
    fits(ann, size)
    ann.locator("input[name^=minutes_]").fill("150")
    press(ann, "main form.form button.primary")
    fits(ann, size)
    hours = Hours.objects.get()
    bob.goto("/volunteers/mine/")
    fits(bob, size)
    press(bob, f"main a[href='/volunteers/hours/{hours.pk}/']")
    fits(bob, size)
    press(bob, "main a.primary[href*='hours.confirmed']")
    press(bob, "main form.form button.primary")
    assert queries.confirmed_minutes(street.town.bob.person_id) == 150
    bob.goto("/volunteers/certificates/new/")
    fits(bob, size)
    press(bob, "main form.form button.primary")
    one = Certificate.objects.get()
    sue.goto("/desk/volunteers/certificates/")
    fits(sue, size)
    press(sue, f"main a[href='/volunteers/certificates/{one.pk}/']")
    fits(sue, size)
    press(sue, "main a.primary[href*='certificate.issued']")
    press(sue, "main form.form button.primary")
    bob.goto(f"/volunteers/certificates/{one.pk}/")
    fits(bob, size)
    with bob.expect_download() as came:
        bob.locator("a[href$='paper.pdf']").click()
    assert came.value.path().read_bytes()[:5] == b"%PDF-"
    one.refresh_from_db()
    stranger = window(size=size)
    stranger.goto(f"/credentials/check/?code={one.code}")
    fits(stranger, size)
    assert one.number in stranger.locator("main").inner_text()
