"""What was done is reported, in time or late."""

from datetime import timedelta

import pytest

from linli.kernel.clock import travel
from linli.kernel.refusals import NotNow, NotYours
from linli.tasks import acts, testing
from linli.tasks.tests.conftest import NINE


def test_it_is_reported_in_time(town):
    done = acts.report(town.ann, testing.doing(town), note="共 214 棵。")
    assert done.noun.state == "done" and done.entry.amounts == {"done": 1, "in_time": 1}
    assert testing.words_to(town.place.street)[-1] == "多福巷社区居民委员会 已完成：清点小区树木"


def test_late_is_late_except_while_its_money_is_missing(town):
    late, unpaid = testing.doing(town), testing.accepted(town, **testing.PAID)
    with travel(NINE + timedelta(days=21)):
        assert late.is_late and not unpaid.is_late
        assert acts.report(town.ann, late).entry.amounts == {"done": 1, "late": 1}


def test_it_refuses_what_was_not_begun_and_others(town):
    with pytest.raises(NotNow):
        acts.report(town.ann, testing.accepted(town))
    with pytest.raises(NotYours):
        acts.report(town.sue, testing.doing(town))
