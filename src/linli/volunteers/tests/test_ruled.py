"""Numbers of the rulebook: changing one changes what happens."""

from datetime import timedelta

from linli.kernel.clock import travel
from linli.kernel.testing import set_rule
from linli.volunteers import queries, testing


def test_whoever_signed_up_late_is_not_reminded(team):
    task = testing.published(team)
    begins = testing.first_shift(task).begins_at
    with travel(begins - timedelta(hours=3)):
        testing.signed(team, task)
        assert queries.to_remind(9).count() == 1
        set_rule("volunteers.remind.unless", 4)
        assert queries.to_remind(9).count() == 0
