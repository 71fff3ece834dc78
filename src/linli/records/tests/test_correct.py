"""A number of a filled table is put right."""

import pytest

from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.records import acts, testing
from linli.records.models import Fact
from linli.records.queries.stored import content


def test_it_makes_the_table_anew(town):
    filling = testing.filled(town.ann)
    done = acts.correct(town.ann, filling, cell=2, value="13").noun
    assert testing.cells_of(content(done, done.reply))["B4"] == 13
    assert Fact.objects.filter(ended_at=None, head__startswith="楼门").get().value == 13


def test_a_scan_no_longer_fits(town):
    filling = testing.filled(town.ann)
    acts.stamp(town.ann, filling, scan=[testing.file(testing.a_form("扫描", []))])
    done = acts.correct(town.ann, filling, cell=0, value="多福巷").noun
    assert (done.state, done.scan, done.cells_filled, done.cells_typed) == ("filled", "", 1, 3)


def test_it_refuses_before_it_is_filled_after_it_was_sent_and_others(town):
    filling = testing.confirmed(town.ann)
    with pytest.raises(NotNow):
        acts.correct(town.ann, filling, cell=2, value="1")
    filled = testing.filled(town.ann)
    with pytest.raises(NotYours):
        acts.correct(town.bob, filled, cell=2, value="1")
    with pytest.raises(Refused):
        acts.correct(town.ann, filled, cell=2, value="几个")
    acts.send(town.ann, filled, receiver="街道")
    with pytest.raises(NotNow):
        acts.correct(town.ann, filled, cell=2, value="1")
