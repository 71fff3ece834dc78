"""More time: once, within the rule, and told in the same step (article 15)."""

from datetime import timedelta

import pytest

from linli.kernel.clock import travel
from linli.kernel.refusals import NotYours
from linli.needs import acts, queries, testing
from linli.needs.queries.course import entries_of, timeline
from linli.needs.tests.asking import last, refused, told


def test_it_gives_more_time_and_keeps_the_first_day_in_sight(town):
    before = testing.working(town)
    need = acts.extend(town.ann, before, days=5, reason="等配件。").noun
    assert need.due_at > before.due_at
    assert queries.reckoned(queries.course_of(need), need.area).first_at == before.due_at
    assert last(need).facts["number"] == 5


def test_it_refuses_a_second_time(town):
    need = acts.extend(town.ann, testing.working(town), days=5, reason="等配件。").noun
    with refused(field="days"):
        acts.extend(town.ann, need, days=1, reason="还在等。")


def test_it_refuses_more_than_the_rule_gives(town):
    with refused(field="days"):
        acts.extend(town.ann, testing.working(town), days=16, reason="等配件。")


def test_it_counts_in_the_unit_of_the_rule(town):
    before = testing.working(town)
    need = acts.extend(town.ann, before, days=15, reason="等配件。").noun
    assert last(need).facts["unit"] == "calendar_day"
    free = queries.reckoned(queries.course_of(need), need.area)
    assert timedelta(days=15) <= free.at - before.due_at < timedelta(days=24)  # past a holiday at most
    assert "15" in timeline(town.bob, need, entries_of(need), alone=True)[-1]["sentence"]


def test_it_refuses_when_the_time_is_over(town):
    need = testing.working(town)
    with travel(need.due_at + timedelta(minutes=1)), refused():
        acts.extend(town.ann, need, days=5, reason="等配件。")


@pytest.mark.parametrize("urgency", ["emergency", "utilities", "consult"])
def test_it_refuses_what_cannot_wait(town, urgency):
    need = acts.classify(town.ann, testing.working(town), kind="help", category=None, urgency=urgency).noun
    with refused(field="days"):
        acts.extend(town.ann, need, days=5, reason="等配件。")


def test_it_refuses_a_stranger(town):
    with refused(NotYours):
        acts.extend(town.dan, testing.working(town), days=5, reason="等配件。")


def test_it_waits_until_the_clock_runs(town):
    need = acts.pause(town.ann, testing.working(town), cause="force", note="大雪。").noun
    with refused():
        acts.extend(town.ann, need, days=5, reason="等配件。")


def test_it_tells_the_person_why(town):
    assert (
        told(acts.extend(town.ann, testing.working(town), days=5, reason="等配件。").noun).text == "等配件。"
    )
