"""Numbers of the rulebook: changing one changes what happens."""

from datetime import timedelta

from linli.kernel.clock import travel
from linli.kernel.testing import set_rule
from linli.meetings.models import Meeting
from linli.training import testing
from linli.training.queries.own import results_missing


def test_how_long_a_first_session_lasts(town):
    testing.drafted(town)
    set_rule("training.session", 2)
    testing.drafted(town)
    first, second = Meeting.objects.order_by("id")
    assert [one.ends_at - one.begins_at for one in (first, second)] == [
        timedelta(hours=3),
        timedelta(hours=2),
    ]


def test_from_when_missing_results_are_late(town):
    course = testing.opened(town)
    testing.enrolled(course, town.sec)
    with travel(course.begins_at + timedelta(days=8)):
        assert results_missing(town.sue).rows.filter(results_missing(town.sue).late).count() == 0
        set_rule("training.results.late", 7)
        assert results_missing(town.sue).rows.filter(results_missing(town.sue).late).count() == 1
