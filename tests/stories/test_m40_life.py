"""M40 三会一课, 双重组织生活: the calendar comes from the frequency rules; the branch itself sees what is missing."""

from datetime import date, datetime, timedelta

import pytest

from linli.kernel.clock import ZONE, travel
from linli.meetings import testing
from linli.meetings.models import Gap, Meeting, Registration
from linli.meetings.states import LIFE

MAY = datetime(2026, 5, 18, 9, tzinfo=ZONE)


@pytest.fixture
def town(db):
    with travel(datetime(2026, 1, 5, 9, tzinfo=ZONE)):
        town = testing.a_town()
        testing.held(town, by=town.bea, kind="branch_general", title="一季度党员大会")
    with travel(MAY):
        yield town


def test_the_branch_sees_what_is_missing_and_plans_it_with_one_click(town, browser):
    secretary = browser(town.bea).get("/").follow("/desk/branch/")
    assert "status late" in secretary.response.content.decode()
    secretary.follow("/desk/branch/plan/").send(rest=None)
    planned = Meeting.objects.filter(state="drafted")
    assert {one.kind for one in planned} == set(LIFE) and {one.body_id for one in planned} == {town.branch.pk}
    assert all(one.begins_at > MAY for one in planned)


def test_nobody_above_is_alarmed(town, browser):
    for above in (town.ann, town.sec, town.sue, town.dora):
        page = browser(above).get(f"/desk/branch/{town.branch.pk}/")
        assert "status late" not in page.response.content.decode() and not page.sees_link(
            "/desk/branch/reason/"
        )
        assert "late" not in browser(above).get("/desk/branch/").response.content.decode().split("<main")[1]
    for stranger in (town.bob, None):
        page = browser(stranger).get(f"/bodies/{town.branch.pk}/")
        assert "一季度党员大会" not in page.text  # its life is for its own people
    browser(town.bob).get(f"/desk/branch/{town.branch.pk}/", status=404)


def test_it_says_why_something_was_not_held_and_only_itself_reads_it(town, browser):
    page = browser(town.bea).get(f"/desk/branch/{town.branch.pk}/").follow("first=2026-02-01")
    page.send(reason="春节期间党员返乡")
    assert Gap.objects.get().first == date(2026, 2, 1)
    assert "春节期间党员返乡" in page.get(f"/desk/branch/{town.branch.pk}/").text
    assert "春节期间党员返乡" not in browser(town.sue).get(f"/desk/branch/{town.branch.pk}/").text


def test_a_leading_member_joins_as_an_ordinary_one_and_enters_it_alone(town, browser):
    begins = datetime(2026, 5, 25, 15, tzinfo=ZONE)
    meeting = testing.noticed(town, by=town.bea, kind="branch_general", begins_at=begins)
    with travel(begins + timedelta(hours=3)):
        browser(town.bea).get(f"/desk/meetings/{meeting.pk}/").act("held", people_n="11")
        leader = (
            browser(town.sec).get(f"/activities/{meeting.pk}/").follow("/part/").send(meeting=str(meeting.pk))
        )
        mine = Registration.objects.get(meeting=meeting)
        assert (mine.role, mine.person_id) == ("leading", town.sec.person_id)
        leader.get(f"/activities/{meeting.pk}/").act("struck")  # and takes it off again when it was wrong
        assert Registration.objects.get(meeting=meeting).state == "struck"


def test_the_minutes_are_written_signed_and_printed(town, browser):
    begins = datetime(2026, 5, 25, 15, tzinfo=ZONE)
    meeting = testing.noticed(
        town, by=town.bea, kind="branch_committee", begins_at=begins, agenda="讨论发展对象"
    )
    with travel(begins + timedelta(hours=3)):
        page = browser(town.bea).get(f"/desk/meetings/{meeting.pk}/").act("held", people_n="5")
        page.get(f"/desk/meetings/{meeting.pk}/").act("minuted", chair="李书记", present="五名委员")
        page.get(f"/desk/meetings/{meeting.pk}/").act("signed")
        paper = page.get(f"/desk/meetings/{meeting.pk}/").follow("/minutes/")
        for word in ("讨论发展对象", "李书记", "五名委员", "SHA256"):
            assert word in paper.text
        assert "data-print" in paper.response.content.decode()
        browser(town.bob).get(f"/activities/{meeting.pk}/minutes/", status=404)


def test_of_a_heart_to_heart_talk_nothing_is_kept_but_that_it_was_held(town, browser):
    worker = browser(town.bea).get("/desk/meetings/new/?kind=heart_talk")
    worker.send(
        title="谈心谈话", day="2026-05-20", at="10:00", until="11:00", about="哨兵内容", agenda="哨兵议题"
    )
    meeting = Meeting.objects.get(kind="heart_talk")
    assert meeting.about == "" and not meeting.points.exists()
    with travel(meeting.ends_at):
        page = browser(town.bea).get(f"/desk/meetings/{meeting.pk}/")
        page.act("held", people_n="2")
        page.get(f"/desk/meetings/{meeting.pk}/")
        assert not page.offers("minuted") and not page.sees_link("/point/")
