"""Becoming a volunteer: a minute, no document, hidden from others."""

from dataclasses import replace

from linli.kernel.actors import NOBODY
from linli.kernel.queries import visible
from linli.kernel.refusals import NotNow, NotYours
from linli.volunteers import acts, queries, rules
from linli.volunteers.tests.asking import last, refused


def test_it_gives_a_number_that_is_no_document_and_hides_the_profile(team):
    profile = acts.register(team.dan, skills=["company"], home=None).noun
    assert rules.is_number(profile.number) and profile.state == "registered"
    assert (profile.is_shown, profile.shows_stars, profile.real_name) == (False, False, "")
    assert not visible("volunteers.profile", team.ann).filter(pk=profile.pk).exists()
    assert last(profile).facts["subject"] == team.dan.person_id


def test_a_slip_in_the_number_shows(team):
    number = queries.profile_of(team.cat).number
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert not rules.is_number(wrong) and queries.by_number(wrong) is None


def test_it_is_done_at_the_counter_for_somebody(team):
    at_counter = replace(team.ann, behalf_id=team.dan.person_id, via="counter")
    profile = acts.register(at_counter).noun
    assert profile.person_id == team.dan.person_id


def test_it_refuses_twice(team):
    with refused(NotNow):
        acts.register(team.cat)


def test_it_refuses_nobody(team):
    with refused(NotYours):
        acts.register(NOBODY)
