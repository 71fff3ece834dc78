"""Numbers of the rulebook: changing one changes what happens."""

from datetime import timedelta

import pytest

from linli.kernel.happenings import happenings
from linli.kernel.refusals import Refused
from linli.kernel.testing import set_rule
from linli.tasks import testing


def test_how_far_ahead_a_task_may_be_due(town):
    testing.sent(town, due_on=testing.in_days(1800))
    set_rule("tasks.furthest", 365)
    with pytest.raises(Refused) as refused:
        testing.sent(town, due_on=testing.in_days(366))
    assert refused.value.field == "due_on" and "365" in str(refused.value.message)


def test_how_long_a_joint_meeting_stands_in_the_calendars(town):
    call = testing.blown(town)
    days = (call.meet_at - timedelta(days=1), call.meet_at + timedelta(days=1))

    def lasts():
        (one,) = happenings("organisations.body", town.wes, town.water, *days)
        return one.ends - one.begins

    assert lasts() == timedelta(hours=1)
    set_rule("tasks.call.lasts", 3)
    assert lasts() == timedelta(hours=3)
