"""An errand from the guide to the rating, on a phone and at a desk: papers against a receipt, each given back."""

import os

import pytest

from linli.kernel.rulebook import load_rulebook
from linli.needs.models import AgencyCase
from linli.needs.tests.items.guide import a_desk, published
from tests.browser.conftest import DESKTOP, PHONE
from tests.walks import a_photo

SHOTS = os.environ.get("LINLI_SHOTS", "")


def seen(page, size, name):
    """Nothing is wider than the screen."""
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}-{size['width']}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def step(page, case, verb, size, **typed):
    """One step at the desk, by its button."""
    page.goto(f"/desk/agency/{case.pk}/")
    page.locator(f"main a[href*='needs.agencycase.{verb}/']").click()
    for name, value in typed.items():
        field = page.locator(f"main form [name={name}]")
        if name == "outcome":
            page.locator(f"main form input[name=outcome][value={value}]").check()
        elif name == "scan":
            field.set_input_files({"name": "scan.jpg", "mimeType": "image/jpeg", "buffer": value})
        else:
            field.fill(value)
    seen(page, size, f"step-{verb}")
    page.locator("main form.form button.primary").click()
    page.wait_for_url(f"**/desk/agency/{case.pk}/")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
def test_an_errand_from_the_guide_to_the_rating(window, street, size):
    load_rulebook()
    desk = a_desk(street.town)
    item = published(desk)
    bob, ann = window(street.town.bob, size=size), window(desk.ann, size=size)
    bob.goto("/")
    seen(bob, size, "home")
    bob.locator("main a[href='/guide/']").first.click()
    bob.locator("input[name=q]").fill("老年卡怎么办")
    bob.locator("form.guide-search button").click()
    seen(bob, size, "guide")
    bob.locator(f"main a[href='/guide/{item.pk}/']").click()
    seen(bob, size, "item")
    bob.locator("main a[href$='/agency/']").click()
    bob.locator("textarea[name=said]").fill("腿脚不便")
    seen(bob, size, "ask")
    bob.locator("main form.form button.primary").click()
    bob.wait_for_url("**/done/")
    seen(bob, size, "done")
    case = AgencyCase.objects.get()

    ann.goto("/desk/agency/")
    seen(ann, size, "desk")
    step(ann, case, "explained", size)
    step(ann, case, "authorised", size, scan=a_photo().read())
    step(ann, case, "papers_taken", size, originals="身份证\n户口簿", copies="一寸照片")
    step(ann, case, "submitted", size, office="街道便民服务中心")
    seen(ann, size, "desk-case")
    bob.goto(f"/agency/{case.pk}/")
    assert "户口簿" in bob.locator("main").inner_text()
    seen(bob, size, "case")
    bob.goto(f"/agency/{case.pk}/receipt/")
    seen(bob, size, "receipt")
    step(ann, case, "decided", size, outcome="granted", result="卡已办好，随材料送到您家。")
    step(ann, case, "returned", size)

    bob.goto(f"/agency/{case.pk}/")
    bob.locator("main a[href*='needs.agencycase.confirmed/']").click()
    bob.locator("main form.form button.primary").click()
    bob.wait_for_url(f"**/agency/{case.pk}/")
    bob.locator("main a[href*='needs.agencycase.rated/']").click()
    bob.locator("input[name=satisfied][value=yes]").check()
    seen(bob, size, "rate")
    bob.locator("main form.form button.primary").click()
    bob.wait_for_url(f"**/agency/{case.pk}/")
    case.refresh_from_db()
    assert (case.state, case.satisfied) == ("rated", "yes")
    seen(bob, size, "rated")
    for name, address in (("letter", f"/desk/agency/{case.pk}/letter/"), ("booklet", f"/guide/booklet/{item.body_id}/"),
                          ("desk-guide", "/desk/guide/?show=all"), ("desk-item", f"/desk/guide/{item.pk}/"),
                          ("draft", "/desk/guide/new/")):  # fmt: skip
        ann.goto(address)
        seen(ann, size, name)
