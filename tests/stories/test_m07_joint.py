"""M07 党建带工建、团建、妇建: one activity of several organisations counts once in total and once for each."""

from datetime import timedelta

import pytest

from linli.kernel.clock import today, travel
from linli.kernel.journal.tally import totals
from linli.kernel.ledgers import FIELDS, LEDGERS
from linli.meetings import testing
from linli.meetings.models import Meeting


@pytest.fixture
def town(db):
    return testing.a_town()


@pytest.fixture
def joint(town, browser):
    """Planned, announced and noted by the desk of the community, with a school and the women's federation."""
    worker = browser(town.ann).get("/desk/meetings/new/")
    worker.send(
        kind="joint", title="邻里开放日", day=str(testing.at().date()), at="09:00", until="11:00", where="操场",
        together="青桐小学\n东华门街道妇联",
    )  # fmt: skip
    meeting = Meeting.objects.get()
    worker.get(f"/desk/meetings/{meeting.pk}/").act("noticed")
    with travel(meeting.ends_at):
        browser(town.ann).get(f"/desk/meetings/{meeting.pk}/").act(
            "held", people_n="86", outcome="四十位老人学会了视频通话"
        )
    return Meeting.objects.get()


def counted(body, measure=""):
    rows = totals(
        [body.pk], ["meetings.meeting.held"], today(), today() + timedelta(days=30), measures=[measure]
    )
    return sum(one.quantity for one in rows)


def test_it_counts_once_for_each_and_once_for_the_street(town, joint):
    bodies = (town.place.community, town.school, town.union, town.place.street)
    assert [counted(body) for body in bodies] == [1, 1, 1, 1]
    assert [counted(body, "people") for body in bodies] == [86] * 4
    assert counted(town.place.other) == 0


def test_what_tables_ask_is_the_same_figure(town, joint):
    month = joint.begins_at.date().replace(day=1)
    until = (month + timedelta(days=32)).replace(day=1)
    with travel(joint.ends_at + timedelta(days=1)):
        for body in (town.school, town.place.street):
            known = FIELDS["meetings.held.joint"].value(body.pk, month, until)
            assert known and known.value == 1
    rows = LEDGERS["meetings.activities"].rows(town.place.street.path, month, until)
    assert [one.title for one in rows] == [
        "邻里开放日"
    ]  # one line, though three of them lie below the street


def test_it_stands_on_the_page_of_each_organisation(town, joint, browser):
    for body in (town.place.community, town.school, town.union):
        page = browser().get(f"/bodies/{body.pk}/")
        assert "邻里开放日" in page.text
    told = page.follow(f"/activities/{joint.pk}/").text
    assert "青桐小学" in told and "东华门街道妇联" in told and "86" in told
    assert "邻里开放日" not in browser().get(f"/bodies/{town.place.other.pk}/").text
