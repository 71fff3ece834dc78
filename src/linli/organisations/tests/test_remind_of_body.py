"""A body's term ends: the election is to be prepared in time."""

from datetime import date

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import travel
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.rulebook import load_rulebook
from linli.organisations.acts import dissolve_body, elect_body, remind_of_body
from linli.organisations.tests.reminding import START, each_day, letters, steps

KIND = "organisations.body.term_reminded"


@pytest.fixture
def elected(place, ann):
    """The community's committee, whose term ends on 15 October 2026."""
    load_rulebook()
    with travel(START):
        return elect_body(
            ann, place.community, term_begins=date(2021, 10, 16), term_ends=date(2026, 10, 15)
        ).noun


def test_it_is_told_six_and_three_months_before_and_after_the_end(elected):
    assert each_day(240) == {44: 1, 135: 1, 228: 1}
    assert steps(KIND) == [6, 3, 0]


def test_it_tells_the_body_and_the_level_above_in_plain_words(place, elected):
    with travel(START.replace(month=7, day=15)):
        told = letters(remind_of_body(CLOCK, elected, step=3).entry)
    assert [one.to_body for one in told] == [place.community.pk, place.street.pk]
    assert told[0].text == "本届任期将于10月15日届满，还有92天。请准备换届，换届后请登记。"


def test_an_election_ends_the_reminders_of_the_term_before(ann, elected):
    each_day(50)
    with travel(START.replace(month=9)):
        elect_body(ann, elected, term_begins=date(2026, 9, 2), term_ends=date(2031, 9, 1))
    assert each_day(240) == {}


def test_it_waits_for_an_open_body_with_a_term(place, ann, elected):
    with pytest.raises(NotNow):
        remind_of_body(CLOCK, place.other, step=3)
    with travel(START):
        dissolve_body(ann, elected)
    with pytest.raises(NotNow):
        remind_of_body(CLOCK, elected, step=3)


def test_it_refuses_everybody_but_the_clock(ann, elected):
    with pytest.raises(NotYours):
        remind_of_body(ann, elected, step=3)
