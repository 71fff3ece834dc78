"""Statistical months, quarters and years: one rule for every figure of the house."""

from datetime import date
from itertools import pairwise

import pytest

from linli.kernel import reference
from linli.kernel.clock import periods
from linli.kernel.clock.periods import Period
from linli.kernel.rulebook import load_rulebook
from linli.kernel.rulebook.models import Rule


@pytest.fixture(params=[1, 19])
def begins(request, db):
    """The calendar month, and one from the nineteenth."""
    load_rulebook()
    Rule.objects.filter(code="clock.month.begins").update(value=request.param)
    reference.forget()
    return request.param


def test_a_year_is_made_of_its_twelve_months_without_a_gap(begins):
    year = periods.year_called(2026)
    months = periods.months_in(year)
    assert [one.code for one in months] == [f"2026-{n:02}" for n in range(1, 13)]
    assert (months[0].first, months[-1].until) == (year.first, year.until)
    assert all(one.until == after.first for one, after in pairwise(months))


def test_a_quarter_is_made_of_three(begins):
    quarter = periods.period_called("2026-Q4")
    assert [one.code for one in periods.months_in(quarter)] == ["2026-10", "2026-11", "2026-12"]
    assert periods.before(quarter).code == "2026-Q3"


def test_the_year_before_ends_where_this_one_begins(begins):
    year = periods.year_called(2026)
    assert periods.before(year) == periods.year_called(2025) and periods.before(year).until == year.first


def test_a_day_lies_in_the_year_of_its_month(begins):
    day = date(2026, 12, 25)
    assert periods.year_of(day).code == ("2026" if begins == 1 else "2027")
    assert periods.year_of(day).first <= day < periods.year_of(day).until


def test_other_days_have_the_name_of_the_month_in_which_they_end():
    assert Period(date(2026, 3, 4), date(2026, 11, 5)).code == "2026-11"
