"""Two voices on one matter: one need goes on, nobody loses answer or rating (DOMAIN.md 9, example 13)."""

import pytest

from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotNow
from linli.needs import acts, testing
from linli.needs.models import Need
from linli.needs.tests.asking import last, refused, told


@pytest.fixture
def both(town):
    return testing.dispatched(town), testing.raised(town, by=town.dan)


def test_it_joins_the_people_to_the_live_need(town, both):
    live, other = both
    gone = acts.merge(town.sue, other, into=live.pk).noun
    assert (gone.state, gone.outcome, gone.merged_into_id, gone.due_at) == (
        "merged",
        "duplicate",
        live.pk,
        None,
    )
    assert Need.objects.get(pk=live.pk).reporters_n == 2
    assert last(gone).facts["into"] == live.pk


def test_each_gets_the_answer_and_is_asked(town, both):
    live, other = both
    acts.merge(town.sue, other, into=live.pk)
    acts.sign(town.ann, live.pk)
    acts.reply(town.ann, live.pk, outcome="solved", text="灯已换好。")
    heard = Delivery.objects.filter(noun_id=live.pk, text="灯已换好。").values_list("to_person", flat=True)
    assert set(heard) == {town.bob.person_id, town.dan.person_id}


def test_two_matters_of_one_person_stay_two_needs(town):
    first, second = testing.raised(town), testing.raised(town, text="楼下的树挡住了窗户。")
    assert first.pk != second.pk
    assert Need.objects.filter(merged_into__isnull=False).count() == 0


def test_it_refuses_itself_and_what_has_ended(town, both):
    live, other = both
    with refused(field="into"):
        acts.merge(town.sue, other, into=other.pk)
    with refused(field="into"):
        acts.merge(town.sue, other, into=testing.closed(town).pk)


def test_it_refuses_a_need_that_was_answered_already(town, both):
    with refused(field="into"):
        acts.merge(town.sue, both[1], into=testing.replied(town).pk)


def test_it_refuses_a_second_time(town, both):
    live, other = both
    acts.merge(town.sue, other, into=live.pk)
    with refused(NotNow):
        acts.merge(town.sue, other, into=live.pk)


def test_it_tells_who_joined_where_it_goes_on(town, both):
    live, other = both
    acts.merge(town.sue, other, into=live.pk)
    assert live.number in told(other).text
