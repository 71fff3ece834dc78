"""The rules of training, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.refusals import Refused
from linli.training import rules
from linli.training.rules import Rotation

TWO_YEARS, ONCE = Rotation(24, 6), Rotation(None, 2)
DAYS = st.dates(date(2010, 1, 1), date(2040, 12, 31))


def test_somebody_new_is_due_within_the_first_months():
    found = rules.due(TWO_YEARS, date(2026, 8, 31), [])
    assert (found.on, found.is_new, found.last) == (date(2027, 2, 28), True, None)


def test_training_before_the_post_does_not_count_for_somebody_new():
    found = rules.due(TWO_YEARS, date(2026, 1, 1), [date(2025, 12, 31)])
    assert (found.is_new, found.last) == (True, date(2025, 12, 31))


def test_after_a_course_the_turn_begins_again():
    found = rules.due(TWO_YEARS, date(2024, 1, 1), [date(2024, 2, 29), date(2023, 1, 1)])
    assert (found.on, found.is_new) == (date(2026, 2, 28), False)


def test_once_after_an_election_nothing_more_is_asked():
    begins = date(2026, 12, 31)
    assert rules.due(ONCE, begins, []).on == date(2027, 2, 28)
    assert rules.due(ONCE, begins, [begins]) is None


@given(begins=DAYS, trained=st.lists(DAYS, max_size=5))
def test_training_never_brings_the_next_turn_nearer(begins, trained):
    found = rules.due(TWO_YEARS, begins, trained)
    more = rules.due(TWO_YEARS, begins, [*trained, max([begins, *trained]) + timedelta(days=200)])
    assert not more.is_new and more.on >= found.on


@given(lines=st.lists(st.tuples(DAYS, st.booleans()), max_size=12))
def test_the_order_is_new_ones_first_then_by_the_day(lines):
    dues = [(rules.Due(on, new, None), at) for at, (on, new) in enumerate(lines)]
    found = rules.in_order(dues)
    assert [(not one.is_new, one.on, at) for one, at in found] == sorted(
        (not new, on, at) for at, (on, new) in enumerate(lines)
    )


def test_a_turn_is_late_the_day_after():
    found = rules.Due(date(2026, 3, 1), False, None)
    assert not found.is_late(date(2026, 3, 1)) and found.is_late(date(2026, 3, 2))


@pytest.mark.parametrize(
    ("kinds", "own", "above", "holds"),
    [
        ([], "branch", "residents_committee", True),
        (["resident_unit"], "branch", "resident_unit", True),
        (["resident_unit"], "resident_unit", "street_office", True),
        (["resident_unit"], "branch", "residents_committee", False),
    ],
)
def test_a_duty_holds_in_bodies_of_its_kinds_and_right_below_them(kinds, own, above, holds):
    assert rules.applies(["branch_secretary"], kinds, "branch_secretary", own, above) is holds
    assert not rules.applies(["branch_secretary"], kinds, "community_worker", own, above)


@pytest.mark.parametrize(("left", "step"), [(91, None), (90, 90), (31, 90), (30, 30), (0, 30), (-1, 0)])
def test_the_nearest_step_that_has_come(left, step):
    today = date(2026, 2, 28)
    assert rules.step_of(today + timedelta(days=left), today, [90, 30]) == step


def test_a_gap_is_never_negative():
    assert rules.Staffing(3, 5, 4).gap == 0 and rules.Staffing(3, 2, 1).gap == 2


def test_a_reserve_entry_ends_on_the_last_day_of_a_shorter_month():
    assert rules.expires(date(2024, 2, 29), 24) == date(2026, 2, 28)


def test_a_hundred_per_cent_means_everybody():
    assert (rules.covered(999, 1000), rules.covered(3, 3), rules.covered(0, 0)) == (99, 100, None)


@pytest.mark.parametrize("hours", [-1, 17])
def test_hours_beyond_the_course_are_refused(hours):
    rules.refuse_hours(0, 16)
    with pytest.raises(Refused):
        rules.refuse_hours(hours, 16)
