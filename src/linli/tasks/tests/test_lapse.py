"""Temporary work ends by itself."""

from datetime import timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import travel
from linli.kernel.refusals import NotYours
from linli.tasks import acts, queries, testing
from linli.tasks.reactions import lapse_over
from linli.tasks.tests.conftest import NINE


def test_it_is_over_when_read_whether_or_not_the_clock_ticked(town):
    task = testing.founded(town, temporary=True, displaces="走访", expires_on=testing.in_days(25))
    with travel(NINE + timedelta(days=26)):
        assert task.is_over and task not in queries.came_down(town.ann)
        assert lapse_over() == 1 and lapse_over() == 0
    task.refresh_from_db()
    assert task.state == "lapsed" and testing.words_to(town.place.street)[-1] == "时间已到：清点小区树木"


def test_it_waits_for_its_day(town):
    testing.founded(town, expires_on=testing.in_days(25))
    with travel(NINE + timedelta(days=25)):
        assert lapse_over() == 0


def test_it_refuses_people(town):
    with pytest.raises(NotYours):
        acts.lapse(town.sue, testing.founded(town))
    assert acts.lapse(CLOCK, testing.founded(town)).noun.state == "lapsed"
