"""Work is sent down: to one or many, with its ground and means, never to oneself, never up."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from linli.kernel import rulebook
from linli.kernel.clock import today
from linli.kernel.forms import Invalid
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.testing import statements
from linli.tasks import acts, testing
from linli.tasks.models import Task


def test_it_reaches_each_body_with_an_answer_of_its_own(town):
    both = [town.place.community.pk, town.place.other.pk]
    testing.sent(town, to=both)
    assert sorted(Task.objects.values_list("body_id", flat=True)) == sorted(both)
    for body in (town.place.community, town.place.other):
        assert testing.words_to(body)[-1] == "布置的任务：清点小区树木"
    assert Entry.objects.filter(kind="tasks.task.sent").count() == 2


def test_it_costs_few_statements(town):
    rulebook.span("tasks.furthest")  # the process remembers the rulebook
    with statements(14):
        testing.sent(town, to=[town.place.community.pk, town.place.other.pk])


def test_it_says_what_is_missing(town):
    bare = testing.sent(town)
    assert bare.may_be_declined and len(bare.lacks) == 3
    assert not testing.founded(town).may_be_declined
    promised = testing.sent(town, **testing.GROUND, **testing.PAID)
    assert not promised.may_be_declined and promised.awaits_money
    assert Entry.objects.filter(kind="tasks.task.sent").earliest("id").amounts == {"sent": 1, "without": 1}


def test_temporary_work_says_what_it_displaces_and_when_it_ends(town):
    with pytest.raises(Refused, match="结束|哪一天"):
        testing.founded(town, temporary=True)
    task = testing.founded(town, temporary=True, expires_on=testing.in_days(30))
    assert task.may_be_declined, "nothing is named that need not be done meanwhile"
    assert not testing.founded(
        town, temporary=True, expires_on=testing.in_days(30), displaces="本周走访"
    ).may_be_declined


def test_it_refuses_a_task_to_oneself(town):
    with pytest.raises(Refused, match="自己"):
        testing.sent(town, to=town.place.street)
    task = testing.sent(town)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE tasks_task SET sender_id = body_id WHERE id = %s", [task.pk])


@pytest.mark.parametrize("where", ["district", "city"])
def test_it_refuses_to_send_upward(town, where):
    with pytest.raises(Refused, match="下级|不在"):
        testing.sent(town, to=getattr(town.place, where))


def test_a_department_sends_within_its_district_only(town):
    assert testing.sent(town, by=town.wes, to=town.place.community).sender_id == town.water.pk
    with pytest.raises(Refused):
        testing.sent(town, by=town.wes, to=town.place.district)
    with pytest.raises(NotYours):
        testing.sent(town, by=town.ann)


@pytest.mark.parametrize(
    "told",
    [
        {"due_on": today() - timedelta(days=400)},
        {"due_on": today() + timedelta(days=365 * 9)},
        {"expires_on": today() + timedelta(days=1), "due_on": today() + timedelta(days=300)},
        {"money": Decimal(10)},
        {"transferred_on": today()},
        {"gauge": "needs.need.replied"},
        {"target": 5},
    ],
)
def test_it_refuses_what_cannot_be(town, told):
    with pytest.raises(Refused):
        testing.sent(town, **told)


def test_what_was_typed_comes_back_with_a_sentence(town):
    with pytest.raises(Invalid) as bad:
        acts.send.submit(town.sue, None, {"title": "数树", "to": "", "due_on": "31.2.", "money": "-1"})
    assert {"to", "due_on", "money"} <= set(bad.value.form.errors)
    assert bad.value.form.data["title"] == "数树"
