"""A post that nobody holds for long is told to its body and the level above."""

from datetime import timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import travel
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.rulebook import load_rulebook
from linli.organisations import queries
from linli.organisations.acts import end_post, fill_post, plan_post, tell_vacancy, vacate_post
from linli.organisations.queries import reminders
from linli.organisations.tests.reminding import START, each_day, letters, steps

KIND = "organisations.post.vacancy_told"


@pytest.fixture
def post(place):
    load_rulebook()
    with travel(START):
        return plan_post(CLOCK, body=place.community, role="community_worker", title="社区工作者").noun


def test_it_is_told_after_thirty_sixty_and_ninety_days(post):
    assert each_day(120) == {30: 1, 60: 1, 90: 1}
    assert steps(KIND) == [30, 60, 90]


def test_it_tells_the_body_and_the_level_above_in_plain_words(place, post):
    with travel(START + timedelta(days=30)):
        told = letters(tell_vacancy(CLOCK, post, step=30, since=START.date()).entry)
    assert [one.to_body for one in told] == [place.community.pk, place.street.pk]
    assert told[0].subject == "岗位空缺：多福巷社区居民委员会 社区工作者"
    assert told[0].text == "自3月2日起已空缺30天。请尽快安排人选；不再需要的，请撤销岗位。"


def test_it_is_counted_from_the_day_the_last_holder_left(ann, post, somebody):
    with travel(START):
        held = fill_post(ann, post, person=somebody("Eve"), begins=START.date()).noun
    with travel(START + timedelta(days=20)):
        vacate_post(ann, held)
    assert each_day(60) == {50: 1}
    assert Entry.objects.get(kind=KIND).facts["about"] == str(START.date() + timedelta(days=20))


def test_all_are_found_however_few_are_read_at_once(place, post, monkeypatch):
    monkeypatch.setattr(reminders, "AT_ONCE", 2)
    with travel(START):
        more = [plan_post(CLOCK, body=place.other, role="community_worker").noun for _n in range(4)]
    with travel(START + timedelta(days=31)):
        assert [pk for pk, _step, _day in queries.vacancies_to_tell()] == [post.pk, *(one.pk for one in more)]


def test_it_is_silent_of_a_post_that_is_no_more(ann, post):
    with travel(START):
        end_post(ann, post)
    assert each_day(40) == {}


def test_it_waits_for_an_empty_post(ann, post, somebody):
    fill_post(ann, post, person=somebody("Eve"))
    with pytest.raises(NotNow):
        tell_vacancy(CLOCK, post, step=30, since=START.date())


def test_it_refuses_everybody_but_the_clock(ann, dan, post):
    for actor in (ann, dan):
        with pytest.raises(NotYours):
            tell_vacancy(actor, post, step=30, since=START.date())
