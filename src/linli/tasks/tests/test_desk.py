"""The desk's two queues say what waits, and where it stands."""

from datetime import datetime

from linli.kernel.clock import ZONE, travel
from linli.kernel.happenings import happenings
from linli.kernel.testing import queue, statements
from linli.kernel.web.waiting import waits
from linli.tasks import acts, queries, testing


def test_what_came_down_waits_until_it_is_answered(town):
    task = testing.sent(town)
    told = queue(town.ann, "tasks.tasks")
    assert (told["count"], told["late"], told["url"]) == ("1", "", "/desk/tasks/")
    acts.accept(town.ann, task)
    assert queue(town.ann, "tasks.tasks") is None and queue(town.bob, "tasks.tasks") is None


def test_late_work_waits_again_and_done_work_waits_for_its_sender(town):
    testing.doing(town)
    with travel(datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)):
        told = queue(town.ann, "tasks.tasks")
        assert (told["count"], told["late"]) == ("1", "1")
    testing.reported(town)
    assert queue(town.sue, "tasks.tasks")["url"] == "/desk/tasks/sent/"


def test_calls_wait_for_each_side_in_turn(town):
    call = testing.blown(town, to=[town.water])
    assert queue(town.wes, "tasks.calls")["url"] == "/desk/calls/"
    testing.brought(town, call)
    assert queue(town.wes, "tasks.calls") is None
    assert queue(town.sue, "tasks.calls")["url"] == "/desk/calls/ours/"
    with travel(datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)):
        assert queue(town.cara, "tasks.calls")["url"] == "/desk/calls/decide/"


def test_with_nobody_at_a_community_its_work_waits_at_the_street(town):
    from_district = testing.sent(town, by=town.dan, to=testing.empty_community(town))
    assert from_district in queries.came_down(town.sue) and queue(town.sue, "tasks.tasks")["count"] == "1"


def test_both_cost_one_statement_each(town):
    testing.sent(town)
    waits(town.ann)
    with statements(2):
        assert len(waits(town.ann)) == 1


def test_the_joint_meeting_stands_in_the_calendars_of_both_sides(town):
    call = testing.blown(town, to=[town.water])
    days = datetime(2026, 11, 2, tzinfo=ZONE), datetime(2026, 11, 9, tzinfo=ZONE)
    for body, who in ((town.place.street, town.sue), (town.water, town.wes)):
        (one,) = happenings("organisations.body", who, body, *days)
        assert (one.begins, one.where, one.cancelled) == (call.meet_at, "3号楼前", False)
    assert happenings("organisations.body", town.bob, town.water, *days) == []
    acts.take_back(town.sue, call)
    assert happenings("organisations.body", town.wes, town.water, *days)[0].cancelled
