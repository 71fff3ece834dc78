"""M27 民情恳谈: a talk's points become needs in one step and are answered in public, and to those who asked."""

from datetime import timedelta

import pytest

from linli.kernel.clock import travel
from linli.kernel.delivery.models import Delivery
from linli.meetings import testing
from linli.meetings.models import Meeting, Point, Registration
from linli.needs.acts.seeding import load_categories
from linli.needs.models import Need
from tests.walks import at_desk


@pytest.fixture
def town(db):
    town = testing.a_town()
    load_categories()
    return town


@pytest.fixture
def talk(town):
    return testing.noticed(town, title="停车和路灯", seats=2, agenda="")


def desk_of(visitor, meeting):
    return visitor.get(f"/desk/meetings/{meeting.pk}/")


def held_with_a_point(town, browser, talk, text="5号楼前路灯不亮"):
    """The evening itself: noted as held, and what came up."""
    with travel(talk.ends_at):
        worker = desk_of(browser(town.ann), talk)
        worker.act("held", people_n="12", outcome="先报修")
        worker.follow("/point/").send(text=text, said="社区报修")
    return Point.objects.get(meeting=talk, text=text)


def test_a_talk_is_planned_announced_and_found_by_a_resident_who_registers_in_a_few_taps(town, browser):
    worker = browser(town.ann).get("/desk/meetings/").follow("/desk/meetings/new/")
    worker.send(
        kind="talk", title="停车和路灯", day=str(testing.at().date()), at="14:00", until="16:00", where="议事室",
        agenda="停车 20\n路灯",
    )  # fmt: skip
    meeting = Meeting.objects.get()
    desk_of(worker, meeting).act("noticed")
    resident = browser(town.bob).get("/").follow("/activities/").follow(f"/activities/{meeting.pk}/")
    assert "停车" in resident.text and "路灯" in resident.text and not resident.sees_link("/desk/meetings")
    resident.follow("/register/").send(wants_answers="on", wish="轮椅")
    mine = Registration.objects.get(meeting=meeting)
    assert (mine.state, mine.wants_answers, mine.listed) == ("taken", True, False)
    assert "停车和路灯" in resident.get("/").text  # stands among their matters
    resident.get(f"/activities/{meeting.pk}/").act("left")
    assert Registration.objects.get(meeting=meeting).state == "left"


def test_a_point_becomes_a_need_and_its_answer_comes_back_to_those_who_asked_and_to_everybody(
    town, browser, talk
):
    browser(town.bob).get(f"/activities/{talk.pk}/register/").send(wants_answers="on")
    browser(town.cat).get(f"/activities/{talk.pk}/register/").send(wish="")
    point = held_with_a_point(town, browser, talk)
    with travel(talk.ends_at + timedelta(hours=1)):
        desk_of(browser(town.ann), talk).get(f"/do/meetings.point.raised/{point.pk}/").send(
            declined_contact="on"
        )
    need = Need.objects.get()
    assert (need.text.split("\n")[0], need.area, need.origin_id) == (point.text, talk.area, point.pk)
    with travel(talk.ends_at + timedelta(days=2)):
        at_desk(browser(town.sue), need).act("dispatched", body=str(town.place.community.pk))
        at_desk(browser(town.ann), need).act("signed")
        at_desk(browser(town.ann), need).act("contacted")
        at_desk(browser(town.ann), need).act("replied", outcome="solved", text="路灯已装好。")
        worker = desk_of(browser(town.ann), talk)
        assert "路灯已装好。" in worker.text and need.number in worker.text
        worker.act("minuted", chair="王书记")
        stranger = browser().get(f"/activities/{talk.pk}/")
        assert (
            point.text in stranger.text and "路灯已装好。" not in stranger.text
        )  # not before somebody looked
        assert "路灯已装好。" in browser(town.bob).get(f"/activities/{talk.pk}/").text
        desk_of(worker, talk).act("published")
        stranger.get("/activities/talks/").follow(f"/activities/{talk.pk}/")
    assert "路灯已装好。" in stranger.text
    heard = Delivery.objects.filter(noun="meetings.point", text__contains="路灯已装好")
    assert [one.to_person for one in heard] == [town.bob.person_id]


def test_what_is_not_answered_in_time_stands_at_the_desk_as_late(town, browser, talk):
    point = held_with_a_point(town, browser, talk)
    with travel(talk.ends_at + timedelta(days=3)):
        assert point.text in browser(town.ann).get("/desk/meetings/points/").text
    with travel(talk.ends_at + timedelta(days=16)):
        worker = browser(town.ann).get("/desk/").follow("/desk/meetings/points/")
        assert (
            "status late" in worker.response.content.decode() or "overdue" in worker.response.content.decode()
        )
        desk_of(worker, talk).act("answered", answer="周五装灯。", public="on")
        assert point.text not in worker.get("/desk/meetings/points/").text


def test_a_full_talk_keeps_a_line_and_the_one_who_gives_back_makes_room(town, browser, talk):
    for one in (town.bob, town.cat):
        browser(one).get(f"/activities/{talk.pk}/register/").send(wish="")
    third = browser(town.dan).get(f"/activities/{talk.pk}/").follow("/register/").send(wish="")
    assert Registration.objects.get(person=town.dan.person_id).state == "waiting" and "1" in third.text
    browser(town.bob).get(f"/activities/{talk.pk}/").act("left")
    third.get(f"/activities/{talk.pk}/").act("taken")
    assert Registration.objects.get(person=town.dan.person_id).state == "taken"


def test_a_talk_that_is_called_off_says_so_everywhere(town, browser, talk):
    browser(town.bob).get(f"/activities/{talk.pk}/register/").send(wish="")
    desk_of(browser(town.ann), talk).act("cancelled", reason="当晚停电")
    for reader in (browser(), browser(town.bob)):
        assert "当晚停电" in reader.get("/activities/").follow(f"/activities/{talk.pk}/").text
        assert not reader.sees_link("/register/")
    assert Delivery.objects.filter(to_person=town.bob.person_id, text__contains="当晚停电").exists()


def test_nobody_learns_who_comes_and_no_other_desk_sees_it(town, browser, talk):
    browser(town.bob).get(f"/activities/{talk.pk}/register/").send(wish="轮椅")
    assert town.bob.name in browser(town.ann).get(f"/desk/meetings/{talk.pk}/people/").text
    for reader in (None, town.cat, town.bea):
        told = browser(reader).get(f"/activities/{talk.pk}/").text
        assert town.bob.name not in told and "轮椅" not in told
        browser(reader).get(f"/desk/meetings/{talk.pk}/people/", status=404 if reader else 200)
