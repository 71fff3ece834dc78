"""M02: an organisation's page is the one place for its service work, to each reader what they may see."""

from linli.kernel.actors import CLOCK
from linli.needs import testing
from linli.organisations.acts import change_body
from linli.organisations.testing import a_post
from linli.people.testing import person


def test_everybody_sees_who_answers_and_how_to_reach_them(town, browser):
    body = town.place.community
    change_body(CLOCK, body, desk_phone="010-65250000", desk_hours="周一至周六 9:00–17:00")
    a_post(body, "community_secretary", person("钱公开"), is_public=True)
    a_post(body, "community_worker", person("赵不公开"))
    stranger = browser().get("/bodies/?q=多福巷").follow(f"/bodies/{body.pk}/")
    for told in (body.name, "010-65250000", "周一至周六", "钱公开"):
        assert told in stranger.text
    assert "赵不公开" not in stranger.text
    assert not any("/do/" in link for link in stranger.page.links)


def test_who_manages_it_sees_every_post_and_what_can_be_done(town, browser, in_post):
    body = town.place.community
    a_post(body, "community_worker", person("赵不公开"))
    manager = browser(in_post("Adm Guan", town.place.district, "administrator")).get(f"/bodies/{body.pk}/")
    assert "赵不公开" in manager.text
    for verb in ("vacated", "changed", "reparented"):
        assert manager.offers(verb)


def test_its_work_and_its_rates_are_one_click_from_its_post(town, browser):
    need = testing.closed(town)
    open_one = testing.working(town)
    secretary = browser(town.sue).get("/board/")
    assert town.place.community.name in secretary.text
    desk = browser(town.ann).get("/desk/?queue=working")
    assert open_one.number in desk.text and need.number not in desk.text


def test_the_desk_and_the_board_are_closed_to_those_without_a_post(town, browser):
    for address in ("/desk/", "/board/"):
        answer = browser(town.bob).client.get(address)
        assert answer.status_code in (302, 403, 404)
