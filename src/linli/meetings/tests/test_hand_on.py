"""Gatherings of a body that ends are finished first, or go on with the one that follows."""

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotYours, Refused
from linli.meetings import acts, testing
from linli.meetings.models import Meeting
from linli.organisations.acts import merge_bodies
from linli.organisations.testing import a_body, dissolved


@pytest.fixture
def heir(town):
    return a_body("branch", "多福巷社区第二党支部", town.place.community)


def test_it_goes_on_with_the_one_that_follows(town, heir):
    one = testing.noticed(town, by=town.bea)
    merge_bodies(CLOCK, town.branch.pk, into=heir)
    one = Meeting.objects.get(pk=one.pk)
    assert (one.body, one.state) == (heir, "noticed")
    assert Delivery.objects.filter(to_body=heir.pk).exists()
    with testing.after(one):
        assert acts.hold(town.sec, one, people_n=9).noun.state == "held"


def test_it_is_finished_first_where_nobody_follows(town):
    one = testing.noticed(town, by=town.bea)
    with pytest.raises(Refused) as refused:
        dissolved(town.branch)
    assert refused.value.code == "in_hand"
    assert Meeting.objects.get(pk=one.pk).state == "noticed"


def test_only_the_end_of_a_body_does_this(town, heir):
    with pytest.raises(NotYours):
        acts.hand_on(town.ann, testing.noticed(town, by=town.bea), heir=heir.pk)
