"""This is mine too."""

import pytest

from linli.kernel.actors import NOBODY
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import Refused
from linli.needs import acts, queries, testing
from linli.needs.models import Reporter
from linli.needs.tests.asking import last, refused


def test_it_gives_a_receipt_of_their_own(town):
    need = testing.raised(town)
    done = acts.join(NOBODY, need, words="我也是", contact="13900139000").noun
    assert done.reporters_n == 2
    assert queries.by_code(done.receipt_code).need_id == need.pk
    assert last(need).amounts == {"joined": 1}


def test_everybody_who_joined_gets_the_answer(town):
    need = testing.working(town)
    acts.join(town.dan, need)
    acts.reply(town.ann, need, outcome="solved", text="好了")
    told = Delivery.objects.filter(noun_id=need.pk, text="好了").values_list("to_person", flat=True)
    assert set(told) == {town.bob.person_id, town.dan.person_id}


def test_it_refuses_to_count_one_person_twice(town):
    need = testing.raised(town)
    with refused():
        acts.join(town.bob, need)
    assert Reporter.objects.filter(need=need).count() == 1


@pytest.mark.parametrize("state", ["closed", "merged", "withdrawn"])
def test_it_refuses_what_has_ended(town, state):
    need = testing.raised(town)
    type(need).objects.filter(pk=need.pk).update(state=state, version=need.version + 1)
    with refused(Refused):
        acts.join(town.dan, need.pk)


def test_it_waits_for_no_second_press(town):
    need = testing.raised(town)
    for _time in range(2):
        acts.join(town.dan, need, key="once")
    need.refresh_from_db()
    assert need.reporters_n == 2


def test_a_repeat_with_the_same_key_tells_the_same_receipt(town):
    need = testing.raised(town, by=NOBODY)
    key = "9f0c0f3e7f6a4c0b8d2a5e1f"
    first = acts.join(NOBODY, need, key=key, contact="13900139000").noun.receipt_code
    acts.join(town.dan, need, key=key)
    again = acts.join(NOBODY, need, key=key, contact="13900139000").noun.receipt_code
    assert again == first
    assert queries.by_code(again).contact.open("deliver") == "13900139000"
