"""M24: service items are searched, booked and printed as a guide; another checks them, each year anew."""

from datetime import datetime, timedelta

import pytest

from linli.kernel.clock import ZONE, travel
from linli.needs.models import Item
from linli.needs.reactions import remind_of_items
from linli.venues import acts as venues
from linli.venues.models import Booking

MONDAY = datetime(2027, 3, 1, 9, tzinfo=ZONE)
WEDNESDAY = datetime(2027, 3, 3, 14, tzinfo=ZONE)
SAID = {
    "name": "免费法律咨询", "about": "合同、邻里、继承的事都可以问。", "who": "本社区居民", "papers": "合同 | 让律师看",
    "basis": "示例：公共法律服务清单第1项", "ways": ["counter"],
}  # fmt: skip


@pytest.fixture
def town(town):
    """The same street, early in March."""
    with travel(MONDAY):
        yield town


@pytest.fixture
def secretary(town, in_post):
    return in_post("佘书记", town.place.community, "community_secretary")


@pytest.fixture
def hour(town, secretary):
    site = venues.add_site(secretary, body=town.place.community, name="服务站", kind="service_station").noun
    return venues.publish_hour(
        secretary, site=site, reception="lawyer", name="律师接待日", hours="周三 14:00-16:00", minutes=20,
        begins=MONDAY.date(), post=secretary.post.id,
    ).noun  # fmt: skip


def in_the_guide(town, browser, secretary, hour):
    """Ann writes it, the secretary checks and publishes it: by their pages."""
    ann = browser(town.ann).get("/desk/guide/").follow("/desk/guide/new/")
    ann.send(**SAID, venue=str(hour.pk))
    item = Item.objects.get()
    assert not ann.get(f"/desk/guide/{item.pk}/").offers("checked")
    desk = browser(secretary).get("/desk/").follow("/desk/guide/").follow(f"/desk/guide/{item.pk}/")
    desk.act("checked").get(f"/desk/guide/{item.pk}/").act("published")
    item.refresh_from_db()
    assert item.state == "published"
    return item


def test_a_resident_finds_it_in_plain_words_and_books_a_time(town, browser, secretary, hour):
    item = in_the_guide(town, browser, secretary, hour)
    bob = browser(town.bob).get("/").follow("/guide/")
    bob.send(q="找律师问合同怎么办").follow(f"/guide/{item.pk}/")
    assert "让律师看" in bob.text and "不收费" in bob.text
    bob.follow(f"/places/hours/{hour.pk}/").follow("slot=").send(slot=WEDNESDAY.isoformat())
    assert Booking.objects.get().person_id == town.bob.person_id


def test_it_is_printed_one_by_one_and_as_a_booklet(town, browser, secretary, hour):
    item = in_the_guide(town, browser, secretary, hour)
    page = browser().get(f"/guide/{item.pk}/")
    assert b"data-print" in page.response.content and b"guide.css" in page.response.content
    page = browser().get(f"/guide/booklet/{item.body_id}/")
    assert item.name in page.text and "办理依据" in page.text


def test_after_a_year_the_desk_is_told_and_looks_it_over(town, browser, secretary, hour):
    item = in_the_guide(town, browser, secretary, hour)
    with travel(MONDAY + timedelta(days=370)):
        assert remind_of_items() == 1
        desk = browser(secretary).get("/desk/guide/")
        assert "该复核了" in desk.text
        desk.follow(f"/desk/guide/{item.pk}/").act("rechecked")
        assert "该复核了" not in desk.get("/desk/guide/").text


def test_it_stands_in_a_ledger_that_everybody_reads(town, browser, secretary, hour):
    in_the_guide(town, browser, secretary, hour)
    page = browser().get("/ledgers/")
    assert any("needs.items" in link for link in page.page.links)
