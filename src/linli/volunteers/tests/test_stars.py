"""Stars by the official steps; the fifth by nomination, with consent and public notice (DOMAIN.md 9, example 10)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from linli.kernel import reference
from linli.kernel.clock import travel
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.rulebook.models import Rule
from linli.volunteers import acts, queries, rules, testing
from linli.volunteers.models import Hours
from linli.volunteers.tests.asking import refused

STEPS = tuple(Decimal(n) for n in (100, 300, 600, 1000, 1500))


@pytest.mark.parametrize(
    ("hours", "stars"),
    [("99.5", 0), ("100", 1), ("299.9", 1), ("300", 2), ("600", 3), ("1000", 4), ("1499.9", 4), ("1500", 4)],
)
def test_example_ten(hours, stars):
    assert rules.stars_of(int(Decimal(hours) * 60), STEPS, 5) == stars


def test_fifteen_hundred_hours_are_eligible_and_not_automatic():
    assert rules.stars_of(1500 * 60, STEPS, 5, False) == 4
    assert rules.stars_of(1500 * 60, STEPS, 5, True) == 5
    assert rules.stars_of(1500 * 60 - 1, STEPS, 5, True) == 4


def test_the_steps_come_from_the_rulebook(team):
    assert queries.steps() == STEPS


def much(team):
    """Cat with 1500 hours: one confirmed row stands for many."""
    hours = testing.confirmed(team)
    Hours.objects.filter(pk=hours.pk).update(minutes=1500 * 60)
    return queries.profile_of(team.cat)


def test_the_fifth_needs_hours_consent_notice_and_a_word_at_its_end(team):
    profile = much(team)
    one = acts.nominate(team.mei, number=profile, reasons="十年如一日照顾邻居。").noun
    with refused(NotYours):
        acts.consent(team.mei, one)
    one = acts.consent(team.cat, one).noun
    assert (one.state, one.shown_name) == ("notice", "程彩")
    with refused(NotNow):
        acts.grant(team.mei, one)
    with travel(one.notice_until + timedelta(minutes=1)):
        assert acts.grant(team.mei, one).noun.state == "granted"
    assert queries.stars(team.cat.person_id, 1500 * 60) == 5


def test_too_few_hours_are_refused(team):
    testing.confirmed(team)
    with refused(Refused):
        acts.nominate(team.mei, number=queries.profile_of(team.cat), reasons="很好的志愿者。")


def test_the_volunteer_says_no_and_the_name_is_gone(team):
    one = acts.nominate(team.mei, number=much(team), reasons="十年如一日照顾邻居。").noun
    one = acts.end_nomination(team.cat, acts.consent(team.cat, one).noun).noun
    assert (one.state, one.shown_name) == ("ended", "")


def test_nobody_nominates_themselves_or_twice(team):
    acts.nominate(team.mei, number=much(team), reasons="十年如一日照顾邻居。")
    with refused(NotNow):
        acts.nominate(team.mei, number=queries.profile_of(team.cat), reasons="再来一次。")
    with refused(NotYours):
        acts.nominate(team.ann, number=queries.profile_of(team.cat), reasons="很好。")


@pytest.mark.parametrize(
    ("asked", "day"), [((2027, 12, 31), date(2027, 12, 31)), ((2027, 2, 29), date(2027, 2, 28)),
                       ((2028, 2, 29), date(2028, 2, 29)), ((2027, 11, 31), date(2027, 11, 30))],
)  # fmt: skip
def test_the_last_day_that_counts_exists_in_every_year(asked, day):
    assert rules.last_day(*asked) == day


def test_hours_after_the_cut_off_of_the_rulebook_wait_for_the_next_round(team):
    profile = much(team)
    before = Hours.objects.get().served_on - timedelta(days=1)
    Rule.objects.filter(code="volunteers.stars.cutoff").update(value=[before.month, before.day])
    reference.touch("rulebook")
    with refused(Refused, "1500"):
        acts.nominate(team.mei, number=profile, reasons="十年如一日照顾邻居。")
