"""The desk's two queues say what waits, each by one statement, and where it stands."""

from datetime import datetime

from linli.kernel.clock import ZONE, travel
from linli.kernel.happenings import happenings
from linli.kernel.testing import statements
from linli.tasks import acts, queries, testing


def test_what_came_down_waits_until_it_is_answered(town):
    task = testing.sent(town)
    queries.tasks_wait(town.ann)  # warms what the process remembers
    with statements(1):
        told = queries.tasks_wait(town.ann)
    assert (told.n, told.late, told.url) == (1, 0, "/desk/tasks/")
    acts.accept(town.ann, task)
    assert queries.tasks_wait(town.ann).n == 0 and queries.tasks_wait(town.bob) is None


def test_late_work_waits_again_and_done_work_waits_for_its_sender(town):
    testing.doing(town)
    with travel(datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)):
        assert (queries.tasks_wait(town.ann).n, queries.tasks_wait(town.ann).late) == (1, 1)
    testing.reported(town)
    assert queries.tasks_wait(town.sue).url == "/desk/tasks/sent/"


def test_calls_wait_for_each_side_in_turn(town):
    call = testing.blown(town, to=[town.water])
    queries.calls_wait(town.wes)
    with statements(1):
        assert queries.calls_wait(town.wes).url == "/desk/calls/"
    testing.brought(town, call)
    assert queries.calls_wait(town.wes).n == 0 and queries.calls_wait(town.sue).url == "/desk/calls/ours/"
    with travel(datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)):
        assert queries.calls_wait(town.cara).url == "/desk/calls/decide/"


def test_with_nobody_at_a_community_its_work_waits_at_the_street(town):
    from_district = testing.sent(town, by=town.dan, to=testing.empty_community(town))
    assert from_district in queries.came_down(town.sue) and queries.tasks_wait(town.sue).n == 1


def test_the_joint_meeting_stands_in_the_calendars_of_both_sides(town):
    call = testing.blown(town, to=[town.water])
    days = datetime(2026, 11, 2, tzinfo=ZONE), datetime(2026, 11, 9, tzinfo=ZONE)
    for body, who in ((town.place.street, town.sue), (town.water, town.wes)):
        (one,) = happenings("organisations.body", who, body, *days)
        assert (one.begins, one.where, one.cancelled) == (call.meet_at, "3号楼前", False)
    assert happenings("organisations.body", town.bob, town.water, *days) == []
    acts.take_back(town.sue, call)
    assert happenings("organisations.body", town.wes, town.water, *days)[0].cancelled
