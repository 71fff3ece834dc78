"""Queues that capabilities lend the desk: asked in one statement that is made once and asked again."""

from datetime import timedelta

import pytest
from django.db.models import Q

from linli.kernel import reference
from linli.kernel.clock import now, travel
from linli.kernel.tests.lamps import ANN, DAN, Lamp
from linli.kernel.web import waiting as desk
from linli.kernel.web.waiting import Counted, Waits, waits


@pytest.fixture
def lent(monkeypatch, lamps):
    """Lend the desk of a test its only queues; those it asked are told in ``lent.made``."""
    monkeypatch.setattr(desk, "_queues", {})
    reference.forget()

    def lend(key, order, lends):
        def told(actor):
            lend.made.append(key)
            return lends(actor)

        desk.waiting(key, key.title(), order=order)(told)

    lend.made = []
    yield lend
    reference.forget()


def hung(state="off", **told):
    return Lamp.objects.create(name="a", state=state, **told)


def dark(url="/dark/", **how):
    return Waits(Lamp.objects.filter(state="off"), url, **how)


def test_they_stand_in_order_with_their_counts_and_the_late_ones(lent):
    lent("late", 30, lambda actor: dark(late=Q(due_at__lt=now())))
    lent("early", 10, lambda actor: Waits(Lamp.objects.filter(state="on"), "/on/"))
    lent("nothing", 20, lambda actor: Waits(Lamp.objects.filter(state="broken"), "/broken/"))
    hung(), hung(due_at=now() - timedelta(days=1)), hung("on")
    assert waits(ANN) == [
        {"key": "early", "label": "Early", "url": "/on/", "count": "1", "late": ""},
        {"key": "late", "label": "Late", "url": "/dark/", "count": "2", "late": "1"},
    ]


def test_a_queue_of_several_kinds_leads_to_the_first_that_has_some(lent):
    lent("both", 10, lambda actor: [Waits(Lamp.objects.filter(state="on"), "/on/"), dark()])
    hung(), hung()
    assert [(one["url"], one["count"]) for one in waits(ANN)] == [("/dark/", "2")]
    hung("on")
    assert [(one["url"], one["count"]) for one in waits(ANN)] == [("/on/", "3")]


def test_what_no_query_counts_is_told_anew_each_time(lent):
    told = iter([(3, 1, "/a/"), (0, 0, "/a/"), (60, 0, "/b/")])
    lent("told", 10, lambda actor: Counted(lambda: next(told)))
    assert waits(ANN) == [{"key": "told", "label": "Told", "url": "/a/", "count": "3", "late": "1"}]
    assert waits(ANN) == []
    assert waits(ANN)[0]["count"] == "50+"
    assert lent.made == ["told"]


def test_no_more_than_a_few_are_counted(lent):
    lent("dark", 10, lambda actor: dark())
    Lamp.objects.bulk_create(Lamp(name="a") for _one in range(60))
    assert waits(ANN)[0]["count"] == "50+"


def test_whoever_has_no_queue_and_what_can_have_no_rows_asks_nothing(lent, django_assert_num_queries):
    lent("none", 10, lambda actor: None)
    lent("empty", 20, lambda actor: Waits(Lamp.objects.none(), "/"))
    assert waits(ANN) == []
    with django_assert_num_queries(0):
        assert waits(ANN) == []


def test_the_question_is_made_once_and_the_answer_is_of_now(lent, django_assert_num_queries):
    lent("dark", 10, lambda actor: dark())
    hung()
    assert waits(ANN)[0]["count"] == "1"
    hung()
    with django_assert_num_queries(1):
        assert waits(ANN)[0]["count"] == "2"
    assert lent.made == ["dark"]


def test_each_reader_has_their_own_question(lent):
    lent("mine", 10, lambda actor: Waits(Lamp.objects.filter(name=actor.name), "/"))
    Lamp.objects.create(name="Ann")
    assert [len(waits(actor)) for actor in (ANN, DAN, ANN)] == [1, 0, 1]


def test_it_is_made_again_when_a_table_of_reference_changes(lent):
    lent("dark", 10, lambda actor: dark())
    waits(ANN)
    reference.touch("organisations.tree")
    waits(ANN)
    assert lent.made == ["dark", "dark"]


def test_a_limit_of_time_in_it_is_at_most_so_old(lent):
    lent("dark", 10, lambda actor: dark(late=Q(due_at__lt=now())))
    soon = now() + timedelta(minutes=1)
    hung(due_at=soon)
    assert waits(ANN)[0]["late"] == ""
    with travel(soon + reference.AS_OF):
        assert waits(ANN)[0]["late"] == "1"


def test_only_so_many_are_held(monkeypatch, db):
    monkeypatch.setattr(reference, "MOST_MADE", 2)
    reference.forget()
    made = []
    for key in "abcac":
        reference.held(key, lambda key=key: made.append(key))
    assert made == ["a", "b", "c", "a"]
