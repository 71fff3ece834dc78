"""Thresholds come from the rulebook, and change with it."""

import pytest

from linli.kernel.privacy.publishing import publish_cells, publish_share, publish_table
from linli.kernel.rulebook import load_rulebook
from linli.kernel.testing import set_rule


@pytest.fixture(autouse=True)
def _rules(db):
    load_rulebook()


def test_a_change_of_the_rule_changes_what_is_shown():
    counts = {"a": 6, "b": 30, "c": 40}
    assert publish_cells(counts).cells == counts
    assert publish_cells(counts, restricted=True).cells["a"] is None
    set_rule("privacy.suppress.small", 7)
    assert publish_cells(counts).cells["a"] is None
    assert publish_table({"x": counts}).cells["x"]["a"] is None


def test_a_share_needs_enough():
    assert publish_share(10, 20).state == "ok"
    assert (publish_share(4, 6).state, publish_share(4, 6).n) == ("suppressed", 6)
    assert publish_share(1, 3).n is None and publish_share(0, 0).state == "no_data"
    set_rule("privacy.percent_n", 30)
    assert publish_share(10, 20).state == "suppressed"
