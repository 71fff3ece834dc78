"""责任分解: one level at a time, each level sees its own and the sum below, nobody owes in a circle."""

from datetime import timedelta

import pytest

from linli.kernel.clock import travel
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.needs import testing as needs
from linli.tasks import acts, queries, testing
from linli.tasks.models import Task
from linli.tasks.tests.conftest import NINE


@pytest.fixture
def clause(town):
    """The district gives the street a clause of a document, counted by answers to residents."""
    task = testing.sent(
        town, by=town.dan, to=town.place.street, **testing.GROUND, people=1, source="区工作要点", clause="第三条",
        gauge="needs.need.replied", target=100,
    )  # fmt: skip
    return acts.accept(town.sue, task).noun


def passed(town, task, to=None, by=None, **told):
    receivers = [one.pk for one in (to or [town.place.community, town.place.other])]
    given = {
        "title": "答复居民诉求",
        "due_on": task.due_on,
        **testing.GROUND,
        "people": 1,
        "target": 50,
        **told,
    }
    acts.pass_on(by or town.sue, task, to=receivers, **given)
    return list(Task.objects.filter(above=task).order_by("id"))


def test_each_part_has_its_owner_and_the_document_of_the_whole(town, clause):
    first, second = passed(town, clause)
    assert (first.body_id, second.body_id) == (town.place.community.pk, town.place.other.pk)
    assert (first.sender_id, first.source, first.clause, first.gauge) == (
        town.place.street.pk, "区工作要点", "第三条", "needs.need.replied",
    )  # fmt: skip
    assert first.trail == f"/{clause.pk}/" and testing.words_to(town.place.other)[-1].endswith("答复居民诉求")


def test_each_level_sees_its_own_and_the_sum_below(town, clause):
    first, second = passed(town, clause)
    acts.decline(town.nina, second) if second.may_be_declined else acts.accept(town.nina, second)
    first = acts.report(town.ann, acts.begin(town.ann, acts.accept(town.ann, first).noun).noun).noun
    told = queries.below(clause)
    assert (told.n, told.done, told.target) == (2, 1, 100)
    assert queries.below(first).n == 0 and [one.pk for one in queries.parts(clause)] == [first.pk, second.pk]


def test_progress_comes_from_what_is_recorded_anyway(town, clause):
    first, _second = passed(town, clause)
    with travel(NINE + timedelta(days=1)):
        needs.replied(town)
        told = queries.counted(clause, [town.place.street.pk, town.place.community.pk, town.place.other.pk])
    assert told == {town.place.street.pk: 1, town.place.community.pk: 1, town.place.other.pk: 0}


def test_it_refuses_to_skip_a_level(town):
    task = acts.accept(town.dan, testing.sent(town, by=town.cara, to=town.place.district)).noun
    with pytest.raises(Refused, match="逐级|一级"):
        passed(town, task, to=[town.place.community], by=town.dan, target=None)
    assert passed(town, task, to=[town.place.street, town.water], by=town.dan, target=None)


def test_it_refuses_a_circle(town):
    first = acts.accept(town.wes, testing.sent(town, by=town.dan, to=town.water)).noun
    (second,) = passed(town, first, to=[town.housing], by=town.wes, target=None)
    acts.accept(town.hugo, second)
    with pytest.raises(Refused, match="圈|循环"):
        passed(town, second, to=[town.water], by=town.hugo, target=None)
    assert passed(town, second, to=[town.safety], by=town.hugo, target=None)


def test_it_refuses_others_and_oneself(town, clause):
    with pytest.raises(NotYours):
        passed(town, clause, by=town.ann)
    with pytest.raises(Refused):
        passed(town, clause, to=[town.place.street])


def test_it_waits_until_it_is_taken_on(town):
    task = testing.sent(town, by=town.dan, to=town.place.street)
    with pytest.raises(NotNow):
        passed(town, task)
