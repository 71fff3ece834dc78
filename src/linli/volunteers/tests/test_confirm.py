"""The volunteer's word makes hours count, and nothing else does."""

from linli.kernel.journal import tally
from linli.kernel.refusals import NotNow, NotYours
from linli.volunteers import acts, queries, testing
from linli.volunteers.tests.asking import last, refused


def test_nothing_counts_before_it_is_confirmed(team):
    hours = testing.served(team)
    assert queries.confirmed_minutes(team.cat.person_id) == 0
    acts.confirm_hours(team.cat, hours)
    assert queries.confirmed_minutes(team.cat.person_id) == 120
    assert last(hours).amounts == {"minutes": 120, "services": 1}


def test_it_refuses_the_organiser(team):
    hours = testing.served(team)
    with refused(NotYours):
        acts.confirm_hours(team.ann, hours)


def test_it_waits_while_it_is_in_question(team):
    hours = acts.contest_hours(team.cat, testing.served(team), minutes=180, words="三个小时").noun
    with refused(NotNow):
        acts.confirm_hours(team.cat, hours)


def test_it_is_not_confirmed_twice(team):
    hours = testing.confirmed(team)
    with refused(NotNow):
        acts.confirm_hours(team.cat, hours)
    tally.advance()
    assert queries.confirmed_minutes(team.cat.person_id) == 120
