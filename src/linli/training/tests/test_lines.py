"""Duties and standards: dated lines with their source; turns are told before they end."""

from datetime import date

from linli.kernel.actors import CLOCK
from linli.kernel.clock import today, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotYours
from linli.kernel.testing.asking import refused
from linli.training import acts, queries, reactions, testing
from linli.training.models import Duty, Standard

DUTY = {
    "target": "community_worker", "roles": ["community_worker"], "kinds": [], "every": 12, "first": 3, "hours": 24,
    "source": "街道年度安排", "valid_from": date(2026, 1, 1),
}  # fmt: skip
STANDARD = {
    "kind": "residents_committee",
    "role": "community_worker",
    "posts": 5,
    "source": "街道",
    "valid_from": date(2026, 1, 1),
}


def test_set_duty_changes_who_is_due_at_once(town):
    before = len(queries.turns("", "community_worker"))
    acts.set_duty(town.dora, **DUTY)
    assert before == 1 and len(queries.turns("", "community_worker")) == 2


def test_set_duty_refuses_who_does_not_define(town):
    with refused(NotYours):
        acts.set_duty(town.sue, **DUTY)
    assert acts.set_duty(CLOCK, **DUTY).noun.pk


def test_set_standard_changes_the_gaps(town):
    path = town.place.community.path
    assert sum(row.staffing.gap for row in queries.staffing(path)) == 2
    acts.set_standard(town.dora, **STANDARD)
    assert sum(row.staffing.gap for row in queries.staffing(path)) == 6


def test_set_standard_refuses_who_does_not_define(town):
    with refused(NotYours):
        acts.set_standard(town.pat, **STANDARD)


def test_end_duty_stays_in_the_book_and_no_longer_applies(town):
    line = Duty.objects.get(target="community_worker")
    acts.end_duty(town.dora, line, valid_to=today())
    with travel(testing.at(1)):
        assert queries.turns("", "community_worker") == [] and Duty.objects.filter(pk=line.pk).exists()


def test_end_duty_refuses_the_past_and_others(town):
    line = Duty.objects.get(target="community_worker")
    with refused() as told:
        acts.end_duty(town.dora, line, valid_to=testing.a_day(-1))
    assert told.value.field == "valid_to"
    with refused(NotYours):
        acts.end_duty(town.sue, line, valid_to=today())


def test_end_standard_stays_and_no_longer_applies(town):
    line = Standard.objects.get(role="community_worker")
    acts.end_standard(town.dora, line, valid_to=today())
    with travel(testing.at(1)):
        assert line not in queries.standards()
    with refused(NotYours):
        acts.end_standard(town.sue, line, valid_to=today())


def test_load_training_leaves_what_was_set(town):
    assert acts.load_training() == 0
    Duty.objects.filter(target="team").delete()
    assert acts.load_training() == 0 and not Duty.objects.filter(target="team").exists()


def test_remind_of_turn_tells_the_body_and_the_one_above_once_a_step(town):
    near = {turn.post.pk: step for turn, step in queries.turns_to_remind()}
    assert near[town.sec.post.id] == 0  # they have been in the post for years
    assert reactions.remind() == len(near)
    told = Delivery.objects.filter(subject__contains="待培训").values_list("to_body", flat=True)
    assert {town.place.community.pk, town.place.street.pk, town.branch.pk, town.unit.pk} <= set(told)
    assert list(queries.turns_to_remind()) == []


def test_remind_of_turn_waits_for_whoever_is_in_a_course(town):
    testing.enrolled(testing.opened(town), town.sec)
    assert town.sec.post.id not in {turn.post.pk for turn, _step in queries.turns_to_remind()}


def test_remind_of_turn_comes_before_the_next_turn_again(town):
    one = testing.trained(town, town.sec)

    def steps(days):
        with travel(one.course.begins_at + (testing.at(days) - testing.at(0))):
            found = {turn.post.pk: step for turn, step in queries.turns_to_remind()}
            return found.get(town.sec.post.id)

    assert [steps(days) for days in (600, 660, 710, 740)] == [None, 90, 30, 0]


def test_remind_of_turn_is_the_clocks_alone(town):
    turn, step = next(iter(queries.turns_to_remind()))
    with refused(NotYours):
        acts.remind_of_turn(town.sue, turn.duty, post=turn.post, step=step, on=turn.due.on)
