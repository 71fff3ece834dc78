"""Signing up: the last place is given once, and who comes after may wait."""

from dataclasses import replace
from datetime import time

from django.urls import reverse

from linli.kernel.clock import travel
from linli.kernel.refusals import NotNow, Refused
from linli.kernel.testing import statements
from linli.volunteers import acts, queries, testing
from linli.volunteers.models import SignUp
from linli.volunteers.tests.asking import last, refused, told


def test_it_takes_a_place_and_tells(team):
    one = testing.signed(team)
    assert (one.state, one.seat) == ("taken", 1)
    assert last(one).facts["state"] == "taken"
    assert len(told(team.cat)) == 1


def test_it_asks_the_database_little(team):
    task = testing.published(team)
    shift = testing.first_shift(task)
    acts.ask(team.bob, shift=shift)
    with statements(14):
        acts.ask(team.cat, shift=shift, key="once")


def test_it_refuses_the_one_too_many_and_offers_the_line(team):
    task = testing.published(team, seats=1)
    testing.signed(team, task)
    with refused(Refused):
        testing.signed(team, task, by=team.bob)
    one = testing.signed(team, task, by=team.bob, wait=True)
    assert (one.state, one.seat) == ("waiting", None)


def test_it_refuses_whoever_is_no_volunteer(team):
    with refused(Refused):
        testing.signed(team, by=team.dan)


def test_it_refuses_twice_and_what_has_begun(team):
    task = testing.published(team)
    testing.signed(team, task)
    with refused(NotNow):
        testing.signed(team, task)
    with testing.after(task), refused(NotNow):
        testing.signed(team, task, by=team.bob)


def test_it_refuses_two_places_at_once_and_says_which_is_the_other(team):
    testing.signed(team, testing.published(team, title="送餐"))
    other = testing.published(team, title="看护花坛", begins=time(10), ends=time(12))
    with refused(Refused, "送餐"):
        testing.signed(team, other)
    assert testing.signed(team, other, anyway=True).state == "taken"
    after = testing.published(team, begins=time(12), ends=time(13))
    assert testing.signed(team, after).state == "taken", "one right after the other is fine"


def test_a_place_given_back_or_called_off_stands_in_nobodys_way(team):
    first, second = testing.published(team), testing.published(team, title="扫雪")
    acts.leave(team.cat, testing.signed(team, first))
    testing.signed(team, second)
    acts.cancel_task(team.ann, second, reason="下雨")
    assert testing.signed(team, testing.published(team)).state == "taken"


def test_the_page_asks_only_what_stands_in_the_way(team, client):
    testing.signed(team, testing.published(team, title="送餐"))
    full = testing.published(team, seats=1)
    testing.signed(team, full, by=team.bob)
    client.force_login(queries.person_of(team.cat.person_id))
    address = reverse("volunteers:ask", args=[testing.first_shift(full).pk])
    said = client.post(address, {"wait": "on"})
    assert said.status_code == 422
    told = said.content.decode()
    assert "送餐" in told and 'type="checkbox" name="anyway"' in told
    assert '<input type="hidden" name="wait" value="on"' in told
    assert client.post(address, {"wait": "on", "anyway": "on"}).status_code == 302
    assert SignUp.objects.get(task=full, person=team.cat.person_id).state == "waiting"


def test_it_waits_until_the_task_is_put_up(team):
    with refused(NotNow):
        testing.signed(team, testing.drafted(team))


def test_a_task_of_skill_and_name_is_for_those_who_have_them(team):
    task = testing.published(team, skill="first_aid", needs_name=True)
    with refused(Refused):
        testing.signed(team, task)
    acts.change_profile(team.cat, _profile(team.cat), skills=["first_aid"])
    with refused(Refused):
        testing.signed(team, task)
    acts.name_self(team.cat, _profile(team.cat), real_name="程彩", band="adult")
    counter = replace(team.ann, behalf_id=team.cat.person_id)
    acts.verify_at_counter(counter, _profile(team.cat), real_name="程彩", band="adult")
    assert testing.signed(team, task).state == "taken"


def _profile(actor):
    return queries.profile_of(actor)


def test_minors_take_only_what_is_fit_with_consent(team):
    young = testing.resident("小明")
    testing.volunteer(young, band="youth")
    with refused(Refused):
        testing.signed(team, by=young)
    task = testing.published(team, for_minors=True)
    with refused(Refused):
        testing.signed(team, task, by=young)
    acts.note_guardian(
        replace(team.ann, behalf_id=young.person_id), _profile(young), guardian="明父", agrees=True
    )
    assert testing.signed(team, task, by=young).state == "taken"


def test_a_lapsed_hold_goes_to_the_next_when_somebody_asks(team):
    cat, bob, eve = team.cat, team.bob, testing.resident("夏娃")
    testing.volunteer(eve)
    task = testing.published(team, seats=1)
    first = testing.signed(team, task)
    testing.signed(team, task, by=bob, wait=True)
    acts.leave(cat, first)
    held = SignUp.objects.get(person=bob.person_id)
    assert held.state == "held"
    with travel(held.held_until):
        testing.signed(team, task, by=eve, wait=True)
        held.refresh_from_db()
        assert (held.state, SignUp.objects.get(person=eve.person_id).state) == ("held", "waiting")
