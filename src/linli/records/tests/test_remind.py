"""The clock reminds."""

from datetime import timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotYours
from linli.records import acts, reactions, testing


def letters(body):
    return Delivery.objects.filter(noun="records.asked", to_body=body.pk).count()


def test_it_reminds_once_when_the_end_is_near_and_once_when_it_has_passed(town):
    request = testing.requested(town)
    assert reactions.remind_waiting() == 0
    with travel(request.due_at - timedelta(hours=12)):
        assert reactions.remind_waiting() == 2
        assert reactions.remind_waiting() == 0
    before = letters(town.place.street)
    with travel(request.due_at + timedelta(hours=1)):
        assert reactions.remind_waiting() == 2
        assert reactions.remind_waiting() == 0
    assert letters(town.place.community) == 3 and letters(town.place.street) == before + 2


def test_it_leaves_those_alone_who_answered_or_declined(town):
    request = testing.requested(town)
    testing.answered(town, request, town.ann)
    acts.decline(testing.neighbour(town), testing.asked_of(request, town.place.other))
    with travel(request.due_at + timedelta(hours=1)):
        assert reactions.remind_waiting() == 0


def test_it_refuses_everybody_but_the_clock(town):
    asked = testing.asked_of(testing.requested(town), town.place.community)
    with pytest.raises(NotYours):
        acts.remind(town.sue, asked)
    assert acts.remind(CLOCK, asked).noun.reminders == 1
