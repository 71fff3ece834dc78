"""The sender takes a task back."""

import pytest

from linli.kernel.refusals import NotNow, NotYours
from linli.tasks import acts, queries, testing


def test_it_is_no_longer_asked(town):
    task = acts.withdraw(town.sue, testing.sent(town)).noun
    assert task.state == "withdrawn" and task not in queries.unfunded(town.dora)
    assert testing.words_to(town.place.community)[-1] == "不用再做：清点小区树木"


def test_it_refuses_the_receiver(town):
    with pytest.raises(NotYours):
        acts.withdraw(town.ann, testing.sent(town))


def test_it_waits_for_no_end_twice(town):
    with pytest.raises(NotNow):
        acts.withdraw(town.sue, testing.reported(town))
