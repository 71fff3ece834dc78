"""What people do in a browser, with the pointer; words of any language."""

from linli.kernel.delivery.models import Delivery
from linli.needs.models import Need
from tests.walks import LAMP, a_photo


def fits(page, size):
    """On a phone nothing scrolls sideways, once the next page is there."""
    page.locator("main").first.wait_for()
    page.wait_for_load_state()
    if size["width"] <= 390:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, f"{page.url} scrolls sideways"


def press(page, what):
    """Press a button or a link, named by a selector or found already; the next page is there."""
    with page.expect_navigation():
        (page.locator(what).first if isinstance(what, str) else what).click()


def offered(page, verb, **typed):
    """Open an act that the page offers, fill it in, send it."""
    press(page, f"a[href*='.{verb}/']")
    for name, value in typed.items():
        _fill(page.locator(f"form.form [name={name}]"), value)
    press(page, "form.form button.primary")


def go(page, value):
    """Press the button of a step and wait for the next page."""
    press(page, f"button[name=go][value={value}]")


def say(page, street, *, photo=True, text=LAMP, contact="13800138099"):
    """Raise a need step by step; the need."""
    page.goto(f"/raise/?area={street.area}")
    page.locator("textarea[name=text]").fill(text)
    if photo:
        file = a_photo()
        page.locator("input[name=photos]").set_input_files(
            {"name": file.name, "mimeType": "image/jpeg", "buffer": file.read()}
        )
    go(page, "next")
    page.locator("input[name=address]").fill("3号楼2单元")
    go(page, "next")
    page.locator("input[name=contact]").fill(contact)
    go(page, "next")
    go(page, "send")
    page.wait_for_url("**/raise/done/*/")
    return Need.objects.latest("pk")


def act(page, need, verb, **typed):
    """Do an act that the desk offers at a need."""
    page.goto(f"/desk/needs/{need.pk}/")
    button = page.locator(f"button[formaction*='.{verb}/']")
    if button.count():
        press(page, button.first)
    else:
        _open(page, verb)
        form = page.locator("#act form")
        for name, value in typed.items():
            _fill(form.locator(f"[name={name}]"), value)
        press(page, form.locator("button[type=submit].primary"))
    need.refresh_from_db()


def _open(page, verb):
    link = page.locator(f"a[href*='act={verb}']").first
    if not link.is_visible():
        page.locator("details:has(a[href*='act=']) > summary").first.click()
    link.click()
    page.wait_for_load_state()


def _fill(field, value):
    if field.first.get_attribute("type") in ("radio", "checkbox"):
        field.and_(field.page.locator(f"[value='{value}']")).check()
    else:
        field.first.fill(value)


def rate(page, need, solved="1", satisfied="yes"):
    """Rate by the one-time link from the outbox."""
    link = Delivery.objects.filter(noun_id=need.pk, link__startswith="/rate/").latest("id").link
    page.goto(link)
    for name, value in (("contacted", "1"), ("solved", solved), ("satisfied", satisfied)):
        page.locator(f"input[name={name}][value='{value}']").check()
    press(page, "form.form button.primary")
    need.refresh_from_db()
    return link
