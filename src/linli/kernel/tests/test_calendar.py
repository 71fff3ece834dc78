"""The calendar: settled and provisional years, the seed, edits that win, and what is refused."""

from datetime import date

import pytest
from django.core.management import call_command
from django.utils import translation

from linli.kernel import reference
from linli.kernel.clock import Calendar, Day, calendar, load_calendar, refuse_day
from linli.kernel.clock.models import CalendarDay
from linli.kernel.clock.table import seed
from linli.kernel.refusals import Refused

SEED = Calendar(Day(d.date, d.is_workday, d.name, d.name_zh) for d in seed())
TODAY = date(2026, 3, 2)


@pytest.fixture
def table(db):
    """The table as it comes, read afresh."""
    CalendarDay.objects.all().delete()
    reference.forget()
    load_calendar()
    yield
    reference.forget()


@pytest.mark.parametrize(
    "day", ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
)
def test_the_weekends_worked_in_2026(day):
    assert date.fromisoformat(day).weekday() >= 5
    assert SEED.is_workday(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2026-02-16", False),  # the eve of the lunar year, a Monday
        ("2026-03-02", True),
        ("2026-03-07", False),
        ("2026-10-08", True),
        ("2027-01-01", False),  # fixed by law, though the year is not settled
        ("2027-01-04", True),
        ("2027-05-01", False),
        ("2028-05-02", False),
        ("2029-10-03", False),
        ("2029-10-04", True),
        ("2027-10-09", False),
    ],
)
def test_a_day_is_worked_or_not(day, worked):
    assert SEED.is_workday(date.fromisoformat(day)) is worked


def test_only_the_years_of_the_table_are_settled():
    assert [year for year in range(2020, 2030) if not SEED.provisional(year)] == [2024, 2025, 2026]


def test_one_day_entered_by_hand_does_not_settle_a_year():
    lone = Calendar([Day(date(2027, 2, 8), False, "Spring Festival", "春节")])
    assert lone.provisional(2027)
    assert not lone.is_workday(date(2027, 2, 8))
    assert not lone.is_workday(date(2027, 10, 1))
    assert Calendar([Day(date(2027, 1, 1), False, "New Year's Day", "元旦")]).provisional(2027)


def test_a_holiday_is_named_in_the_reader_s_language():
    with translation.override("en"):
        assert SEED.name(date(2026, 9, 25)) == "Mid-autumn Festival"
        assert SEED.name(date(2027, 10, 1)) == "National Day"
    with translation.override("zh-hans"):
        assert SEED.name(date(2026, 9, 25)) == "中秋节"
        assert SEED.name(date(2027, 10, 1)) == "国庆节"
    assert SEED.name(date(2026, 3, 2)) == ""


def test_every_row_of_the_seed_is_named_and_sourced_and_stands_once():
    rows = list(seed())
    assert len(rows) == len({row.date for row in rows}) == 108
    assert all(row.name and row.name_zh and "chinesecalendar 1.11.0" in row.source for row in rows)


def test_loading_twice_adds_nothing(table, capsys):
    assert CalendarDay.objects.count() == 108
    call_command("load_calendar")
    assert "0 days added" in capsys.readouterr().out
    assert calendar().is_workday(date(2026, 10, 10))


def test_a_later_version_of_a_day_wins_and_loading_leaves_it(table):
    day = date(2026, 10, 10)
    assert calendar().is_workday(day)
    CalendarDay.objects.create(
        date=day, is_workday=False, name="National Day", name_zh="国庆节", source="notice", edition=2
    )
    reference.touch("calendar")
    assert not calendar().is_workday(day)
    assert load_calendar() == 0
    assert not calendar().is_workday(day)


def test_the_calendar_is_held_until_its_stamp_changes(table, django_assert_num_queries):
    held = calendar()
    with django_assert_num_queries(0):
        assert calendar() is held
    reference.touch("calendar")
    with django_assert_num_queries(2):
        assert calendar() is not held


@pytest.mark.parametrize(
    ("day", "worked", "name", "source", "field"),
    [
        (date(2026, 3, 1), False, "Holiday", "notice", "date"),
        (date(2036, 3, 1), False, "Holiday", "notice", "date"),
        (date(2026, 3, 3), False, " ", "notice", "name"),
        (date(2026, 3, 3), False, "Holiday", "", "source"),
        (date(2026, 10, 1), False, "National Day", "notice", "is_workday"),
    ],
)
def test_it_refuses_a_day_that_is(day, worked, name, source, field):
    with translation.override("en"), pytest.raises(Refused) as refused:
        refuse_day(day, worked, name, source, calendar=SEED, today=TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("day", "worked", "name"),
    [
        (date(2026, 3, 3), False, "Holiday"),
        (date(2026, 10, 10), False, "National Day"),
        (date(2027, 1, 1), False, "New Year's Day"),  # what was guessed may be confirmed
    ],
)
def test_it_takes_a_correction(day, worked, name):
    with translation.override("en"):
        refuse_day(day, worked, name, "notice", calendar=SEED, today=TODAY)
