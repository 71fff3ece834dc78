"""M02: an organisation's page is the one place for its service work, to each reader what they may see."""

import re
from datetime import timedelta

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, today
from linli.needs import acts, testing
from linli.needs.tests.test_rates import heard
from linli.organisations.acts import change_body
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, a_post
from linli.people.testing import person


def page_of(town):
    return f"/bodies/{town.place.community.pk}/"


def withheld(reader):
    return "Small numbers are withheld" in reader.text or "不公开" in reader.text or "不显示" in reader.text


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


def test_a_worker_of_it_finds_its_open_work_by_state_and_goes_to_the_desk(town, browser):
    need = testing.closed(town)
    open_one = testing.working(town)
    worker = browser(town.ann).get(page_of(town))
    desk = worker.follow("state=working")
    assert open_one.number in desk.text and need.number not in desk.text


def test_a_desk_of_the_street_sees_below_what_the_public_may_not_count(town, browser):
    for _time in range(2):
        testing.working(town)
    street = f"/bodies/{town.place.street.pk}/"
    inside = browser(town.sue).get(street)
    assert inside.sees_link("state=working") and inside.sees_link(f"/board/{town.place.street.pk}/")
    for reader in (browser(), browser(town.bob)):
        reader.get(page_of(town))
        assert not reader.sees_link("/desk/?") and not reader.sees_link("/board/")
        assert withheld(reader)


def test_everybody_is_told_how_much_is_open_once_it_recognises_nobody(town, browser):
    for _time in range(5):
        testing.working(town)
    stranger = browser().get(page_of(town))
    assert re.search(r"\b5\b", stranger.text)
    assert withheld(stranger), "the stages that are small stay withheld"


def test_rates_are_published_of_the_month_that_is_over_when_enough_people_answered(town, browser):
    body, before = town.place.community, now() - timedelta(days=today().day + 3)
    heard(body, before, (True, True, "yes"), 27)
    heard(body, before, (True, False, "no"), 3)
    stranger = browser().get(page_of(town))
    assert "90.00%" in stranger.text and re.search(r"n\s=\s30", stranger.text)
    other = browser().get(f"/bodies/{town.place.other.pk}/")
    assert "%" not in other.text


def test_few_answers_are_told_to_those_who_answer_for_results_and_to_nobody_else(town, browser):
    for _time in range(5):
        testing.closed(town)
    inside = browser(town.sue).get(page_of(town))
    assert "5/5" in inside.text and "100.00%" not in inside.text
    for reader in (browser(), browser(town.bob), browser(town.dan), browser(town.ann)):
        shown = reader.get(page_of(town)).text
        assert "5/5" not in shown and "100.00%" not in shown


def test_words_of_a_rating_are_read_by_those_who_answer_for_results_only(town, browser, in_post):
    words = "等了三天才有人来,不过修得很仔细。"
    acts.rate(town.bob, testing.replied(town), contacted=True, solved=True, satisfied="yes", words=words)
    secretary = in_post("Sec Shuji", town.place.community, "community_secretary")
    assert words in browser(secretary).get(page_of(town)).text
    elsewhere = in_post("Els Bieji", town.place.other, "community_secretary")
    for reader in (None, town.bob, town.dan, town.ann, elsewhere):
        assert words not in browser(reader).get(page_of(town)).text


def test_what_was_made_public_stands_on_it_for_a_resident_who_can_join_or_say_something(
    town, browser, in_post
):
    need = testing.working(town)
    secretary = in_post("Sec Shuji", town.place.community, "community_secretary")
    acts.publish(secretary, need, title="3号楼的灯", text="楼道灯坏了。", reply="正在换。")
    resident = browser(town.bob).get(page_of(town))
    assert "3号楼的灯" in resident.text and need.text not in resident.text
    resident.follow(f"/needs/digest/{need.pk}/")
    resident.get(page_of(town)).follow(f"/raise/?area={town.place.community.area_code}")


def test_an_organisation_that_handles_no_needs_says_nothing_of_them(town, browser):
    branch = a_body(Kind.BRANCH, "第一党支部", town.place.community)
    page = browser().get(f"/bodies/{branch.pk}/")
    assert branch.name in page.text and not re.search(
        r'id="(open|rates|digests|opinions)"', page.response.content.decode()
    )


def test_what_happened_to_it_is_on_the_page_of_its_course(town, browser):
    body = town.place.community
    change_body(CLOCK, body, desk_phone="010-65250000")
    course = browser().get(page_of(town)).follow(f"/bodies/{body.pk}/history/")
    assert course.sees_link(f"/bodies/{body.pk}/")


def test_the_desk_and_the_board_are_closed_to_those_without_a_post(town, browser):
    for address in ("/desk/", "/board/"):
        answer = browser(town.bob).client.get(address)
        assert answer.status_code in (302, 403, 404)
