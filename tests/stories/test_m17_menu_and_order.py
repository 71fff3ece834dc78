"""M17 双向联系服务: each side publishes, each orders from the other; done, confirmed, rated both ways.

The real example of DOMAIN.md: 11 units, 20 resources, 36 needs, 10 projects, printed as the lists of one street.
"""

from datetime import time, timedelta

import pytest

from linli.kernel.clock import today, travel
from linli.kernel.refusals import NotYours
from linli.orders import acts, queries
from linli.orders.models import Offer, Order, Want
from linli.organisations.states import Kind
from linli.organisations.testing import a_body
from linli.projects import acts as projects
from linli.projects.models import Project
from linli.venues import acts as venues
from linli.venues.models import Booking
from linli.volunteers.models import Task

THEMES = ("culture", "health", "elderly", "children", "safety", "law", "work", "environment", "places")


@pytest.fixture
def unit(town, in_post):
    """A school in the street, and who speaks for it."""
    body = a_body(Kind.RESIDENT_UNIT, "青桐路小学(示例)", town.place.street)
    return body, in_post("吴曼", body, "unit_contact")


def put_up(visitor, title):
    visitor.get("/").follow("/desk/orders/").follow("/desk/orders/menu/new/")
    visitor.send(title=title, theme="culture", at=visitor.at_body, place_words="操场", when_words="周六上午")
    return visitor.act("published")


def test_a_unit_and_a_community_order_from_each_other(town, unit, browser):
    """The school lends its playground; the community gives a lecture that the school looks for."""
    school, contact = browser(unit[1]), browser(town.ann)
    school.at_body = str(town.place.community.pk)
    put_up(school, "周末开放操场")
    offer = Offer.objects.get()
    contact.get("/services/").follow(offer.get_absolute_url())
    contact.send(how_many="40", words="周六办运动会", contact="多福巷社区")
    order = Order.objects.get()
    school.get("/desk/orders/").follow(order.get_absolute_url()).act("accepted")
    day = today() + timedelta(days=2)
    school.act("scheduled", day=str(day), begins="09:00", ends="11:00", place_words="操场北门")
    assert "操场北门" in contact.get(order.get_absolute_url()).text
    order.refresh_from_db()
    with travel(order.ends_at + timedelta(hours=1)):
        acts.deliver(unit[1], order)
        browser(town.ann).get(order.get_absolute_url()).act("confirmed").act(
            "rated", mark="yes", words="场地好"
        )
        browser(unit[1]).get(order.get_absolute_url()).act(
            "rated", mark="basically", words="走的时候收拾干净了"
        )
    assert Order.objects.get().state == "rated"
    want = acts.say_want(
        unit[1], at=queries.ref(town.place.community.pk), title="想请人讲防火", theme="safety"
    ).noun
    contact.get("/services/wants/").follow(want.get_absolute_url()).follow("/answer/").send(
        words="片区消防员可以来讲"
    )
    back = Order.objects.get(want=want)
    school.get(back.get_absolute_url()).act("accepted")
    assert (back.giver_body_id, back.taker_body_id) == (town.place.community.pk, unit[0].pk)


def test_a_decline_gives_its_reason(town, unit, browser):
    school, bob = browser(unit[1]), browser(town.bob)
    school.at_body = str(town.place.community.pk)
    put_up(school, "周末开放操场")
    bob.get(Offer.objects.get().get_absolute_url()).send(how_many="2", contact="010-0000 0001")
    order = Order.objects.get()
    school.get(order.get_absolute_url()).act("declined", reason="这周有考试")
    assert "这周有考试" in bob.get(order.get_absolute_url()).text
    assert browser(town.dan).get(order.get_absolute_url(), status=404)


def test_the_lists_of_eleven_units_print_on_one_page(town, in_post, browser):
    """11 units, 20 resources, 36 needs: the street sees what found no offer, and prints the lists."""
    at = queries.ref(town.place.community.pk)
    bodies = [a_body(Kind.RESIDENT_UNIT, f"驻区单位{n}(示例)", town.place.street) for n in range(11)]
    units = [in_post(f"联络员{n}", body, "unit_contact") for n, body in enumerate(bodies)]
    for n in range(20):
        who, theme = units[n % 11], THEMES[n % 5]
        acts.publish_offer(who, acts.draft_offer(who, at=at, title=f"资源{n}", theme=theme).noun)
    for n in range(36):
        acts.say_want(units[n % 11], at=at, title=f"需求{n}", theme=THEMES[n % 9])
    assert (Offer.objects.count(), Want.objects.count()) == (20, 36)
    page = browser(town.sue).get("/more/").follow("/desk/orders/lists/")
    for word in ("资源0", "资源19", "需求0", "需求35"):
        assert word in page.text
    assert "11" in page.text
    assert (
        "36" in browser(town.sue).get("/desk/orders/unmet/").text
        or Want.objects.filter(state="open").count() == 36
    )


def menu_of(town, title, theme="elderly", **said):
    """The community puts something on its menu."""
    at = queries.ref(town.place.community.pk)
    return acts.publish_offer(
        town.ann, acts.draft_offer(town.ann, at=at, title=title, theme=theme, **said).noun
    ).noun


def test_a_group_orders_with_one_contact_waits_whole_and_takes_its_places(town, browser):
    """Three neighbours come together: with two seats left they wait; when all of them are free they are held."""
    offer, day = menu_of(town, "义诊量血压", "health"), today() + timedelta(days=3)
    acts.add_session(town.ann, offer=offer.pk, day=day, begins=time(9), ends=time(10), seats=4)
    dan, bob = browser(town.dan), browser(town.bob)
    dan.get(offer.get_absolute_url()).send(how_many="2", contact="010-0000 0002")
    bob.get(offer.get_absolute_url()).send(status=422, how_many="3", contact="010-0000 0001")
    assert (
        Order.objects.count() == 1 and bob.value("contact") == "010-0000 0001"
    )  # what was typed is still there
    bob.get(offer.get_absolute_url()).send(how_many="3", contact="010-0000 0001", wait="on")
    order = Order.objects.get(how_many=3)
    assert order.state == "waiting"
    dan.get(Order.objects.get(how_many=2).get_absolute_url()).act("withdrawn")
    order.refresh_from_db()
    assert order.state == "held" and order.get_absolute_url() in bob.get("/").page.links
    bob.get(order.get_absolute_url()).act("taken")
    order.refresh_from_db()
    assert order.state == "scheduled" and order.places.filter(state="taken").count() == 3


def test_room_and_volunteers_are_booked_by_the_form_that_sets_the_time(town, in_post, browser):
    """One form at the desk: the time, a room of the community, two volunteers; cancelled, all of it is free again."""
    mei = in_post("梅素云", town.place.community, "community_secretary")
    body = queries.ref(town.place.community.pk)
    site = venues.add_site(mei, body=body, name="活动站", kind="activity_room", address="3号楼").noun
    space = venues.add_space(mei, site=site, name="多功能厅", area_m2=60, seats=40, function="meeting").noun
    venue = venues.add_venue(mei, site=site, name="多功能厅", kind="room", spaces=[space]).noun
    venues.set_hours(mei, venue, hours="工作日 8:00-20:00\n休息日 8:00-20:00")
    bob, ann = browser(town.bob), browser(town.ann)
    bob.get(menu_of(town, "义务理发").get_absolute_url()).send(contact="010-0000 0001")
    order = Order.objects.get()
    ann.get("/desk/orders/").follow(order.get_absolute_url()).act("accepted")
    day = today() + timedelta(days=2)
    ann.act("scheduled", day=str(day), begins="09:00", ends="10:00", venue=str(venue.pk), volunteers="2")
    order.refresh_from_db()
    assert order.booking.venue == venue and order.task.state == "published"
    assert "多功能厅" in bob.get(order.get_absolute_url()).text
    bob.act("withdrawn")
    assert Booking.objects.get().state == "cancelled" and Task.objects.get().state == "cancelled"


def test_what_a_resident_chose_stands_first_on_their_menu_alone(town, browser):
    menu_of(town, "法律咨询", "law")
    menu_of(town, "上门理发", "elderly")
    bob, dan = browser(town.bob), browser(town.dan)
    near = f"/services/?near={town.place.community.pk}"
    assert dan.get(near).text.index("上门理发") < dan.text.index("法律咨询")  # the newest first
    bob.get("/services/first/").send(home=str(town.place.community.pk), themes="law")
    assert bob.get("/services/").text.index("法律咨询") < bob.text.index("上门理发")
    assert dan.get(near).text.index("上门理发") < dan.text.index("法律咨询")


def test_ten_projects_came_of_36_needs_and_were_rated_by_who_asked(town, in_post, browser):
    """36 needs of 11 units become 10 projects: eight done and rated by those who asked, two explained in public."""
    at = queries.ref(town.place.community.pk)
    bodies = [a_body(Kind.RESIDENT_UNIT, f"驻区单位{n}(示例)", town.place.street) for n in range(11)]
    units = [in_post(f"联络员{n}", body, "unit_contact") for n, body in enumerate(bodies)]
    wants = [
        acts.say_want(units[n % 11], at=at, title=f"需求{n}", theme=THEMES[n % 9]).noun for n in range(36)
    ]
    made = []
    for n in range(10):
        given = {"title": f"项目{n}", "about": "一起办", "ends_on": today() + timedelta(days=60)}
        one = projects.propose(
            town.sue, lead=town.place.street.pk, wants=[w.pk for w in wants[n::10]], **given
        )
        made.append(projects.begin(town.sue, projects.adopt(town.sue, one.noun).noun).noun)
    for one in made[:8]:
        projects.finish(town.sue, one, result="办好了")
    for one in made[8:]:
        projects.give_up(town.sue, one, reason="要等区里立项")
    for n, one in enumerate(made[:8]):
        browser(units[n % 11]).get(one.get_absolute_url()).act("rated", mark="yes")
    page = browser(town.sue).get("/desk/orders/lists/")
    assert all(f"项目{n}" in page.text for n in range(10)) and page.text.count("已办成") == 8
    stranger = browser()
    for one in made[8:]:
        assert "要等区里立项" in stranger.get(one.get_absolute_url()).text
    with pytest.raises(NotYours):
        projects.rate(units[0], Project.objects.get(pk=made[0].pk), mark="no")
