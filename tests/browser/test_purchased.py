"""A resident says on the phone whether a purchased service was done, with two taps; a “no” asks for the reason."""

from linli.orders import testing
from linli.orders.models import Verdict
from linli.orders.tests.purchases import buying
from tests.browser.conftest import PHONE
from tests.browser.steps import fits, press


def test_two_taps_on_the_phone(window, street):
    bazaar = buying.a_bazaar(market=market_in(street))
    purchase = buying.begun(bazaar)
    buying.delivered(bazaar, purchase)
    for n, done in ((0, "yes"), (1, "no")):
        page = window(bazaar.residents[n][0], size=PHONE)
        page.goto("/")
        press(page, f"main a[href^='{purchase.get_absolute_url()}']")
        fits(page, PHONE)
        press(page, "main a.primary[href*='milestone.said']")
        fits(page, PHONE)
        choice = page.locator(f"label:has(input[value={done}])")
        assert choice.bounding_box()["height"] >= 44  # a thumb finds it
        choice.click()
        press(page, "main form.form button.primary")
        if done == "no":
            assert page.locator("[role=alert]").is_visible() and page.locator("input[value=no]").is_checked()
            page.locator("[name=words]").fill("有一天送晚了")
            press(page, "main form.form button.primary")
        fits(page, PHONE)
        assert not page.locator("main a[href*='milestone.said']").count()
        assert page.get_by_text("您已经说过了").is_visible()
    assert sorted(Verdict.objects.values_list("done", "words")) == [(False, "有一天送晚了"), (True, "")]


def market_in(street):
    """The market of the builders in the street that stands behind the live server."""
    place, town = street.town.place, street.town
    unit = buying.a_body("resident_unit", "青桐路小学(示例)", place.street)
    uma = buying.holding(buying.person("吴曼"), unit, "unit_contact")
    return testing.Market(place, unit, ann=town.ann, sue=town.sue, uma=uma, bob=town.bob, cat=town.dan)
