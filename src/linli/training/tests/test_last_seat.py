"""Twenty-five at the last seat at once, on real connections: one has it, all others wait in one order."""

import pytest

from linli.kernel.refusals import Refused
from linli.kernel.testing.together import at_once
from linli.training import acts, queries, testing
from linli.training.models import Course, Enrolment

ATTEMPTS = 25


@pytest.mark.django_db(transaction=True)
def test_the_last_seat_goes_to_exactly_one():
    town = testing.a_town()
    course = testing.opened(town, seats=1)
    people = [testing.resident(f"居民{n}") for n in range(ATTEMPTS)]

    def attempt(actor):
        return lambda: acts.enrol(actor, course=Course.objects.get(pk=course.pk)).noun.state

    states = at_once([attempt(one) for one in people])
    assert sorted(states) == ["taken", *["waiting"] * (ATTEMPTS - 1)]
    assert Enrolment.objects.filter(course=course, seat__isnull=False).count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_person_who_asks_many_times_at_once_stands_there_once():
    town = testing.a_town()
    course = testing.opened(town, seats=9)
    bob = town.bob

    found = at_once(
        [lambda: acts.enrol(bob, course=Course.objects.get(pk=course.pk)).noun for _n in range(ATTEMPTS)]
    )
    assert sum(isinstance(one, Enrolment) for one in found) == 1
    assert {type(one) for one in found} == {Enrolment, Refused}
    assert len(queries.live_in(course)) == 1
