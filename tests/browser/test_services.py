"""Menu → order → delivered → rated both ways, at 390 and 1280 pixels; a resident orders in under a minute."""

from datetime import time, timedelta

import pytest

from linli.kernel.clock import now, today
from linli.orders import acts, queries
from linli.orders.models import Order, Session
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, holding
from linli.people.testing import person
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.steps import fits, press


def tap(page, selector, size):
    press(page, selector)
    fits(page, size)


def put_up(page, at, size):
    page.goto("/desk/orders/")
    fits(page, size)
    tap(page, "main a.primary[href='/desk/orders/menu/new/']", size)
    page.locator("[name=title]").fill("教老人用手机")
    page.locator("select[name=theme]").select_option("elderly")
    page.locator("select[name=at]").select_option(str(at.pk))
    tap(page, "main form.form button.primary", size)
    tap(page, "main a.primary[href*='offer.published']", size)
    tap(page, "main form.form button.primary", size)


def passed(order):
    """Its time comes."""
    ago = timedelta(days=4)
    for one in (Session.objects.get(), order):
        type(one).objects.filter(pk=one.pk).update(begins_at=one.begins_at - ago, ends_at=one.ends_at - ago)
    assert Order.objects.get().ends_at < now()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
def test_from_the_menu_to_both_ratings(window, street, size):
    place = street.town.place
    unit = a_body(Kind.RESIDENT_UNIT, "青桐路小学(示例)", place.street)
    uma = holding(person("吴曼"), unit, "unit_contact")
    school, ann = (window(actor, size=size) for actor in (uma, street.town.ann))
    put_up(school, place.community, size)
    (offer,) = [one.offer for one in queries.found_offers(place.community.pk)]
    day = today() + timedelta(days=2)
    acts.add_session(uma, offer=offer.pk, day=day, begins=time(9), ends=time(10), seats=30)
    ann.goto("/services/?q=手机")
    fits(ann, size)
    begun = now()
    tap(ann, f"main a[href='{offer.get_absolute_url()}']", size)
    ann.locator("[name=how_many]").fill("12")
    tap(ann, "main form.order button.primary", size)
    assert (now() - begun).total_seconds() < 60
    order = Order.objects.get()
    assert (order.state, order.how_many) == ("scheduled", 12)
    passed(order)
    for page, verbs in ((school, ["delivered"]), (ann, ["confirmed", "rated"]), (school, ["rated"])):
        page.goto(order.get_absolute_url())
        for verb in verbs:
            tap(page, f"main a[href*='order.{verb}']", size)
            if verb == "rated":
                page.locator("input[name=mark][value=yes]").check()
            tap(page, "main form.form button.primary", size)
    assert Order.objects.get().state == "rated"
    page = window(size=size)
    page.goto(offer.get_absolute_url())
    fits(page, size)
