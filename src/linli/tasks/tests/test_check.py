"""The sender looks at what was done, and says so."""

import pytest

from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.testing import queue
from linli.tasks import acts, testing


def test_it_ends_well(town):
    task = testing.reported(town)
    assert queue(town.sue, "tasks.tasks")["count"] == "1"
    task = acts.check(town.sue, task).noun
    assert task.state == "checked" and task.closed_at and queue(town.sue, "tasks.tasks") is None


def test_it_refuses_who_did_it(town):
    with pytest.raises(NotYours):
        acts.check(town.ann, testing.reported(town))


def test_it_waits_for_the_report(town):
    with pytest.raises(NotNow):
        acts.check(town.sue, testing.doing(town))
