"""What is not done goes back with a reason."""

import pytest

from linli.kernel.journal.history import history
from linli.kernel.refusals import NotNow, NotYours
from linli.tasks import acts, testing


def test_it_is_work_again_with_the_reason(town):
    task = acts.send_back(town.sue, testing.reported(town), reason="少了北院。").noun
    assert task.state == "doing" and task.done_at is None
    assert history(task)[-1].remark == "少了北院。"


def test_it_refuses_who_did_it(town):
    with pytest.raises(NotYours):
        acts.send_back(town.ann, testing.reported(town), reason="x")


def test_it_waits_for_the_report(town):
    with pytest.raises(NotNow):
        acts.send_back(town.sue, testing.accepted(town), reason="x")
