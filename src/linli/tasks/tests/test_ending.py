"""A body that ends: tasks go back or on, calls go up or on, contact points end; everybody is told."""

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.hands import held_by
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours
from linli.organisations.acts import merge_bodies
from linli.organisations.testing import dissolved
from linli.tasks import acts, testing
from linli.tasks.models import Called, ContactPoint, Task
from linli.tasks.rules import stages


def held(body):
    return {one.key: one.n for one in held_by(body.pk) if one.key.startswith("tasks.")}


def fresh(noun):
    return type(noun).objects.select_related(*type(noun).WITH).get(pk=noun.pk)


def told(body):
    return " ".join(testing.words_to(body))


def test_it_tells_what_is_in_whose_hands(town):
    testing.founded(town)
    testing.blown(town, by=town.ann, to=[town.place.street, town.place.other])
    testing.agreed(town)
    assert held(town.place.community) == {"tasks.received": 1, "tasks.calls": 1, "tasks.contacts": 1}
    assert held(town.place.other) == {"tasks.called": 1}
    assert held(town.place.street) == {"tasks.sent": 1, "tasks.called": 1}


@pytest.mark.parametrize("make", [testing.founded, testing.accepted, testing.doing])
def test_a_task_goes_back_to_who_sent_it(town, make):
    task = make(town)
    dissolved(town.place.community)
    assert fresh(task).state == "returned" and fresh(task).closed_at is not None
    assert "清点小区树木" in testing.words_to(town.place.street)[-1]
    assert held(town.place.community) == {}


def test_a_declined_task_cannot_be_asked_again_of_who_is_no_more(town):
    task = acts.decline(town.ann, testing.sent(town)).noun
    dissolved(town.place.community)
    assert fresh(task).state == "returned"
    with pytest.raises(NotNow):
        acts.ask_again(town.sue, task.pk, **testing.GROUND)


def test_what_was_reported_is_still_checked(town):
    task = testing.reported(town)
    dissolved(town.place.community)
    assert acts.check(town.sue, fresh(task)).noun.state == "checked"


def test_at_a_merger_the_work_stands_as_it_stood_with_the_one_that_follows(town):
    task = testing.doing(town)
    merge_bodies(CLOCK, town.place.community.pk, into=town.place.other)
    task = fresh(task)
    assert (task.state, task.body, task.sender) == ("doing", town.place.other, town.place.street)
    assert "银闸" in testing.words_to(town.place.street)[-1]
    assert acts.report(town.nina, task).noun.state == "done"


def test_what_a_body_sent_is_no_longer_to_be_done_and_its_owner_hears_it(town):
    task = testing.sent(town, by=town.wes, to=town.place.street, **testing.GROUND)
    dissolved(town.water)
    assert fresh(task).state == "withdrawn" and "清点小区树木" in testing.words_to(town.place.street)[-1]


def test_what_a_body_sent_stays_with_the_one_that_follows_except_to_itself(town):
    to_street = testing.sent(town, by=town.wes, to=town.place.street, **testing.GROUND)
    to_housing = testing.sent(town, by=town.wes, to=town.housing, **testing.GROUND)
    merge_bodies(CLOCK, town.water.pk, into=town.housing)
    assert (fresh(to_street).sender, fresh(to_street).state) == (town.housing, "issued")
    assert fresh(to_housing).state == "returned"


def test_its_own_call_goes_up_and_whom_it_had_called_need_not_come_to_itself(town):
    call = testing.blown(town, by=town.ann, to=[town.place.street, town.place.other])
    dissolved(town.place.community)
    call = fresh(call)
    assert (call.body, call.lead, call.state) == (town.place.street, town.place.street, "open")
    assert testing.part_of(call, town.place.street).state == "withdrawn"
    part = testing.part_of(call, town.place.other)
    assert (part.state, part.decider) == ("called", town.place.district)
    assert acts.acknowledge(town.nina, part).noun.state == "acknowledged"
    assert "地下室反复积水" in told(town.place.street)


def test_with_nobody_left_to_come_the_call_ends(town):
    call = testing.blown(town, by=town.ann, to=[town.place.street])
    dissolved(town.place.community)
    assert fresh(call).state == "closed"


@pytest.mark.parametrize("to", ["called", "acknowledged", "planned"])
def test_a_call_to_who_is_no_more_goes_to_the_level_above_and_its_clocks_begin_anew(town, to):
    call = testing.blown(town)
    if to != "called":
        testing.brought(town, call, to)
    dissolved(town.water)
    part = Called.objects.select_related(*Called.WITH).exclude(body=town.housing.pk).get(call=call)
    assert (part.body, part.state, part.decider) == (town.place.district, "called", town.place.city)
    entries = Entry.objects.filter(noun=part.label(), noun_id=part.pk).order_by("id")
    course = stages.course(entries)
    assert course.state == "called" and course.begins == part.begins_at
    assert part.due_at == acts.due_again(part)
    assert "水务" in told(town.place.street) and "地下室反复积水" in told(town.place.district)
    assert acts.acknowledge(town.dan, part).noun.state == "acknowledged"


def test_at_a_merger_what_was_promised_stays_with_the_one_that_follows(town):
    call = testing.blown(town, to=[town.water, town.housing])
    part = testing.brought(town, call, "planned")
    merge_bodies(CLOCK, town.water.pk, into=town.safety)
    part = fresh(part)
    assert (part.body, part.state, part.action) == (town.safety, "planned", "疏通雨水管")
    assert acts.finish(town.sven, part).noun.state == "done"


def test_nobody_is_called_twice_and_the_caller_hears_it(town):
    call = testing.blown(town)
    merge_bodies(CLOCK, town.water.pk, into=town.housing)
    assert {one.body_id: one.state for one in call.parts.all()} == {
        town.water.pk: "withdrawn", town.housing.pk: "called",
    }  # fmt: skip
    assert "水务" in testing.words_to(town.place.street)[-1]


def test_a_contact_point_ends_with_its_place_and_both_are_told(town):
    contact = testing.agreed(town)
    dissolved(town.place.community)
    assert ContactPoint.objects.get(pk=contact.pk).state == "ended"
    assert "多福巷" in testing.words_to(town.place.district)[-1]


def test_only_the_end_of_a_body_does_this(town):
    task, call = testing.founded(town), testing.blown(town)
    part = testing.part_of(call, town.water)
    heir = town.place.other
    for step in (
        lambda: acts.give_back(town.sue, task, reason="x"),
        lambda: acts.hand_on_task(town.sue, task, gone=task.body_id, heir=heir),
        lambda: acts.hand_on_call(town.sue, call, gone=call.body_id, to=heir),
        lambda: acts.hand_on_part(town.sue, part, body=heir),
        lambda: acts.readdress(town.sue, part, body=heir),
    ):
        with pytest.raises(NotYours):
            step()
    assert Task.objects.get().state == "issued"
