"""M08 便民利民服务: a resident finds a service by need and time, orders it, rates it; providers of every kind."""

from datetime import time, timedelta

from linli.kernel.clock import today, travel
from linli.orders import acts, queries
from linli.orders.models import Order, Rating
from linli.organisations.states import Kind
from linli.organisations.testing import a_body


def offered(town, in_post, kind, name, title):
    body = a_body(kind, name, town.place.street)
    who = in_post(f"{name}的人", body, "unit_contact")
    at = queries.ref(town.place.community.pk)
    return who, acts.publish_offer(who, acts.draft_offer(who, at=at, title=title, theme="elderly").noun).noun


def test_a_resident_finds_orders_and_rates(town, in_post, browser):
    who, offer = offered(town, in_post, Kind.SOCIAL_ORGANISATION, "禾邻社工(示例)", "教老人用手机")
    day = today() + timedelta(days=2)
    acts.add_session(who, offer=offer.pk, day=day, begins=time(9), ends=time(10), seats=2)
    bob = browser(town.bob)
    bob.get("/").follow("/services/").send(q="手机")
    assert "教老人用手机" in bob.text
    bob.get(f"/services/?day={day}&q=手机").follow(offer.get_absolute_url())
    bob.send(contact="010-0000 0001")
    order = Order.objects.get()
    assert order.state == "scheduled" and order.get_absolute_url() in bob.get("/").page.links
    with travel(order.ends_at + timedelta(hours=1)):
        acts.deliver(who, order)
        browser(town.bob).get(order.get_absolute_url()).act("confirmed").act(
            "rated", mark="yes", words="讲得清楚"
        )
    assert Rating.objects.get().about.name == "禾邻社工(示例)"


def test_providers_of_every_kind_stand_on_one_menu(town, in_post, browser):
    kinds = {
        Kind.MASS_ORGANISATION: "masses", Kind.COMMUNITY_ORGANISATION: "social", Kind.RESIDENT_UNIT: "unit",
        Kind.DEPARTMENT: "public",
    }  # fmt: skip
    for n, kind in enumerate(kinds):
        offered(town, in_post, kind, f"机构{n}(示例)", f"服务{n}")
    page = browser().get("/services/")
    assert all(f"服务{n}" in page.text for n in range(4))
    for n, provider in enumerate(kinds.values()):
        found = browser().get(f"/services/?provider={provider}").text
        assert f"服务{n}" in found and f"服务{(n + 1) % 4}" not in found


def test_what_one_chose_comes_first_and_nobody_else_sees_it(town, in_post, browser):
    offered(town, in_post, Kind.RESIDENT_UNIT, "机构(示例)", "陪聊天")
    bob = browser(town.bob)
    bob.get("/services/").follow("/services/first/").send(home=str(town.place.community.pk), themes="elderly")
    assert queries.interest_of(town.bob.person_id).themes == ["elderly"]
    assert queries.interest_of(town.dan.person_id) is None
