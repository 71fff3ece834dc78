"""A temporary organisation comes to its end: it is dissolved, or set up for longer."""

from datetime import date, timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import travel
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.rulebook import load_rulebook
from linli.organisations.acts import change_body, found_body, remind_of_until
from linli.organisations.tests.reminding import START, each_day, letters, steps

KIND = "organisations.body.until_reminded"
UNTIL = date(2026, 4, 30)


@pytest.fixture
def passing(place, ann):
    load_rulebook()
    with travel(START):
        return found_body(
            ann, kind="temporary_branch", name="改造临时党支部", parent=place.community, founded_on=date(2026, 3, 1),
            until=UNTIL,
        ).noun  # fmt: skip


def test_it_is_told_a_month_and_a_week_before_and_after_the_end(passing):
    assert len(each_day(70)) == 3
    assert steps(KIND) == [30, 7, 0]


def test_longer_means_new_reminders(passing, ann):
    each_day(40)
    with travel(START + timedelta(days=40)):
        change_body(ann, passing, until=date(2026, 8, 1))
    assert steps(KIND) == [30]


def test_it_refuses_a_temporary_one_without_an_end(place, ann, passing):
    with pytest.raises(Refused) as refused:
        found_body(ann, kind="temporary_branch", name="又一个", parent=place.community)
    assert refused.value.field == "until"
    with pytest.raises(Refused):
        change_body(ann, passing, until=None)
    with pytest.raises(Refused):
        change_body(ann, passing, until=date(2020, 1, 1))


def test_it_waits_for_one_with_an_end_and_refuses_all_but_the_clock(place, ann, passing):
    with pytest.raises(NotNow):
        remind_of_until(CLOCK, place.community, step=7)
    with pytest.raises(NotYours):
        remind_of_until(ann, passing, step=7)


def test_it_tells_the_body_and_the_level_above(place, passing):
    with travel(START.replace(month=4, day=23)):
        told = letters(remind_of_until(CLOCK, passing, step=7).entry)
    assert [one.to_body for one in told] == [passing.pk, place.community.pk]
    assert told[0].text == "设立期限将于4月30日届满，还有7天。请办理撤销，或登记延长到哪一天。"
