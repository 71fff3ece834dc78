"""Every page passes axe, in light and dark, for residents and for staff."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from linli.needs import acts, testing
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.steps import go
from tests.walks import rating_link

FINDINGS = {"resultTypes": ["violations"]}


@pytest.fixture
def needs(street):
    """One need for each face of the pages."""
    town = street.town
    published = testing.closed(town)
    chief = street.in_post("Shu Ji", town.place.street, "street_secretary")
    acts.publish(chief, published, title="楼道灯不亮", text="一处楼道灯不亮。", reply="换好了。")
    asked = testing.replied(town)
    return {
        "triage": testing.raised(town), "working": testing.working(town), "asked": asked, "public": published,
        "rate": rating_link(asked),
    }  # fmt: skip


def _check(page, address, wrong):
    page.goto(address)
    _look(page, address, wrong)


def _look(page, address, wrong):
    found = Axe().run(page, options=FINDINGS).response["violations"]
    for one in found:
        wrong.append(f"{address} {one['id']}: {one['nodes'][0]['html'][:160]}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_residents(window, street, needs, scheme):
    page, wrong = window(street.town.bob, size=PHONE, color_scheme=scheme), []
    asked, public = needs["asked"], needs["public"]
    for address in (
        "/", "/place/", "/raise/", "/track/", "/needs/", f"/needs/digest/{public.pk}/", f"/needs/{asked.pk}/",
        f"/needs/{asked.pk}/clock/", needs["rate"], f"/do/needs.need.urged/{needs['working'].pk}/", "/me/",
        "/me/needs/", "/me/inbox/", "/me/data/", "/me/how/", "/me/looked/", "/me/leave/", "/me/corrections/",
        "/me/corrections/new/", "/me/tokens/", "/bodies/", f"/bodies/{street.town.place.community.pk}/",
        "/patterns/", "/nowhere/",
    ):  # fmt: skip
        _check(page, address, wrong)
    stranger = window(size=PHONE, color_scheme=scheme)
    for address in (
        "/",
        "/account/login/",
        "/account/signup/",
        "/account/login/code/",
        "/account/password/reset/",
    ):
        _check(stranger, address, wrong)
    stranger.goto(f"/raise/?area={street.area}")
    stranger.locator("textarea[name=text]").fill("楼道的灯坏了三天，请打13800138000。")
    for step in ("where", "reach", "look"):
        go(stranger, "next")
        _look(stranger, f"/raise/ {step}", wrong)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_staff(window, street, needs, scheme):
    town, wrong = street.town, []
    page = window(town.sue, size=DESKTOP, color_scheme=scheme)
    triage, working = needs["triage"], needs["working"]
    for address in (
        "/desk/", "/desk/?queue=triage", "/desk/?queue=all", f"/desk/needs/{triage.pk}/",
        f"/desk/needs/{triage.pk}/?act=dispatched", f"/desk/needs/{triage.pk}/?act=redirected",
        f"/desk/needs/{working.pk}/?act=hung", "/desk/note/", "/desk/templates/", "/desk/routes/", "/desk/filters/",
        "/board/", f"/board/{town.place.community.pk}/", "/counter/",
    ):  # fmt: skip
        _check(page, address, wrong)
    manager = street.in_post("Adm Guan", town.place.district, "administrator")
    page = window(manager, size=DESKTOP, color_scheme=scheme)
    body = town.place.community.pk
    for address in (f"/bodies/{body}/", f"/bodies/{body}/found/", f"/bodies/{body}/plan/", "/bodies/import/"):
        _check(page, address, wrong)
    assert not wrong, "\n".join(wrong)
