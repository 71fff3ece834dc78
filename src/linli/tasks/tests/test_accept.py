"""A body takes on what came down, also what it might have declined."""

from datetime import timedelta

import pytest

from linli.kernel.clock import travel
from linli.kernel.refusals import NotNow, NotYours
from linli.tasks import acts, queries, testing
from linli.tasks.tests.conftest import NINE


def test_it_is_taken_on_and_the_sender_hears(town):
    task = testing.accepted(town)
    assert task.state == "accepted" and task.accepted_at
    assert testing.words_to(town.place.street)[-1] == "多福巷社区居民委员会 已接受：清点小区树木"


def test_taken_on_without_means_it_stays_on_the_list(town):
    task = acts.accept(town.ann, testing.sent(town)).noun
    assert task in queries.unfunded(town.sue) and task in queries.unfunded(town.ann)
    assert testing.accepted(town) not in queries.unfunded(town.sue)


def test_it_refuses_others(town):
    for other in (town.sue, town.nina, town.bob):
        with pytest.raises(NotYours):
            acts.accept(other, testing.sent(town))


def test_it_waits_for_nobody_once_its_time_is_over(town):
    task = testing.founded(town, expires_on=testing.in_days(25))
    with travel(NINE + timedelta(days=26)), pytest.raises(NotNow):
        acts.accept(town.ann, task)
