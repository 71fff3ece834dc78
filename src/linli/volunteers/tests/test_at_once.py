"""Twenty-five at the same moment, with real connections: one gets it, the others are told."""

import pytest

from linli.kernel.clock import travel
from linli.kernel.refusals import Refused
from linli.kernel.testing.together import at_once
from linli.volunteers import acts, testing
from linli.volunteers.models import Certificate, SignUp

AT_ONCE = 25


@pytest.mark.django_db(transaction=True)
def test_the_last_place_is_given_once_and_the_others_may_wait():
    team = testing.a_team()
    task = testing.published(team, seats=1)
    shift, people = testing.first_shift(task), testing.many(AT_ONCE)
    came = at_once([lambda who=who: acts.ask(who, shift=shift.pk).noun for who in people])
    assert sum(isinstance(one, SignUp) for one in came) == 1
    assert len({str(one.message) for one in came if isinstance(one, Refused)}) == 1, (
        "all others hear that it is full, and that they can wait"
    )
    late = [who for who, one in zip(people, came, strict=True) if isinstance(one, Refused)]
    waited = at_once([lambda who=who: acts.ask(who, shift=shift.pk, wait=True).noun for who in late])
    assert all(isinstance(one, SignUp) for one in waited)
    assert SignUp.objects.filter(state="taken").count() == 1
    assert SignUp.objects.filter(state="waiting").count() == AT_ONCE - 1


@pytest.mark.django_db(transaction=True)
def test_one_certificate_asked_for_at_once_is_one():
    team = testing.a_team()
    hours = testing.confirmed(team)
    body, day = testing.ref(team.place.community), hours.served_on
    with travel(hours.confirmed_at):
        came = at_once(
            [
                lambda: acts.ask_certificate(team.cat, body=body, first=day, last=day).noun
                for _n in range(AT_ONCE)
            ]
        )
    assert sum(isinstance(one, Certificate) for one in came) == 1
    assert Certificate.objects.count() == 1
    assert len([one for one in came if isinstance(one, Refused)]) == AT_ONCE - 1


@pytest.mark.django_db(transaction=True)
def test_the_last_hold_is_taken_once_though_two_hands_press():
    team = testing.a_team()
    task = testing.published(team, seats=1)
    mine = testing.signed(team, task)
    other = testing.signed(team, task, by=team.bob, wait=True)
    acts.leave(team.cat, mine)
    came = at_once([lambda: acts.take(team.bob, other.pk).noun for _n in range(AT_ONCE)])
    assert sum(isinstance(one, SignUp) for one in came) == 1
    assert SignUp.objects.get(state="taken").person_id == team.bob.person_id
