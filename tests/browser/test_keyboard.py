"""The desk with the keyboard alone."""

from linli.needs import testing
from linli.needs.models import Need


def test_a_worker_takes_on_a_need_without_the_pointer(window, street):
    testing.dispatched(street.town)
    testing.dispatched(street.town, text="单元门关不上，谁都能进。")
    page = window(street.town.ann)
    page.goto("/desk/?queue=sign")
    page.keyboard.press("j")
    page.keyboard.press("k")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    assert first and "/desk/needs/" in first, "j and k walk the lines"
    page.keyboard.press("o")
    page.wait_for_selector("[data-thing-head]:focus")  # opened by a key, it has the focus
    _tab_to(page, "formaction", ".signed/")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert Need.objects.filter(state="signed").count() == 1


def test_the_search_is_one_key_away_and_never_swallows_typing(window, street):
    need = testing.working(street.town)
    page = window(street.town.ann)
    page.goto("/desk/")
    page.keyboard.press("/")
    page.keyboard.type(need.number)
    assert page.locator("[role=search] input[name=q]").input_value() == need.number
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/needs/{need.pk}/**")


def test_the_first_tab_leads_past_the_head(window, street):
    page = window(street.town.ann)
    page.goto("/desk/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    box = page.evaluate("document.activeElement.getBoundingClientRect().height")
    assert box > 0, "who is on it sees it"


def _tab_to(page, attribute, part):
    """Press Tab until the focus is on what carries ``part``."""
    for _press in range(80):
        page.keyboard.press("Tab")
        if part in (page.evaluate(f"document.activeElement.getAttribute('{attribute}')") or ""):
            return
    raise AssertionError(f"eighty tabs do not reach {part}")


def test_the_first_need_stands_open_beside_the_list_until_it_is_closed(window, street):
    for text in ("单元门关不上，谁都能进。", "电梯停了两天。"):
        testing.dispatched(street.town, text=text)
    page = window(street.town.ann)
    page.goto("/desk/")
    page.wait_for_selector(".desk-aside [data-thing-head]")
    assert page.locator("[data-list] li").first.get_attribute("aria-current") == "true"
    page.keyboard.press("Escape")
    assert page.locator(".desk-aside [data-thing-head]").count() == 0
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.locator(".desk-aside [data-thing-head]").count() == 0, "closed stays closed"
    page.locator("[data-open]").nth(1).click()
    page.wait_for_selector(".desk-aside [data-thing-head]")
    rows = page.locator("[data-list] li").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert max(rows) <= 44, "one line a row"
