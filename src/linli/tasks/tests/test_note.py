"""A word between sender and owner changes nothing but the course."""

import pytest

from linli.kernel.journal.history import history
from linli.kernel.refusals import NotNow, NotYours
from linli.tasks import acts, testing


def test_it_stands_in_the_course_and_moves_no_day(town):
    task = testing.doing(town)
    after = acts.note(town.ann, task, note="做了一半。").noun
    assert (after.state, after.due_on) == (task.state, task.due_on)
    assert history(task)[-1].remark == "做了一半。"


def test_the_sender_may_too(town):
    assert acts.note(town.sue, testing.doing(town), note="需要帮忙吗？").entry


def test_it_refuses_others_and_what_has_ended(town):
    with pytest.raises(NotYours):
        acts.note(town.nina, testing.doing(town), note="x")
    with pytest.raises(NotNow):
        acts.note(town.sue, acts.check(town.sue, testing.reported(town)).noun, note="x")
