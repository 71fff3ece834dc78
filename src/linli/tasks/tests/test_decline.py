"""What came without its means is declined in one click; sender, the level above and the district see it."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from linli.kernel.actors import Actor
from linli.kernel.clock import travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.queries import visible
from linli.kernel.refusals import NotNow, NotYours
from linli.tasks import acts, queries, testing
from linli.tasks.models import Task
from linli.tasks.tests.conftest import NINE


def test_it_takes_no_word(town):
    task = acts.decline.submit(town.ann, testing.sent(town)).noun
    assert task.state == "declined"
    assert task.why == "没有附上：清单事项、法律依据、人员或经费"


def test_sender_the_level_above_and_the_district_hear_of_it(town):
    acts.decline(town.ann, testing.sent(town), reason="不在清单里")
    for body in (town.place.street, town.place.district):
        assert testing.words_to(body)[-1] == "多福巷社区居民委员会 退回了：清点小区树木"
    task = acts.decline(town.ann, testing.sent(town, by=town.wes)).noun
    told = set(
        Delivery.objects.filter(noun_id=task.pk, subject__contains="退回").values_list("to_body", flat=True)
    )
    assert told == {town.water.pk, town.place.district.pk}


def test_who_sees_the_decline(town):
    task = acts.decline(town.ann, testing.sent(town)).noun
    for sees in (town.sue, town.dora, town.cara, town.may):
        assert task in queries.declined(sees) and task in visible(Task.label(), sees)
    for blind in (town.nina, town.wes, town.bob, Actor()):
        assert task not in visible(Task.label(), blind)


def test_it_refuses_what_has_its_ground_and_means(town):
    with pytest.raises(NotNow):
        acts.decline(town.ann, testing.founded(town))


def test_it_is_not_for_the_sender_nor_for_others(town):
    task = testing.sent(town)
    for other in (town.sue, town.dora, town.nina, town.bob, town.wes):
        with pytest.raises(NotYours):
            acts.decline(other, task)


def test_it_waits_for_no_second_answer(town):
    task = acts.accept(town.ann, testing.sent(town)).noun
    with pytest.raises(NotNow):
        acts.decline(town.ann, task)


@pytest.mark.django_db(transaction=True)
def test_a_decline_and_an_acceptance_at_the_same_moment_have_one_outcome():
    with travel(NINE):
        town = testing.a_town()
        tasks = [testing.sent(town) for _n in range(4)]
        gate = threading.Barrier(8)

        def attempt(pair):
            act, task = pair
            try:
                with travel(NINE):
                    gate.wait(10)
                    act(town.ann, Task.objects.get(pk=task.pk))
                return act
            except NotNow:
                return None
            finally:
                connections.close_all()

        pairs = [(act, task) for task in tasks for act in (acts.accept, acts.decline)]
        with ThreadPoolExecutor(8) as pool:
            came = list(pool.map(attempt, pairs))
    for n, task in enumerate(tasks):
        task.refresh_from_db()
        won = [one for one in came[2 * n : 2 * n + 2] if one]
        assert len(won) == 1, "one of the two, never both, never none"
        assert task.state == {acts.accept: "accepted", acts.decline: "declined"}[won[0]]
        answers = Delivery.objects.filter(noun_id=task.pk, to_body=town.place.street.pk).exclude(
            subject__contains="布置"
        )
        assert answers.count() == 1, "the sender is told of the one outcome"


def test_what_was_declined_for_want_of_means_is_counted_apart(town):
    assert acts.decline(town.ann, testing.sent(town)).entry.amounts == {"declined": 1, "without_means": 1}
    assert acts.decline(town.ann, testing.sent(town, people=2)).entry.amounts == {"declined": 1}
