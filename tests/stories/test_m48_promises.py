"""M48 责任区、示范岗、承诺: taken on, made public with consent, its result told; year by year."""

from linli.volunteers.models import Undertaking


def test_a_promise_is_taken_made_public_and_its_result_told(town, browser):
    """Nobody sees it before the member makes it public, and it can be hidden again."""
    bob, place = browser(town.bob), f"/promises/of/{town.place.community.pk}/"
    bob.get("/together/").follow("/promises/").follow("/promises/new/")
    bob.send(kind="duty_area", body="多福巷", title="三号楼楼道整洁", text="每周看一次")
    one = Undertaking.objects.get()
    browser().get(one.get_absolute_url(), status=404)
    bob.get(one.get_absolute_url()).act("published", shown_name="老王", agrees="on")
    page = browser().get(place)
    assert "三号楼楼道整洁" in page.text and "老王" in page.text and "Bob" not in page.text
    bob.get(one.get_absolute_url()).act("told", result="清走了七处杂物")
    assert "清走了七处杂物" in browser().get(place).text
    bob.get(one.get_absolute_url()).act("hidden")
    assert "三号楼楼道整洁" not in browser().get(place).text


def test_the_page_of_the_community_leads_to_what_was_made_public(town, browser):
    bob = browser(town.bob)
    bob.get("/promises/new/").send(kind="promise", body="多福巷", title="每月陪老人一次")
    one = Undertaking.objects.get()
    bob.get(one.get_absolute_url()).act("published", shown_name="王", agrees="on")
    page = browser().get(f"/bodies/{town.place.community.pk}/").follow("/promises/of/")
    assert "每月陪老人一次" in page.text
