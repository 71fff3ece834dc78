"""M55: a party-masses service centre is set up once; what it is, when it is open and what is on, everybody sees."""

from linli.organisations.testing import holding
from linli.people.testing import person
from linli.venues.models import Closing, Site, Venue
from linli.venues.testing import on


def test_a_secretary_sets_up_a_centre_and_residents_find_it(town, browser):
    ken = holding(person("Ken Kan"), town.place.community, "community_secretary")
    desk = browser(ken).get(f"/bodies/{town.place.community.pk}/").follow("/desk/places/add/")
    desk.send(name="多福巷党群活动服务中心", kind="service_centre", address="多福巷5号", barrier_free="on")
    site = Site.objects.get()
    assert (site.area_code, desk.at) == ("110101001001", f"/desk/places/{site.pk}/")
    for name, seats, parent in (("大厅", "80", ""), ("东半", "40", "大厅"), ("议事室", "16", "")):
        above = str(site.spaces.get(name=parent).pk) if parent else ""
        desk.get(f"/desk/places/{site.pk}/").follow("/spaces/").send(name=name, seats=seats, parent=above)
    hall = site.spaces.get(name="大厅")
    desk.get(f"/desk/places/{site.pk}/").follow("/lend/").send(
        name="大厅", kind="room", spaces=[str(hall.pk)]
    )
    venue = Venue.objects.get()
    assert venue.leaves == [site.spaces.get(name="东半").pk] and venue.seats == 80
    desk.get(f"/desk/places/{site.pk}/").act("hours_set", hours="工作日 9:00-18:00\n周六 9:00-12:00")

    resident = browser().get("/places/").follow(f"/places/{site.pk}/")
    assert (
        "党群活动服务中心" in resident.text
        and "工作日 9:00-18:00" in resident.text
        and "多福巷5号" in resident.text
    )
    assert "大厅" in browser().get(f"/bodies/{town.place.community.pk}/").text
    assert "党群活动服务中心" in browser().get("/ledgers/venues.lent/").text

    desk.get(f"/desk/places/{site.pk}/").follow("/close/").send(
        begins=f"{on(5, 0):%Y-%m-%dT%H:%M}", ends=f"{on(6, 0):%Y-%m-%dT%H:%M}", reason="消防检查"
    )
    assert Closing.objects.get().reason in resident.get(f"/places/{site.pk}/").text


def test_hours_that_cannot_be_read_come_back_with_all_that_was_typed(town, browser):
    ken = holding(person("Ken Kan"), town.place.community, "community_secretary")
    desk = browser(ken).get("/desk/places/add/").send(name="活动室", kind="activity_room")
    site = Site.objects.get()
    desk.follow("/lend/").send(name="投影仪", kind="thing")
    desk.get(f"/desk/places/{site.pk}/").follow("hours_set")
    desk.send(hours="工作日 九点到六点", status=422)
    assert "第1行" in desk.text and desk.value("hours") == "工作日 九点到六点"


def test_what_somebody_may_not_see_is_not_there(town, browser):
    ken = holding(person("Ken Kan"), town.place.community, "community_secretary")
    site_desk = browser(ken).get("/desk/places/add/").send(name="活动室", kind="activity_room").at
    for reader in (None, town.bob, town.dan):
        assert browser(reader).client.get(site_desk).status_code in (302, 404)
